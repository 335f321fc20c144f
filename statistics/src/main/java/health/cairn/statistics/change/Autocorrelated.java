package health.cairn.statistics.change;

/** Least squares where errors are correlated over time. */
final class Autocorrelated {

    private static final double SETTLED = 1e-10;
    private static final int MOST_ROUNDS = 200;
    /** A correlation nearer to 1 makes the transformed level vanish. */
    private static final double LARGEST = 0.99;

    private Autocorrelated() {}

    /**
     * The sandwich covariance of Newey and West with Bartlett weights 1 - l / (lag + 1) and the factor n / (n - p).
     *
     * @param lag 0 gives White's covariance for unequal spread
     */
    static double[][] neweyWest(double[][] x, LeastSquares fit, int lag) {
        int n = x.length;
        int p = x[0].length;
        var meat = new double[p][p];
        double[] e = fit.residuals();
        for (int l = 0; l <= Math.min(lag, n - 1); l++) {
            double weight = 1 - l / (lag + 1.0);
            for (int t = l; t < n; t++) {
                double product = weight * e[t] * e[t - l];
                for (int i = 0; i < p; i++) {
                    for (int j = 0; j < p; j++) {
                        double cross = x[t][i] * x[t - l][j];
                        meat[i][j] += product * (l == 0 ? cross : cross + x[t - l][i] * x[t][j]);
                    }
                }
            }
        }
        double factor = (double) n / (n - p);
        var covariance = new double[p][p];
        double[][] bread = fit.inverseGram();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    covariance[i][j] += factor * bread[i][k] * LeastSquares.dot(meat[k], bread[j]);
                }
            }
        }
        return covariance;
    }

    /**
     * The fit of Prais and Winsten.
     *
     * @param fit on the transformed series; its covariance is that of the coefficients
     * @param correlation of errors one period apart
     * @param rounds until it settled
     */
    record Settled(LeastSquares fit, double correlation, int rounds) {}

    static Settled praisWinsten(double[][] x, double[] y) {
        double rho = firstOrder(LeastSquares.fit(x, y).residuals());
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            var fit = LeastSquares.fit(transformed(x, rho), transformed(y, rho));
            var errors = new double[y.length];
            for (int t = 0; t < y.length; t++) {
                errors[t] = y[t] - LeastSquares.dot(x[t], fit.coefficients());
            }
            double next = firstOrder(errors);
            if (Math.abs(next - rho) < SETTLED) {
                return new Settled(fit, rho, round);
            }
            rho = next;
        }
        throw new IllegalArgumentException("The correlation of the errors did not settle in " + MOST_ROUNDS
                + " rounds; the series is too short for this model of errors, try independent errors");
    }

    /** The regression of each error on the one before, kept within 0.99 of zero; 0 where there is no error. */
    static double firstOrder(double[] errors) {
        double products = 0;
        double squares = 0;
        for (int t = 1; t < errors.length; t++) {
            products += errors[t] * errors[t - 1];
            squares += errors[t - 1] * errors[t - 1];
        }
        return squares == 0 ? 0 : Math.clamp(products / squares, -LARGEST, LARGEST);
    }

    private static double[][] transformed(double[][] x, double rho) {
        var transformed = new double[x.length][x[0].length];
        double first = Math.sqrt(1 - rho * rho);
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < x[0].length; i++) {
                transformed[t][i] = t == 0 ? first * x[0][i] : x[t][i] - rho * x[t - 1][i];
            }
        }
        return transformed;
    }

    private static double[] transformed(double[] y, double rho) {
        var transformed = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            transformed[t] = t == 0 ? Math.sqrt(1 - rho * rho) * y[0] : y[t] - rho * y[t - 1];
        }
        return transformed;
    }
}

package health.cairn.statistics.change;

import java.util.Arrays;

/**
 * Ordinary least squares by Householder reflections, which loses far fewer digits than the normal equations.
 *
 * @param coefficients as many as columns
 * @param inverseGram (X'X)^-1
 * @param residuals y - X b
 */
record LeastSquares(double[] coefficients, double[][] inverseGram, double[] residuals) {

    /** A column that keeps less than this share of its length beside the columns before it is their combination. */
    private static final double DEPENDENT = 1e-12;

    /**
     * Fits y on the columns of x.
     *
     * @param x rows of equal length
     * @throws IllegalArgumentException if there are fewer rows than columns, or a column is a combination of others
     */
    static LeastSquares fit(double[][] x, double[] y) {
        int rows = x.length;
        int columns = x[0].length;
        if (rows < columns) {
            throw new IllegalArgumentException(
                    "The model has " + columns + " coefficients and needs as many points; found " + rows);
        }
        double[][] r = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        double[] rotated = y.clone();
        for (int k = 0; k < columns; k++) {
            reflect(r, rotated, k, length(x, k));
        }
        double[][] inverse = invertUpper(r, columns);
        var coefficients = new double[columns];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                coefficients[i] += inverse[i][j] * rotated[j];
            }
        }
        var residuals = new double[rows];
        for (int i = 0; i < rows; i++) {
            residuals[i] = y[i] - dot(x[i], coefficients);
        }
        return new LeastSquares(coefficients, timesTransposed(inverse), residuals);
    }

    int degreesOfFreedom() {
        return residuals.length - coefficients.length;
    }

    /** The residual variance, with n - p in the denominator. */
    double variance() {
        return dot(residuals, residuals) / degreesOfFreedom();
    }

    /** The covariance of the coefficients where errors are independent and of equal spread. */
    double[][] covariance() {
        double s2 = variance();
        return Arrays.stream(inverseGram)
                .map(row -> Arrays.stream(row).map(v -> v * s2).toArray())
                .toArray(double[][]::new);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** a' V a, the variance of a combination of coefficients. */
    static double quadratic(double[] a, double[][] v) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * dot(v[i], a);
        }
        return sum;
    }

    private static double length(double[][] x, int column) {
        return Math.sqrt(
                Arrays.stream(x).mapToDouble(row -> row[column] * row[column]).sum());
    }

    private static void reflect(double[][] r, double[] rotated, int k, double fullLength) {
        double squares = 0;
        for (int i = k; i < r.length; i++) {
            squares += r[i][k] * r[i][k];
        }
        double length = Math.sqrt(squares);
        if (!(length > DEPENDENT * fullLength)) {
            throw new IllegalArgumentException("The points cannot tell coefficient " + (k + 1)
                    + " of the model from those before it; more points, or a smaller model, are needed");
        }
        double alpha = r[k][k] > 0 ? -length : length;
        var v = new double[r.length];
        for (int i = k; i < r.length; i++) {
            v[i] = r[i][k];
        }
        v[k] -= alpha;
        double norm = squares - alpha * r[k][k];
        for (int j = k; j < r[0].length; j++) {
            double along = 0;
            for (int i = k; i < r.length; i++) {
                along += v[i] * r[i][j];
            }
            for (int i = k; i < r.length; i++) {
                r[i][j] -= v[i] * along / norm;
            }
        }
        double along = 0;
        for (int i = k; i < r.length; i++) {
            along += v[i] * rotated[i];
        }
        for (int i = k; i < r.length; i++) {
            rotated[i] -= v[i] * along / norm;
        }
    }

    private static double[][] invertUpper(double[][] r, int size) {
        var inverse = new double[size][size];
        for (int j = 0; j < size; j++) {
            inverse[j][j] = 1 / r[j][j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum += r[i][k] * inverse[k][j];
                }
                inverse[i][j] = -sum / r[i][i];
            }
        }
        return inverse;
    }

    private static double[][] timesTransposed(double[][] a) {
        var product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                product[i][j] = dot(a[i], a[j]);
            }
        }
        return product;
    }
}

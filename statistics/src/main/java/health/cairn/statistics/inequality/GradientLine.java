package health.cairn.statistics.inequality;

/**
 * The weighted least-squares line through quantiles placed at their midpoints on the cumulated population, as two sets
 * of coefficients: intercept and slope are weighted sums of the values, so a simulation refits in a few multiplications.
 */
final class GradientLine {

    private final double[] forIntercept;
    private final double[] forSlope;

    GradientLine(double[] populations) {
        int quantiles = populations.length;
        double total = 0;
        for (double population : populations) {
            total += population;
        }
        double[] share = new double[quantiles];
        double[] midpoint = new double[quantiles];
        double before = 0;
        double mean = 0;
        for (int i = 0; i < quantiles; i++) {
            share[i] = populations[i] / total;
            midpoint[i] = before + share[i] / 2;
            before += share[i];
            mean += share[i] * midpoint[i];
        }
        double spread = 0;
        for (int i = 0; i < quantiles; i++) {
            spread += share[i] * (midpoint[i] - mean) * (midpoint[i] - mean);
        }
        this.forIntercept = new double[quantiles];
        this.forSlope = new double[quantiles];
        for (int i = 0; i < quantiles; i++) {
            forSlope[i] = share[i] * (midpoint[i] - mean) / spread;
            forIntercept[i] = share[i] - mean * forSlope[i];
        }
    }

    double intercept(double[] values) {
        return sum(forIntercept, values);
    }

    double slope(double[] values) {
        return sum(forSlope, values);
    }

    private static double sum(double[] coefficients, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += coefficients[i] * values[i];
        }
        return sum;
    }
}

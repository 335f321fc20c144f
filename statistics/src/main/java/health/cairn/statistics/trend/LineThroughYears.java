package health.cairn.statistics.trend;

/** The weighted least-squares line through values at 1, 2, 3 ..., and whether any one of them makes its direction. */
final class LineThroughYears {

    /** No year is left out. */
    private static final int NONE = -1;

    private final double[] values;
    private final double[] weights;

    LineThroughYears(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    double slope() {
        return slopeWithout(NONE);
    }

    /** The standard error of the slope when the weights are inverse variances. */
    double standardError() {
        double sumW = 0;
        double sumWt = 0;
        double sumWtt = 0;
        for (int i = 0; i < values.length; i++) {
            double t = i + 1;
            sumW += weights[i];
            sumWt += weights[i] * t;
            sumWtt += weights[i] * t * t;
        }
        return Math.sqrt(sumW / (sumW * sumWtt - sumWt * sumWt));
    }

    /** Whether the slope is up in every fit, or down in every fit: all years, then each left out. Flat is neither. */
    boolean keepsSign() {
        double sign = Math.signum(slope());
        boolean kept = sign != 0;
        for (int out = 0; out < values.length && kept; out++) {
            kept = Math.signum(slopeWithout(out)) == sign;
        }
        return kept;
    }

    private double slopeWithout(int out) {
        double sumW = 0;
        double sumWt = 0;
        double sumWy = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != out) {
                sumW += weights[i];
                sumWt += weights[i] * (i + 1);
                sumWy += weights[i] * values[i];
            }
        }
        // About the means, so that a flat line through large values comes out as exactly flat.
        double meanT = sumWt / sumW;
        double meanY = sumWy / sumW;
        double along = 0;
        double across = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != out) {
                double fromMean = i + 1 - meanT;
                along += weights[i] * fromMean * (values[i] - meanY);
                across += weights[i] * fromMean * fromMean;
            }
        }
        return along / across;
    }
}

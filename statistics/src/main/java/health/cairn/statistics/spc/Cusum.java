package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;

/**
 * The two-sided tabular cumulative sum chart (Page, Biometrika 41, 1954): adds up, in sigma, what exceeds half of the
 * shift that is looked for, on either side of the centre.
 */
public final class Cusum {

    private final double[] upper;
    private final double[] lower;
    private final double decisionInterval;

    private Cusum(double[] upper, double[] lower, double decisionInterval) {
        this.upper = upper;
        this.lower = lower;
        this.decisionInterval = decisionInterval;
    }

    /**
     * A chart. At a missing value the sums stay as they are.
     *
     * @param process the centre and sigma to judge by
     * @param shift the shift looked for, in sigma; 1 is usual
     * @param decisionInterval a sum farther from 0, in sigma, is a signal; 4 or 5 is usual
     */
    public static Cusum of(Observations values, StableProcess process, double shift, double decisionInterval) {
        if (!(shift > 0 && decisionInterval > 0)) {
            throw new IllegalArgumentException(
                    "The shift and the decision interval are positive numbers of sigma; found " + shift + " and "
                            + decisionInterval);
        }
        if (process.sigma() == 0) {
            throw new IllegalArgumentException("A cumulative sum is counted in sigma; found a sigma of 0");
        }
        int size = values.size();
        var upper = new double[size];
        var lower = new double[size];
        double high = 0;
        double low = 0;
        for (int i = 0; i < size; i++) {
            if (values.isPresent(i)) {
                double score = (values.get(i) - process.centre()) / process.sigma();
                high = Math.max(0, high + score - shift / 2);
                low = Math.min(0, low + score + shift / 2);
            }
            upper[i] = high;
            lower[i] = low;
        }
        return new Cusum(upper, lower, decisionInterval);
    }

    /** The number of points. */
    public int size() {
        return upper.length;
    }

    /** What lies above the centre added up, in sigma; 0 or more. */
    public double upper(int point) {
        return upper[point];
    }

    /** What lies below the centre added up, in sigma; 0 or less. */
    public double lower(int point) {
        return lower[point];
    }

    /** Whether either sum lies strictly beyond the decision interval. */
    public boolean isOutside(int point) {
        return upper[point] > decisionInterval || lower[point] < -decisionInterval;
    }
}

package health.cairn.statistics.spc;

import health.cairn.statistics.Interval;

/**
 * Mean and limits of a phase, from the values of its baseline.
 *
 * @param used the number of values that entered the mean; 0 if all were missing, and then there is no mean
 * @param mean the mean of the values
 * @param averageRange the mean of the moving ranges used; positive infinity where no two values follow each other,
 *     and then there are no limits
 */
public record XmrLimits(int used, double mean, double averageRange) {

    /** Three sigma as a multiple of the average moving range: the rounded 3 / 1.128 of Making Data Count. */
    static final double PROCESS_FACTOR = 2.66;

    /** Two sigma as a multiple of the average moving range. */
    static final double NEAR_FACTOR = 2 * (PROCESS_FACTOR / 3);

    /** The upper limit of a moving range as a multiple of their mean: D4 of two values. */
    static final double SCREEN_FACTOR = 3.267;

    /** The mean; asking for the mean of no values is an error. */
    @Override
    public double mean() {
        if (used == 0) {
            throw new IllegalStateException("No value is present in the baseline of this phase; ask used first");
        }
        return mean;
    }

    /** Whether there are limits: at least two values followed each other. */
    public boolean present() {
        return averageRange != Double.POSITIVE_INFINITY;
    }

    /** The lower and upper process limit, from minus to plus infinity where there are none. */
    public Interval process() {
        return around(PROCESS_FACTOR);
    }

    /** The lower and upper near limit, two thirds of the way, from minus to plus infinity where there are none. */
    public Interval near() {
        return around(NEAR_FACTOR);
    }

    private Interval around(double factor) {
        return new Interval(mean - factor * averageRange, mean + factor * averageRange);
    }

    /**
     * From the values from {@code from} until {@code until} that are not missing. A range needs two values next to
     * each other: a gap is not bridged.
     *
     * @param gaps whether a value may be missing
     * @param screenRanges whether ranges of 3.267 times their mean or more are dropped; where all ranges are 0, none is
     */
    static XmrLimits of(double[] values, boolean[] missing, boolean gaps, int from, int until, boolean screenRanges) {
        var sum = new ExactSum();
        var ranges = new ExactSum();
        double previous = 0;
        boolean follows = false;
        for (int i = from; i < until; i++) {
            if (gaps && missing[i]) {
                follows = false;
                continue;
            }
            double value = values[i];
            sum.add(value);
            if (follows) {
                ranges.add(Math.abs(value - previous));
            }
            previous = value;
            follows = true;
        }
        double mean = sum.count() == 0 ? 0 : sum.mean();
        if (ranges.count() == 0) {
            return new XmrLimits(sum.count(), mean, Double.POSITIVE_INFINITY);
        }
        double average = ranges.mean();
        boolean screen = screenRanges && average > 0;
        return new XmrLimits(
                sum.count(), mean, screen ? screened(values, missing, gaps, from, until, average) : average);
    }

    private static double screened(
            double[] values, boolean[] missing, boolean gaps, int from, int until, double average) {
        var kept = new ExactSum();
        for (int i = from + 1; i < until; i++) {
            if (gaps && (missing[i] || missing[i - 1])) {
                continue;
            }
            double range = Math.abs(values[i] - values[i - 1]);
            if (range < SCREEN_FACTOR * average) {
                kept.add(range);
            }
        }
        return kept.mean();
    }
}

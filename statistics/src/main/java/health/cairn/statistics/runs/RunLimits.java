package health.cairn.statistics.runs;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How long a run, and how few crossings, chance alone makes credible.
 *
 * @param method how the limits were made
 * @param longestRunMax a longer run is a signal
 * @param crossingsMin fewer crossings are a signal
 * @param cutCrossings with a run of just {@code longestRunMax}, as many crossings from {@code crossingsMin} on are
 *     signals too; 0 unless cut
 * @param cutRuns with just {@code crossingsMin} crossings, as many lengths of the longest run from
 *     {@code longestRunMax} down are signals too; 0 unless cut
 */
public record RunLimits(RunsMethod method, int longestRunMax, int crossingsMin, int cutCrossings, int cutRuns) {

    /**
     * The limits for a number of useful points. Outside 10 to 100 points those of Anhøj take the place of the boxes.
     *
     * @param useful the points that do not lie on the line, at least 1
     */
    public static RunLimits of(int useful, RunsMethod method) {
        if (useful < 1) {
            throw new IllegalArgumentException("Limits need at least one point off the line; found " + useful);
        }
        if (useful < CrossingBox.FEWEST || useful > CrossingBox.MOST) {
            return anhoej(useful);
        }
        return switch (method) {
            case ANHOEJ -> anhoej(useful);
            case BEST_BOX -> CrossingBox.best(useful);
            case CUT_BOX -> CrossingBox.cut(useful);
        };
    }

    /**
     * log2 of the useful points, rounded, plus 3; and the 5 per cent point of the binomial distribution of one
     * crossing fewer than there are useful points, each with probability one half.
     */
    private static RunLimits anhoej(int useful) {
        int crossings =
                useful == 1 ? 0 : BinomialDistribution.of(useful - 1, 0.5).inverseCumulativeProbability(0.05);
        return new RunLimits(RunsMethod.ANHOEJ, roundedLog2(useful) + 3, crossings, 0, 0);
    }

    /** log2 rounded to the nearest integer, exactly: the half is never met, as the square of n is no odd power of 2. */
    private static int roundedLog2(int n) {
        return (63 - Long.numberOfLeadingZeros(2L * n * n)) / 2;
    }

    /** Whether this longest run is longer than chance makes credible. */
    public boolean isLong(int longestRun) {
        return longestRun > longestRunMax;
    }

    /** Whether so few crossings are fewer than chance makes credible. */
    public boolean areFew(int crossings) {
        return crossings < crossingsMin;
    }

    /** Whether a longest run and crossings together are more than chance makes credible. */
    public boolean isSignal(int longestRun, int crossings) {
        return isLong(longestRun)
                || areFew(crossings)
                || longestRun == longestRunMax && crossings < crossingsMin + cutCrossings
                || crossings == crossingsMin && longestRun > longestRunMax - cutRuns;
    }
}

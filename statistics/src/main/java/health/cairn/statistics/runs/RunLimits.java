package health.cairn.statistics.runs;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How long a run, and how few crossings, chance alone makes credible: the limits of Anhøj (Anhøj and Olesen, PLoS ONE
 * 9, 2014, e113825). They keep the share of false signals near 5 per cent whatever the number of points.
 *
 * @param longestRunMax a longer run is a signal: log2 of the useful points, rounded, plus 3
 * @param crossingsMin fewer crossings are a signal: the 5 per cent point of the binomial distribution of one crossing
 *     fewer than there are useful points, each with probability one half
 */
public record RunLimits(int longestRunMax, int crossingsMin) {

    /**
     * The limits for a number of useful points.
     *
     * @param useful the points that do not lie on the line, at least 1
     */
    public static RunLimits anhoej(int useful) {
        if (useful < 1) {
            throw new IllegalArgumentException("Limits need at least one point off the line; found " + useful);
        }
        int crossings =
                useful == 1 ? 0 : BinomialDistribution.of(useful - 1, 0.5).inverseCumulativeProbability(0.05);
        return new RunLimits(roundedLog2(useful) + 3, crossings);
    }

    /** log2 rounded to the nearest integer, exactly: the half is never met, as the square of n is no odd power of 2. */
    private static int roundedLog2(int n) {
        return (63 - Long.numberOfLeadingZeros(2L * n * n)) / 2;
    }
}

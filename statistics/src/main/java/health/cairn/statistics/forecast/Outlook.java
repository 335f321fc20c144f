package health.cairn.statistics.forecast;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * What is known of a rate once events have been counted: gamma distributed, drawn from the person's own count towards
 * the mean of everybody, the more the shorter they were seen.
 *
 * @param shape alpha + x
 * @param rate beta + t
 */
public record Outlook(double shape, double rate) {

    /** The expected rate, (alpha + x) / (beta + t): what to expect of the next period before anything is done. */
    public double expectedRate() {
        return shape / rate;
    }

    /** Between the tails of the rate's distribution: about the underlying rate, not the next count. */
    public Interval rateInterval(Confidence confidence) {
        var gamma = GammaDistribution.of(shape, 1 / rate);
        return new Interval(
                gamma.inverseCumulativeProbability(confidence.tail()),
                gamma.inverseSurvivalProbability(confidence.tail()));
    }

    /**
     * The chance that the next period brings at least so many events: the upper tail of the negative binomial
     * distribution, P(X >= c) = I_q(c, shape) with q = exposure / (rate + exposure).
     *
     * @param threshold 0 or more
     * @param exposure of the next period, above 0
     */
    public double chanceOfAtLeast(int threshold, double exposure) {
        Checks.exposure(exposure);
        if (threshold < 0) {
            throw new IllegalArgumentException("A threshold is a count of 0 or more; found " + threshold);
        }
        return threshold == 0
                ? 1
                : BetaDistribution.of(threshold, shape).cumulativeProbability(exposure / (rate + exposure));
    }
}

package health.cairn.statistics.interval;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quantiles of the gamma distribution with scale 1 to full relative precision.
 *
 * <p>The library's own inverse stops at an absolute error of 1e-9, which is six digits of the lower limit of one event.
 * Here its cumulative function is solved by Newton's method from a cube-root start (Wilson and Hilferty, 1931), kept
 * inside a bracket so that it cannot run away.
 */
final class GammaQuantile {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int MOST_STEPS = 200;
    private static final double ENOUGH = 4e-16;

    private GammaQuantile() {}

    /** The value with this probability at or below it. */
    static double lowerTail(double shape, double probability) {
        return solve(shape, probability, false);
    }

    /** The value with this probability above it. */
    static double upperTail(double shape, double probability) {
        return solve(shape, probability, true);
    }

    private static double solve(double shape, double probability, boolean upper) {
        GammaDistribution gamma = GammaDistribution.of(shape, 1);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double x = start(shape, upper ? 1 - probability : probability);
        for (int step = 0; step < MOST_STEPS; step++) {
            // Positive when x is too large, in either tail; each tail is measured where it is small and so exact.
            double excess =
                    upper ? probability - gamma.survivalProbability(x) : gamma.cumulativeProbability(x) - probability;
            if (excess == 0) {
                return x;
            }
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - excess / gamma.density(x);
            if (!(next > low && next < high)) {
                next = high == Double.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
            }
            if (Math.abs(next - x) <= ENOUGH * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double start(double shape, double probability) {
        double z = NORMAL.inverseCumulativeProbability(probability);

        double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
        return root > 0.1 ? shape * root * root * root : Math.min(shape, 0.001 * shape + 1e-3);
    }
}

package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.IntervalMethod;

/**
 * Byar's approximation: a cube-root normal approximation to the exact Poisson limits.
 *
 * <p>For very small counts at high confidence the formula falls below 0; a count cannot, so the limit is 0 there.
 */
final class Byar implements CountLimits {

    private final Confidence confidence;
    private final double z;

    Byar(Confidence confidence) {
        this.confidence = confidence;
        this.z = confidence.z();
    }

    @Override
    public Confidence confidence() {
        return confidence;
    }

    @Override
    public IntervalMethod method(double count) {
        return IntervalMethod.BYAR;
    }

    @Override
    public double lower(double count) {
        Counts.check(count);
        if (count == 0) {
            return 0;
        }
        double root = 1 - 1 / (9 * count) - z / (3 * Math.sqrt(count));
        return Math.max(0, count * root * root * root);
    }

    @Override
    public double upper(double count) {
        Counts.check(count);
        double next = count + 1;
        double root = 1 - 1 / (9 * next) + z / (3 * Math.sqrt(next));
        return next * root * root * root;
    }
}

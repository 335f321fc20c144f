package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.IntervalMethod;

/** Exact Poisson limits: the means at which so few, or so many, events would just not be surprising. */
final class ExactPoisson implements CountLimits {

    private final Confidence confidence;

    ExactPoisson(Confidence confidence) {
        this.confidence = confidence;
    }

    @Override
    public Confidence confidence() {
        return confidence;
    }

    @Override
    public IntervalMethod method(double count) {
        return IntervalMethod.EXACT_POISSON;
    }

    @Override
    public double lower(double count) {
        Counts.check(count);
        return count == 0 ? 0 : GammaQuantile.lowerTail(count, confidence.tail());
    }

    @Override
    public double upper(double count) {
        Counts.check(count);
        return GammaQuantile.upperTail(count + 1, confidence.tail());
    }
}

package health.cairn.comparison;

import health.cairn.measures.Measure;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.interval.CountLimits;
import health.cairn.statistics.interval.Wilson;
import org.jspecify.annotations.Nullable;

/**
 * A value with the counts it comes from and how sure it is.
 *
 * @param value in the measure's unit
 * @param numerator null where the source gives a value only
 * @param denominator null where the source gives a value only
 * @param interval95 null where there is none
 * @param interval998 null where there is none
 */
public record Valued(
        double value,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Interval interval95,
        @Nullable Interval interval998) {

    private static final Wilson WILSON95 = Wilson.at(Confidence.P95);
    private static final Wilson WILSON998 = Wilson.at(Confidence.P998);
    private static final CountLimits COUNT95 = CountLimits.ukhsa(Confidence.P95);
    private static final CountLimits COUNT998 = CountLimits.ukhsa(Confidence.P998);

    /**
     * The value of counts: Wilson's interval for a proportion; exact Poisson or Byar's limits of the count, divided by
     * the denominator, for a rate or a ratio. A proportion whose count exceeds its denominator, as half-updated
     * registers have, keeps its value and has no interval.
     */
    static Valued of(Measure measure, double numerator, double denominator) {
        double value = measure.multiplier() * numerator / denominator;
        return switch (measure.kind()) {
            case PROPORTION ->
                numerator > denominator
                        ? new Valued(value, numerator, denominator, null, null)
                        : new Valued(
                                value,
                                numerator,
                                denominator,
                                WILSON95.interval(numerator, denominator).times(measure.multiplier()),
                                WILSON998.interval(numerator, denominator).times(measure.multiplier()));
            case RATE, RATIO ->
                new Valued(
                        value,
                        numerator,
                        denominator,
                        COUNT95.interval(numerator).times(measure.multiplier() / denominator),
                        COUNT998.interval(numerator).times(measure.multiplier() / denominator));
            case COUNT, VALUE -> new Valued(value, numerator, denominator, null, null);
        };
    }

    /** A value that the source gives without its counts. */
    static Valued only(double value, @Nullable Interval interval95) {
        return new Valued(value, null, null, interval95, null);
    }

    /** The interval by which the measure compares areas; null where it does not or there is none. */
    @Nullable
    Interval comparedBy(Measure measure) {
        return switch (measure.comparison()) {
            case INTERVAL_95 -> interval95;
            case INTERVAL_998 -> interval998;
            case NONE -> null;
        };
    }
}

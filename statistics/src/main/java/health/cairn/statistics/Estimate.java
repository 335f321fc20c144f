package health.cairn.statistics;

/**
 * A number with its interval, and how the interval was made.
 *
 * @param value the point estimate, in the unit of the measure
 * @param interval the limits, in the same unit
 * @param confidence the level of the interval
 * @param method how the interval was made
 */
public record Estimate(double value, Interval interval, Confidence confidence, IntervalMethod method) {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("An estimate is a finite number; found " + value);
        }
    }
}

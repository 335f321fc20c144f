package health.cairn.statistics;

/**
 * A closed interval of plausible values.
 *
 * @param lower the lower limit; may be negative infinity where a method sets none
 * @param upper the upper limit, never below the lower; may be positive infinity where a method sets none
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "An interval needs lower <= upper, both numbers; found " + lower + " to " + upper);
        }
    }

    /** Whether the value lies inside, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether the two share at least one value, ends included. */
    public boolean overlaps(Interval other) {
        return lower <= other.upper && other.lower <= upper;
    }

    /** Both limits multiplied by the same non-negative factor, as when a proportion becomes a percentage. */
    public Interval times(double factor) {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("An interval is scaled by a factor of 0 or more; found " + factor);
        }
        return new Interval(lower * factor, upper * factor);
    }
}

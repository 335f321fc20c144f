package health.cairn.pages;

import org.jspecify.annotations.Nullable;

/**
 * A value with its interval and what it is compared with, drawn in a row.
 *
 * @param label all of it in words
 * @param kind common, improve, concern or neutral: colour and shape
 * @param low the left end of the bar, 0 to 120; null where there is no interval
 * @param high the right end of the bar; null where there is no interval
 * @param at the mark, 0 to 120
 * @param comparator the upright line; null where there is none
 */
public record IntervalMark(
        String label,
        String kind,
        @Nullable Double low,
        @Nullable Double high,
        double at,
        @Nullable Double comparator) {

    /** The width of the drawing. */
    public static final double WIDTH = 120;

    /**
     * Places a value on a scale shared with other rows.
     *
     * @param from the value at the left end
     * @param to the value at the right end
     */
    public static IntervalMark on(
            double from,
            double to,
            String label,
            String kind,
            @Nullable Double low,
            @Nullable Double high,
            double value,
            @Nullable Double comparator) {
        return new IntervalMark(
                label,
                kind,
                low == null ? null : place(low, from, to),
                high == null ? null : place(high, from, to),
                place(value, from, to),
                comparator == null ? null : place(comparator, from, to));
    }

    private static double place(double value, double from, double to) {
        double share = to > from ? (value - from) / (to - from) : 0.5;
        return Math.round(10 * (6 + Math.clamp(share, 0, 1) * (WIDTH - 12))) / 10.0;
    }
}

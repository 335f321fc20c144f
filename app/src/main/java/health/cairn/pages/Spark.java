package health.cairn.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a series, drawn in a row: a thin line, the mean, and the last point.
 *
 * @param label the shape in words
 * @param line the points of an SVG path; empty where there are fewer than two
 * @param mean the height of the mean
 * @param x where the last point is
 * @param y how high the last point is
 * @param kind common, improve, concern or neutral
 */
public record Spark(String label, String line, double mean, double x, double y, String kind) {

    private static final double WIDTH = 110;
    private static final double HEIGHT = 30;

    /** Draws values in time order; null is a gap. */
    public static Spark of(String label, List<@Nullable Double> values, String kind) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (Double value : values) {
            if (value != null) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            return new Spark(label, "", HEIGHT / 2, 0, 0, kind);
        }
        var path = new StringBuilder();
        boolean open = false;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value == null) {
                open = false;
                continue;
            }
            x = 3 + (WIDTH - 8) * (values.size() == 1 ? 1 : (double) i / (values.size() - 1));
            y = height(value, low, high);
            path.append(open ? 'L' : 'M');
            tenths(path, x);
            path.append(' ');
            tenths(path, y);
            open = true;
        }
        return new Spark(label, path.toString(), height(sum / count, low, high), x, y, kind);
    }

    /** Nothing here is below zero. */
    private static void tenths(StringBuilder path, double value) {
        long tenths = Math.round(10 * value);
        path.append(tenths / 10).append('.').append(tenths % 10);
    }

    private static double height(double value, double low, double high) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return Math.round(10 * (HEIGHT - 4 - share * (HEIGHT - 8))) / 10.0;
    }
}

package health.cairn.statistics.funnel;

/**
 * The sizes at which UKHSA draws the limits of a funnel: one hundred whole numbers, close together where the funnel bends
 * and far apart where it is nearly straight.
 */
public final class FunnelAxis {

    private static final int POINTS = 100;

    private FunnelAxis() {}

    /** Where the axis starts: 0, unless all areas are nearly of one size. */
    public static double start(double smallest, double largest) {
        return largest > 2 * smallest ? 0 : roundDown(0.95 * smallest, 1);
    }

    /** Where the axis ends: a little beyond the largest area, on a round number. */
    public static double end(double largest) {
        return roundUp(1.05 * largest, 2);
    }

    /** One hundred ascending whole sizes from the start (at least 1) towards the end, for a proportion or a rate. */
    public static double[] points(double start, double end) {
        return points(start, end, 0);
    }

    /** The same for a ratio of observed to expected, whose steps UKHSA counts one later. */
    public static double[] pointsOfRatio(double start, double end) {
        return points(start, end, 1);
    }

    private static double[] points(double start, double end, int later) {
        if (!(end > start && start >= 0 && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "An axis goes from 0 or more to a larger end; found " + start + " to " + end);
        }
        double[] points = new double[POINTS];
        points[0] = Math.max(1, start);
        for (int j = 2; j <= POINTS; j++) {
            double before = points[j - 2];
            double step = Math.pow(end / before, 1.0 / (POINTS + 1 - (j - later)));
            points[j - 1] = Math.max(Math.rint(step * before), before + 1);
        }
        return points;
    }

    private static double roundUp(double value, int digits) {
        double unit = unit(value, digits);
        return Math.ceil(value / unit) * unit;
    }

    private static double roundDown(double value, int digits) {
        double unit = unit(value, digits);
        return Math.floor(value / unit) * unit;
    }

    /** The place value of the last of so many leading digits: 100 for two digits of 1,234. */
    private static double unit(double value, int digits) {
        return Math.pow(10, Math.floor(Math.log10(value)) + 1 - digits);
    }
}

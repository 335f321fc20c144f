package health.cairn.statistics.spc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The lines of a control chart, point by point: centre, and lines at one, two and three sigma. A line that a method
 * does not set is infinite.
 */
final class ControlLines {

    /** How many sigma the control limits lie from the centre. */
    static final int CONTROL = 3;

    private static final int WARNING = 2;
    private static final int INNER = 1;

    final double[] centre;
    final double[] lower;
    final double[] lowerWarning;
    final double[] lowerInner;
    final double[] upperInner;
    final double[] upperWarning;
    final double[] upper;

    /** The standard deviation of what is plotted, where limits are drawn about the centre by it. */
    final double[] sigma;

    ControlLines(int size) {
        centre = new double[size];
        lower = new double[size];
        lowerWarning = new double[size];
        lowerInner = new double[size];
        upperInner = new double[size];
        upperWarning = new double[size];
        upper = new double[size];
        sigma = new double[size];
        Arrays.fill(sigma, Double.POSITIVE_INFINITY);
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(lowerWarning, Double.NEGATIVE_INFINITY);
        Arrays.fill(lowerInner, Double.NEGATIVE_INFINITY);
        Arrays.fill(upperInner, Double.POSITIVE_INFINITY);
        Arrays.fill(upperWarning, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
    }

    /** Limits at two and three sigma about the centre. */
    void around(int point, double line, double deviation) {
        centre[point] = line;
        sigma[point] = deviation;
        lower[point] = line - CONTROL * deviation;
        lowerWarning[point] = line - WARNING * deviation;
        lowerInner[point] = line - INNER * deviation;
        upperInner[point] = line + INNER * deviation;
        upperWarning[point] = line + WARNING * deviation;
        upper[point] = line + CONTROL * deviation;
    }

    /** No limit of a point goes below this. */
    void floor(int point, double floor) {
        lower[point] = Math.max(lower[point], floor);
        lowerWarning[point] = Math.max(lowerWarning[point], floor);
        lowerInner[point] = Math.max(lowerInner[point], floor);
    }

    /** No limit of a point goes above this. */
    void ceiling(int point, double ceiling) {
        upper[point] = Math.min(upper[point], ceiling);
        upperWarning[point] = Math.min(upperWarning[point], ceiling);
        upperInner[point] = Math.min(upperInner[point], ceiling);
    }

    /** A point without limits. */
    void none(int point, double line) {
        centre[point] = line;
    }

    /** Puts every line through a rising function, from one point until another. */
    void transform(int from, int until, DoubleUnaryOperator rising) {
        for (double[] line :
                new double[][] {centre, lower, lowerWarning, lowerInner, upperInner, upperWarning, upper}) {
            for (int i = from; i < until; i++) {
                line[i] = rising.applyAsDouble(line[i]);
            }
        }
    }

    /** The line that lies so many sigma from the centre, below it if negative. */
    double zone(int point, int sigmas) {
        return switch (sigmas) {
            case -CONTROL -> lower[point];
            case -WARNING -> lowerWarning[point];
            case -INNER -> lowerInner[point];
            case 0 -> centre[point];
            case INNER -> upperInner[point];
            case WARNING -> upperWarning[point];
            case CONTROL -> upper[point];
            default -> throw new IllegalArgumentException("Lines are drawn up to three sigma; found " + sigmas);
        };
    }
}

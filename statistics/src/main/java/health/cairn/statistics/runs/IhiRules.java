package health.cairn.statistics.runs;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The run chart rules of the Institute for Healthcare Improvement (Perla, Provost and Murray, BMJ Quality and Safety
 * 20, 2011) that a calculation can answer. The fourth, an astronomical point, is a matter of judgement.
 *
 * @param shifts stretches of at least {@link #SHIFT} points on one side of the line; points on it are skipped
 * @param trends stretches of at least {@link #TREND} points all rising or all falling; of equal neighbours one counts
 * @param runs how many times points came to lie on one side of the line; 0 if none is off it
 * @param runLimits how many runs chance makes credible; none if no two points lie on different sides
 */
public record IhiRules(List<Stretch> shifts, List<Stretch> trends, int runs, Outcome<RunCounts> runLimits) {

    /** The fewest points of a shift. */
    public static final int SHIFT = 6;

    /** The fewest points of a trend. */
    public static final int TREND = 5;

    /**
     * Points in a row.
     *
     * @param from the first
     * @param until the first after the last
     * @param high whether they lie above the line, or rise
     */
    public record Stretch(int from, int until, boolean high) {}

    public IhiRules {
        shifts = List.copyOf(shifts);
        trends = List.copyOf(trends);
    }

    /**
     * Applies the rules to the points from {@code from} until {@code until}. A missing point ends a trend; for a shift
     * it is skipped, as one on the line is.
     *
     * @param line the median
     */
    public static IhiRules of(Observations values, int from, int until, double line) {
        int[] useful = IntStream.range(from, until)
                .filter(i -> side(values, i, line) != 0)
                .toArray();
        var shifts = new ArrayList<Stretch>();
        int above = 0;
        int runs = 0;
        for (int first = 0; first < useful.length; runs++) {
            int side = side(values, useful[first], line);
            int next = first;
            while (next < useful.length && side(values, useful[next], line) == side) {
                next++;
            }
            if (next - first >= SHIFT) {
                shifts.add(new Stretch(useful[first], useful[next - 1] + 1, side > 0));
            }
            above += side > 0 ? next - first : 0;
            first = next;
        }
        Outcome<RunCounts> limits = above == 0 || above == useful.length
                ? Outcome.none("no two points lie on different sides of the line")
                : Outcome.of(RunCounts.of(above, useful.length - above));
        return new IhiRules(shifts, trends(values, from, until), runs, limits);
    }

    private static int side(Observations values, int point, double line) {
        return values.isPresent(point) ? Double.compare(values.get(point), line) : 0;
    }

    private static List<Stretch> trends(Observations values, int from, int until) {
        var found = new ArrayList<Stretch>();
        for (int start = from; start < until; start++) {
            int end = start;
            while (end < until && values.isPresent(end)) {
                end++;
            }
            addTrends(found, values, distinct(values, start, end));
            start = end;
        }
        return found;
    }

    /** The points from {@code from} until {@code until}, of equal neighbours only the first. */
    private static int[] distinct(Observations values, int from, int until) {
        return IntStream.range(from, until)
                .filter(i -> i == from || values.get(i) != values.get(i - 1))
                .toArray();
    }

    private static void addTrends(List<Stretch> found, Observations values, int[] points) {
        for (int first = 0; first + 1 < points.length; ) {
            boolean rises = values.get(points[first + 1]) > values.get(points[first]);
            int last = first + 1;
            while (last + 1 < points.length && values.get(points[last + 1]) > values.get(points[last]) == rises) {
                last++;
            }
            if (last - first + 1 >= TREND) {
                found.add(new Stretch(points[first], points[last] + 1, rises));
            }
            first = last;
        }
    }

    /** Whether the runs are fewer or more than chance makes credible. */
    public boolean unusualRuns() {
        return runLimits instanceof Outcome.Calculated(RunCounts credible) && !credible.contains(runs);
    }
}

package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import java.util.ArrayList;
import java.util.List;

/**
 * A sustained shift, after which limits might be calculated anew. It is a question to a person, who knows whether
 * the process was changed, whether the cause is known and whether the change is expected to last.
 *
 * @param from the first point of the shift
 * @param length the number of points, at least {@link #SUSTAINED}
 * @param high whether the points lie above the mean
 * @param ongoing whether the shift lasts until the last point of its phase
 */
public record RebaseSuggestion(int from, int length, boolean high, boolean ongoing) {

    /** The fewest points on one side of the mean that are called sustained. */
    public static final int SUSTAINED = 8;

    /** The sustained shifts of a phase that do not start with it; a missing point or one on the mean ends a shift. */
    public static List<RebaseSuggestion> in(Observations values, int from, int until, double mean) {
        var found = new ArrayList<RebaseSuggestion>();
        int start = from;
        while (start < until) {
            int side = side(values, start, mean);
            int end = start + 1;
            while (end < until && side(values, end, mean) == side) {
                end++;
            }
            if (side != 0 && start > from && end - start >= SUSTAINED) {
                found.add(new RebaseSuggestion(start, end - start, side > 0, end == until));
            }
            start = end;
        }
        return found;
    }

    private static int side(Observations values, int index, double mean) {
        return !values.isPresent(index) ? 0 : Double.compare(values.get(index), mean);
    }
}

package health.cairn.statistics;

import java.util.Set;

/**
 * The points that a phase takes its centre and limits from. All points are judged by them.
 *
 * @param points the points at the start of each phase; 0 for all
 * @param excluded the indices of points left out, counted through the whole chart: points with a known, passing cause
 */
public record Baseline(int points, Set<Integer> excluded) {

    public Baseline {
        if (points < 0) {
            throw new IllegalArgumentException(
                    "A baseline has a number of points, or 0 for all of the phase; found " + points);
        }
        excluded = Set.copyOf(excluded);
    }

    /** All points. */
    public static Baseline all() {
        return new Baseline(0, Set.of());
    }

    /** Frozen after the first points of each phase. */
    public static Baseline first(int points) {
        return new Baseline(points, Set.of());
    }

    /** The same without these points. */
    public Baseline without(Integer... indices) {
        return new Baseline(points, Set.of(indices));
    }
}

package health.cairn.statistics.spc;

import health.cairn.statistics.Phases;
import health.cairn.statistics.Series;
import java.util.Arrays;
import java.util.List;

/**
 * Many series in flat arrays, checked once, to be charted in one call.
 *
 * <p>Series {@code s} holds the points from {@code offset(s)} until {@code offset(s + 1)}.
 */
public final class Panel {

    final double[] values;
    final boolean[] missing;
    final int[] offsets;
    final int[] phaseOffsets;
    final int[] firstPhases;

    /** For each phase, whether a value is missing in it. */
    final boolean[] gaps;

    private Panel(double[] values, boolean[] missing, int[] offsets, int[] phaseOffsets) {
        this.values = values;
        this.missing = missing;
        this.offsets = offsets;
        this.phaseOffsets = phaseOffsets;
        this.firstPhases = firstPhases(offsets, phaseOffsets);
        this.gaps = gaps(missing, phaseOffsets);
    }

    /**
     * A panel without gaps, each series one phase.
     *
     * @param values the points of all series, one series after the other; finite
     * @param offsets where each series starts, and at the end the number of points: one more than there are series,
     *     starting with 0, strictly rising
     */
    public static Panel of(double[] values, int[] offsets) {
        return of(values, new boolean[values.length], offsets, new int[0]);
    }

    /**
     * A panel with gaps and phases.
     *
     * @param values the points of all series, one series after the other; finite where not missing
     * @param missing true where a value is missing; as long as the values
     * @param offsets where each series starts, and at the end the number of points: one more than there are series,
     *     starting with 0, strictly rising
     * @param phaseStarts the points, counted through the whole panel and rising, at which limits are calculated anew;
     *     the start of a series is always the start of a phase and may be left out
     */
    public static Panel of(double[] values, boolean[] missing, int[] offsets, int[] phaseStarts) {
        if (offsets.length < 2 || offsets[0] != 0 || offsets[offsets.length - 1] != values.length) {
            throw new IllegalArgumentException("Offsets start with 0 and end with the number of values, "
                    + values.length + "; found " + ends(offsets));
        }
        for (int s = 1; s < offsets.length; s++) {
            if (offsets[s] <= offsets[s - 1]) {
                throw new IllegalArgumentException("Offsets rise strictly, every series having a point; found "
                        + offsets[s] + " after " + offsets[s - 1] + " at index " + s);
            }
        }
        var checked = Series.of(values, missing);
        var kept = new double[values.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = checked.isMissing(i) ? 0 : checked.value(i);
        }
        return new Panel(kept, missing.clone(), offsets.clone(), merge(offsets, phaseStarts));
    }

    /** A panel of one series and its phases. */
    public static Panel of(Series series, Phases phases) {
        return of(List.of(series), List.of(phases));
    }

    /**
     * A panel of some series, each with its phases.
     *
     * @param series at least one, each with at least one point
     * @param phases as many as series; none starts after the last point of its series
     */
    public static Panel of(List<Series> series, List<Phases> phases) {
        if (series.isEmpty() || series.size() != phases.size()) {
            throw new IllegalArgumentException("A panel needs at least one series and the phases of each; found "
                    + series.size() + " series and phases of " + phases.size());
        }
        var offsets = new int[series.size() + 1];
        int phaseCount = 0;
        for (int s = 0; s < series.size(); s++) {
            int size = series.get(s).size();
            var own = phases.get(s);
            if (size <= own.start(own.count() - 1)) {
                throw new IllegalArgumentException("Every phase needs a point; found a phase from index "
                        + own.start(own.count() - 1) + " on in a series of " + size + " points");
            }
            offsets[s + 1] = offsets[s] + size;
            phaseCount += own.count();
        }
        var values = new double[offsets[series.size()]];
        var missing = new boolean[values.length];
        var phaseStarts = new int[phaseCount];
        int p = 0;
        for (int s = 0; s < series.size(); s++) {
            for (int i = 0; i < series.get(s).size(); i++) {
                missing[offsets[s] + i] = series.get(s).isMissing(i);
                values[offsets[s] + i] =
                        series.get(s).isMissing(i) ? 0 : series.get(s).value(i);
            }
            for (int k = 0; k < phases.get(s).count(); k++) {
                phaseStarts[p++] = offsets[s] + phases.get(s).start(k);
            }
        }
        return of(values, missing, offsets, phaseStarts);
    }

    /** The number of points of all series. */
    public int points() {
        return values.length;
    }

    /** The number of series. */
    public int seriesCount() {
        return offsets.length - 1;
    }

    /** The first point of a series; of the number of series, the number of points. */
    public int offset(int series) {
        return offsets[series];
    }

    /** The number of phases of all series. */
    public int phaseCount() {
        return phaseOffsets.length - 1;
    }

    /** The first phase of a series; of the number of series, the number of phases. */
    public int firstPhase(int series) {
        return firstPhases[series];
    }

    /** The first point of a phase; of the number of phases, the number of points. */
    public int phaseOffset(int phase) {
        return phaseOffsets[phase];
    }

    /** Whether the value of a point is missing. */
    public boolean isMissing(int point) {
        return missing[point];
    }

    private static String ends(int[] offsets) {
        return offsets.length == 0 ? "none" : offsets[0] + " to " + offsets[offsets.length - 1];
    }

    /** The starts of series and of phases as one rising row without repeats. */
    private static int[] merge(int[] offsets, int[] phaseStarts) {
        int points = offsets[offsets.length - 1];
        var merged = new int[offsets.length + phaseStarts.length];
        int count = 0;
        int p = 0;
        for (int offset : offsets) {
            while (p < phaseStarts.length && (phaseStarts[p] <= offset || offset == points)) {
                int start = phaseStarts[p];
                if (start < 0 || start >= points || p > 0 && start <= phaseStarts[p - 1]) {
                    throw new IllegalArgumentException("Phases start at strictly rising points from 0 to "
                            + (points - 1) + "; found " + start + " at index " + p);
                }
                if (start != offset) {
                    merged[count++] = start;
                }
                p++;
            }
            merged[count++] = offset;
        }
        return Arrays.copyOf(merged, count);
    }

    private static int[] firstPhases(int[] offsets, int[] phaseOffsets) {
        var first = new int[offsets.length];
        int phase = 0;
        for (int s = 0; s < offsets.length; s++) {
            while (phaseOffsets[phase] < offsets[s]) {
                phase++;
            }
            first[s] = phase;
        }
        return first;
    }

    private static boolean[] gaps(boolean[] missing, int[] phaseOffsets) {
        var gaps = new boolean[phaseOffsets.length - 1];
        for (int p = 0; p < gaps.length; p++) {
            for (int i = phaseOffsets[p]; i < phaseOffsets[p + 1]; i++) {
                gaps[p] |= missing[i];
            }
        }
        return gaps;
    }
}

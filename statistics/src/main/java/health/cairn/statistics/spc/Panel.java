package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import java.util.Arrays;

/**
 * Many series in flat arrays, checked once, to be charted in one call.
 *
 * <p>Observations {@code s} holds the points from {@code offset(s)} until {@code offset(s + 1)}.
 */
public final class Panel {

    final double[] values;
    final boolean[] missing;
    final int[] offsets;
    final int[] phaseOffsets;
    final int[] firstPhases;

    /** For each phase, whether a value is missing in it. */
    final boolean[] gaps;

    private Panel(Observations observations, int[] offsets, int[] phaseOffsets) {
        int points = observations.size();
        values = new double[points];
        missing = new boolean[points];
        for (int i = 0; i < points; i++) {
            missing[i] = !observations.isPresent(i);
            // Adding zero turns -0.0 into 0.0, so that the sign of a difference tells its side.
            values[i] = missing[i] ? 0 : observations.get(i) + 0.0;
        }
        this.offsets = offsets;
        this.phaseOffsets = phaseOffsets;
        this.firstPhases = firstPhases(offsets, phaseOffsets);
        this.gaps = gaps(missing, phaseOffsets);
    }

    /**
     * A panel in which each series is one phase.
     *
     * @param values the points of all series, one series after the other
     * @param offsets where each series starts, and at the end the number of points: one more than there are series,
     *     starting with 0, strictly rising
     */
    public static Panel of(Observations values, int[] offsets) {
        return of(values, offsets, new int[0]);
    }

    /**
     * A panel with phases.
     *
     * @param values the points of all series, one series after the other
     * @param offsets where each series starts, and at the end the number of points: one more than there are series,
     *     starting with 0, strictly rising
     * @param phaseStarts the points, counted through the whole panel and rising, at which limits are calculated anew;
     *     the start of a series is always the start of a phase and may be left out
     */
    public static Panel of(Observations values, int[] offsets, int[] phaseStarts) {
        if (offsets.length < 2 || offsets[0] != 0 || offsets[offsets.length - 1] != values.size()) {
            throw new IllegalArgumentException("Offsets start with 0 and end with the number of values, "
                    + values.size() + "; found " + ends(offsets));
        }
        for (int s = 1; s < offsets.length; s++) {
            if (offsets[s] <= offsets[s - 1]) {
                throw new IllegalArgumentException("Offsets rise strictly, every series having a point; found "
                        + offsets[s] + " after " + offsets[s - 1] + " at index " + s);
            }
        }
        return new Panel(values, offsets.clone(), merge(offsets, phaseStarts));
    }

    /** A panel of one series and its phases. */
    static Panel of(Observations series, Phases phases) {
        int last = phases.start(phases.count() - 1);
        if (last >= series.size()) {
            throw new IllegalArgumentException("Every phase needs a point; found a phase from index " + last
                    + " on in a series of " + series.size() + " points");
        }
        return of(series, new int[] {0, series.size()}, phases.starts());
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

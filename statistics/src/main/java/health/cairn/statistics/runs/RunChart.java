package health.cairn.statistics.runs;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run chart: values about their median, and the runs of each phase.
 *
 * @param values what is charted
 * @param phases one after the other, covering all points
 */
public record RunChart(Observations values, List<Phase> phases) {

    /**
     * A phase of a run chart.
     *
     * @param from its first point
     * @param until the first point after it
     * @param median the median of the present values of its baseline
     * @param runs the runs of all its points about that median
     */
    public record Phase(int from, int until, double median, RunsAnalysis runs) {}

    public RunChart {
        phases = List.copyOf(phases);
    }

    /** A chart of one phase, its median that of all values. */
    public static RunChart of(Observations values) {
        return of(values, Phases.one(), 0);
    }

    /**
     * A chart.
     *
     * @param values at least one present value in each baseline
     * @param phases where a new median starts
     * @param baselinePoints the points at the start of each phase that make its median; 0 for all
     */
    public static RunChart of(Observations values, Phases phases, int baselinePoints) {
        if (baselinePoints < 0) {
            throw new IllegalArgumentException(
                    "A baseline has a number of points, or 0 for all of the phase; found " + baselinePoints);
        }
        if (phases.start(phases.count() - 1) >= values.size()) {
            throw new IllegalArgumentException("Every phase needs a point; found a phase from index "
                    + phases.start(phases.count() - 1) + " on in a series of " + values.size() + " points");
        }
        var charted = new ArrayList<Phase>();
        for (int p = 0; p < phases.count(); p++) {
            int from = phases.start(p);
            int until = p + 1 < phases.count() ? phases.start(p + 1) : values.size();
            int baselineEnd = baselinePoints == 0 ? until : Math.min(until, from + baselinePoints);
            double median = median(values, from, baselineEnd);
            charted.add(new Phase(from, until, median, RunsAnalysis.of(values, from, until, median)));
        }
        return new RunChart(values, charted);
    }

    /** The median of the present values from {@code from} until {@code until}. */
    private static double median(Observations values, int from, int until) {
        var present = new double[until - from];
        int n = 0;
        for (int i = from; i < until; i++) {
            if (values.isPresent(i)) {
                present[n++] = values.get(i);
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException(
                    "A median needs a value; every point from index " + from + " until " + until + " is missing");
        }
        Arrays.sort(present, 0, n);
        return n % 2 == 1 ? present[n / 2] : (present[n / 2 - 1] + present[n / 2]) / 2;
    }
}

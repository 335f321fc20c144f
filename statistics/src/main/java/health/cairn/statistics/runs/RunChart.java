package health.cairn.statistics.runs;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.SortedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run chart: values about a line, in each phase its own.
 *
 * @param values what is charted
 * @param phases one after the other, covering all points
 * @param settings how it was made
 */
public record RunChart(Observations values, List<Phase> phases, RunSettings settings) {

    /**
     * A phase of a run chart.
     *
     * @param from its first point
     * @param until the first point after it
     * @param line the median of its baseline, or the given line
     * @param runs the runs of its points about that line, excluded points left out
     * @param ihi the rules of the Institute for Healthcare Improvement about that line, excluded points left out
     */
    public record Phase(int from, int until, double line, RunsAnalysis runs, IhiRules ihi) {}

    public RunChart {
        phases = List.copyOf(phases);
    }

    /** A chart of one phase about the median of all values. */
    public static RunChart of(Observations values) {
        return of(values, Phases.one(), Baseline.all(), RunSettings.anhoej());
    }

    /**
     * A chart.
     *
     * @param values at least one present value in the baseline of each phase, unless the line is given
     * @param phases where a new line starts
     * @param baseline the points of each phase that make its median
     */
    public static RunChart of(Observations values, Phases phases, Baseline baseline, RunSettings settings) {
        int last = phases.start(phases.count() - 1);
        if (last >= values.size()) {
            throw new IllegalArgumentException("Every phase needs a point; found a phase from index " + last
                    + " on in a series of " + values.size() + " points");
        }
        var included = without(values, baseline);
        var charted = new ArrayList<Phase>();
        for (int p = 0; p < phases.count(); p++) {
            int from = phases.start(p);
            int until = p + 1 < phases.count() ? phases.start(p + 1) : values.size();
            int baselineEnd = baseline.points() == 0 ? until : Math.min(until, from + baseline.points());
            double line =
                    settings.line().isPresent() ? settings.line().getAsDouble() : median(included, from, baselineEnd);
            charted.add(new Phase(
                    from,
                    until,
                    line,
                    RunsAnalysis.of(included, from, until, line, settings.method()),
                    IhiRules.of(included, from, until, line)));
        }
        return new RunChart(values, charted, settings);
    }

    private static Observations without(Observations values, Baseline baseline) {
        var numbers = new double[values.size()];
        var present = new boolean[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            present[i] = values.isPresent(i) && !baseline.excluded().contains(i);
            numbers[i] = present[i] ? values.get(i) : 0;
        }
        return Observations.of(numbers, present);
    }

    private static double median(Observations values, int from, int until) {
        double[] present = IntStream.range(from, until)
                .filter(values::isPresent)
                .mapToDouble(values::get)
                .toArray();
        if (present.length == 0) {
            throw new IllegalArgumentException(
                    "A median needs a value; found none from point " + from + " until " + until);
        }
        return SortedValues.of(present).quantile(0.5);
    }
}

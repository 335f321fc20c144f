package health.cairn.statistics.spc;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.runs.RunsAnalysis;
import health.cairn.statistics.runs.RunsMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * A Shewhart control chart: points, their centre line, limits at two and three sigma, and the runs of each phase.
 * Points are counted from 0.
 */
public final class ControlChart {

    private final Subgroups groups;
    private final Phases phases;
    private final Baseline baseline;
    private final ControlSettings settings;
    private final double[] values;
    private final boolean[] present;
    private final ControlLines lines;
    private final List<RunsAnalysis> runs;

    /** A chart of one phase whose limits come from all points. */
    public static ControlChart of(Subgroups groups, ControlSettings settings) {
        return of(groups, Phases.one(), Baseline.all(), settings);
    }

    /**
     * A chart.
     *
     * @param groups what is plotted; with denominators for the charts of proportions and rates
     * @param phases where limits are calculated anew
     * @param baseline the points of each phase that make its limits
     */
    public static ControlChart of(Subgroups groups, Phases phases, Baseline baseline, ControlSettings settings) {
        if (settings.type().needsDenominators() && !groups.hasDenominators()) {
            throw new IllegalArgumentException(
                    "A chart of type " + settings.type() + " needs a denominator for each point; found none");
        }
        int last = phases.start(phases.count() - 1);
        if (last >= groups.size()) {
            throw new IllegalArgumentException("Every phase needs a point; found a phase from point " + last
                    + " on in a chart of " + groups.size() + " points");
        }
        return new ControlChart(groups, phases, baseline, settings);
    }

    private ControlChart(Subgroups groups, Phases phases, Baseline baseline, ControlSettings settings) {
        this.groups = groups;
        this.phases = phases;
        this.baseline = baseline;
        this.settings = settings;
        int size = groups.size();
        values = new double[size];
        present = new boolean[size];
        lines = new ControlLines(size);
        plot();
        var base = new boolean[size];
        for (int i = 0; i < size; i++) {
            base[i] = isBaseline(i) && isIncluded(i);
        }
        runs = new ArrayList<>();
        for (int phase = 0; phase < phases.count(); phase++) {
            var drawn = new ChartPhase(groups, values, present, base, phases.start(phase), end(phase), settings);
            draw(drawn);
            runs.add(analyse(phase));
        }
        if (settings.floorAtZero() && !anyNegative()) {
            for (int i = 0; i < size; i++) {
                lines.floor(i, 0);
            }
        }
        lines.transform(0, size, line -> line * settings.per());
        for (int i = 0; i < size; i++) {
            values[i] *= settings.per();
        }
    }

    private void plot() {
        for (int i = 0; i < values.length; i++) {
            int n = groups.count(i);
            present[i] = switch (settings.type()) {
                case S, R -> n > 1;
                case C, NP, G, T, XBAR -> n > 0;
                case I, MR, I_PRIME, P, P_PRIME, U, U_PRIME -> n > 0 && groups.denominator(i) > 0;
            };
            if (present[i]) {
                values[i] = switch (settings.type()) {
                    case C, NP -> groups.sum(i);
                    case G, T, XBAR -> groups.mean(i);
                    case S -> groups.deviation(i);
                    case R -> groups.range(i);
                    case I, MR, I_PRIME, P, P_PRIME, U, U_PRIME ->
                        groups.hasDenominators() ? groups.sum(i) / groups.denominator(i) : groups.mean(i);
                };
            }
        }
        if (settings.type() == ChartType.MR) {
            for (int phase = 0; phase < phases.count(); phase++) {
                toRanges(phases.start(phase), end(phase));
            }
        }
    }

    private void toRanges(int from, int until) {
        for (int i = until - 1; i > from; i--) {
            present[i] = present[i] && present[i - 1];
            values[i] = Math.abs(values[i] - values[i - 1]);
        }
        present[from] = false;
    }

    private void draw(ChartPhase phase) {
        switch (settings.type()) {
            case I -> IndividualLines.i(phase, lines);
            case MR -> IndividualLines.mr(phase, lines);
            case I_PRIME -> IndividualLines.iPrime(phase, lines);
            case T -> IndividualLines.t(phase, lines);
            case P -> AttributeLines.p(phase, lines);
            case P_PRIME -> AttributeLines.pPrime(phase, lines);
            case U -> AttributeLines.u(phase, lines);
            case U_PRIME -> AttributeLines.uPrime(phase, lines);
            case C -> AttributeLines.c(phase, lines);
            case NP -> AttributeLines.np(phase, lines);
            case G -> AttributeLines.g(phase, lines);
            case XBAR -> SubgroupLines.xbar(phase, lines);
            case S -> SubgroupLines.s(phase, lines);
            case R -> SubgroupLines.r(phase, lines);
        }
    }

    private RunsAnalysis analyse(int phase) {
        var useful = new boolean[values.length];
        for (int i = phases.start(phase); i < end(phase); i++) {
            useful[i] = present[i] && isIncluded(i);
        }
        int from = phases.start(phase);
        return RunsAnalysis.of(
                Observations.of(values, useful), from, end(phase), lines.centre[from], RunsMethod.ANHOEJ);
    }

    private boolean anyNegative() {
        for (int i = 0; i < values.length; i++) {
            if (present[i] && values[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private int end(int phase) {
        return phase + 1 < phases.count() ? phases.start(phase + 1) : values.length;
    }

    /** How the chart was made. */
    public ControlSettings settings() {
        return settings;
    }

    /** Where limits were calculated anew. */
    public Phases phases() {
        return phases;
    }

    /** The number of points. */
    public int size() {
        return values.length;
    }

    /** The phase of a point, counted from 0. */
    public int phaseOf(int point) {
        int phase = phases.count() - 1;
        while (phases.start(phase) > point) {
            phase--;
        }
        return phase;
    }

    /** Whether the point lies within the first points of its phase that may make its limits. */
    public boolean isBaseline(int point) {
        return baseline.points() == 0 || point - phases.start(phaseOf(point)) < baseline.points();
    }

    /** Whether the point is not excluded. */
    public boolean isIncluded(int point) {
        return !baseline.excluded().contains(point);
    }

    /** Whether the point has a value. */
    public boolean isPresent(int point) {
        return present[point];
    }

    /** The value of a point that has one. */
    public double value(int point) {
        if (!present[point]) {
            throw new IllegalStateException("The point at index " + point + " has no value; ask isPresent first");
        }
        return values[point];
    }

    /** The centre line at a point. */
    public double centre(int point) {
        return lines.centre[point];
    }

    /** The limits at three sigma; infinite on a side where the method sets none. */
    public Interval limits(int point) {
        return new Interval(lines.lower[point], lines.upper[point]);
    }

    /** The limits at two sigma, known as 95 per cent limits; infinite on a side where the method sets none. */
    public Interval warningLimits(int point) {
        return new Interval(lines.lowerWarning[point], lines.upperWarning[point]);
    }

    /**
     * The standard deviation of what is plotted at a point, by which its limits lie about the centre; infinite where
     * there are no limits. A T chart has none: its limits are drawn on another scale.
     */
    public double sigma(int point) {
        if (settings.type() == ChartType.T) {
            throw new IllegalStateException("The limits of a T chart do not lie evenly about its centre");
        }
        return lines.sigma[point] * settings.per();
    }

    /** The line that lies so many sigma from the centre, from -3 to 3. */
    double zone(int point, int sigmas) {
        return lines.zone(point, sigmas);
    }

    /** Whether the point lies strictly outside its limits at three sigma; excluded points are judged too. */
    public boolean isOutside(int point) {
        return present[point] && !limits(point).contains(values[point]);
    }

    /** The runs of a phase about its centre line, excluded points left out. Moving ranges share a value with their
     * neighbours, so the runs of an MR chart are no evidence of a change. */
    public RunsAnalysis runs(int phase) {
        return runs.get(phase);
    }
}

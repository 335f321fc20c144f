package health.cairn.conformance.qicharts2;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Arguments;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Baseline;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.runs.RunChart;
import health.cairn.statistics.runs.RunLimits;
import health.cairn.statistics.runs.RunSettings;
import health.cairn.statistics.runs.RunsAnalysis;
import health.cairn.statistics.runs.RunsMethod;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.ControlSettings;
import health.cairn.statistics.spc.Subgroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One call of qic(): rows gathered into subgroups, charted facet by facet and written as the package does. */
final class QiTable {

    private static final Comparator<Object> BY_VALUE = (a, b) -> a instanceof Double x && b instanceof Double y
            ? Double.compare(x, y)
            : a.toString().compareTo(b.toString());

    private final ReferenceCase reference;
    private final Arguments args;
    private final Table input;
    private final Map<String, List<@Nullable Object>> ours = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object>> theirs = new LinkedHashMap<>();
    private @Nullable String key;

    QiTable(ReferenceCase reference) {
        this.reference = reference;
        this.args = reference.args();
        this.input = reference.input();
    }

    Answer answer() {
        Map<String, List<Integer>> facets = new TreeMap<>();
        @Nullable String by = args.has("facets") ? args.text("facets", "").replace("~", "") : null;
        for (int row = 0; row < input.rows(); row++) {
            String facet = by == null ? "" : String.valueOf(input.values(by).get(row));
            facets.computeIfAbsent(facet, name -> new ArrayList<>()).add(row);
        }
        facets.forEach((facet, rows) -> {
            var drawn = new Gathered(rows);
            IntStream.range(0, drawn.groups.size()).forEach(i -> write("facet1", by == null ? null : facet));
            chart(drawn);
        });
        var answer = Answer.builder();
        ours.forEach((name, values) -> {
            var expected = reference.table("output");
            if (expected.has(name)) {
                var column = Column.of(values);
                answer.output(name, key == null ? column : column.departing(key, theirs(name)));
            }
        });
        return answer.build();
    }

    private List<@Nullable Object> theirs(String name) {
        return theirs.getOrDefault(name, List.of());
    }

    /** The rows of a facet gathered by x, in the order of x; rows without an x are left out. */
    private final class Gathered {
        final List<Object> keys = new ArrayList<>();
        final Subgroups groups;
        final boolean hasDenominators = input.has("n");

        Gathered(List<Integer> rows) {
            List<Integer> kept = rows.stream()
                    .filter(row -> !input.has("x") || input.values("x").get(row) != null)
                    .toList();
            Map<Object, Integer> places = new TreeMap<>(BY_VALUE);
            for (int i = 0; i < kept.size(); i++) {
                places.put(x(kept.get(i), i), 0);
            }
            places.keySet().forEach(keys::add);
            for (int i = 0; i < keys.size(); i++) {
                places.put(keys.get(i), i);
            }
            int[] subgroup = IntStream.range(0, kept.size())
                    .map(i -> places.getOrDefault(x(kept.get(i), i), -1))
                    .toArray();
            var values = pick(input.observations("y"), kept);
            groups = hasDenominators
                    ? Subgroups.ofRows(subgroup, values, pick(input.observations("n"), kept))
                    : Subgroups.ofRows(subgroup, values);
        }

        private Object x(int row, int place) {
            Object x = input.has("x") ? input.values("x").get(row) : null;
            return x == null ? (Object) (double) (place + 1) : x;
        }
    }

    private void chart(Gathered gathered) {
        var phases = args.has("part") ? Phases.startingAt(indices("part", 0)) : Phases.one();
        // The package does not freeze where there are parts.
        int frozen = args.has("part") ? 0 : (int) args.number("freeze", 0);
        Set<Integer> excluded = new HashSet<>();
        Arrays.stream(args.has("exclude") ? indices("exclude", -1) : new int[0]).forEach(excluded::add);
        var baseline = new Baseline(frozen, excluded);
        if (args.text("chart", "run").equals("run")) {
            writeRunChart(gathered, phases, baseline);
        } else {
            writeControlChart(gathered, phases, baseline);
        }
    }

    private int[] indices(String name, int shift) {
        return Arrays.stream(args.numbers(name)).mapToInt(i -> (int) i + shift).toArray();
    }

    private void writeRunChart(Gathered gathered, Phases phases, Baseline baseline) {
        double per = args.number("multiply", 1);
        var settings = RunSettings.anhoej().withMethod(QiCharts2.method(args.text("method", "anhoej")));
        if (args.has("cl")) {
            settings = settings.withLine(args.number("cl", 0));
        }
        var points = points(gathered);
        var chart = RunChart.of(points, phases, baseline, settings);
        for (int p = 0; p < chart.phases().size(); p++) {
            var phase = chart.phases().get(p);
            for (int i = phase.from(); i < phase.until(); i++) {
                boolean base = baseline.points() == 0 || i - phase.from() < baseline.points();
                writePoint(gathered, p, i, base, !baseline.excluded().contains(i));
                write("y", points.isPresent(i) ? points.get(i) * per : null);
                write("cl", phase.line() * per);
                List.of("lcl", "lcl.95", "ucl.95", "ucl").forEach(limit -> write(limit, null));
                write("sigma.signal", false);
                writeRuns(phase.runs(), phase.runs().signal(), included(phase.from(), phase.until(), baseline));
            }
        }
    }

    private void writeControlChart(Gathered gathered, Phases phases, Baseline baseline) {
        var settings = ControlSettings.of(type())
                .withScreenRanges(args.flag("screenedmr_option", true))
                .withFloorAtZero(!args.flag("y.neg", true))
                .withPer(args.number("multiply", 1));
        if (args.has("cl")) {
            settings = settings.withCentre(args.number("cl", 0));
        }
        var groups =
                args.text("agg.fun", "mean").equals("sum") ? Subgroups.ofValues(points(gathered)) : gathered.groups;
        var chart = ControlChart.of(groups, phases, baseline, settings);
        var peer = new PeerSubgroups(chart, groups, phases, baseline);
        for (int i = 0; i < chart.size(); i++) {
            int phase = chart.phaseOf(i);
            writePoint(gathered, phase, i, chart.isBaseline(i), chart.isIncluded(i));
            write("y", plotted(chart, i));
            writeLines(chart, peer, i);
            var runs = chart.runs(phase);
            int until = phase + 1 < phases.count() ? phases.start(phase + 1) : chart.size();
            // Moving ranges share values with their neighbours: the package draws no conclusion from their runs.
            boolean signal = type() != ChartType.MR && runs.signal();
            writeRuns(runs, signal, included(phases.start(phase), until, baseline));
        }
    }

    private @Nullable Double plotted(ControlChart chart, int point) {
        if (chart.isPresent(point)) {
            return chart.value(point);
        }
        // The mean of nothing is NaN to the package.
        return type() == ChartType.XBAR ? Double.valueOf(Double.NaN) : null;
    }

    private void writeLines(ControlChart chart, PeerSubgroups peer, int point) {
        var limits = chart.limits(point);
        var warning = chart.warningLimits(point);
        boolean constant =
                type() == ChartType.I && args.flag("screenedmr_option", true) && limits.lower() == limits.upper();
        if (constant) {
            key = QiCharts2.CONSTANT_SCREENED;
        } else if (peer.differs()) {
            key = QiCharts2.EMPTY_SUBGROUP;
        }
        write("cl", chart.centre(point), peer.centre(point));
        for (boolean upper : new boolean[] {false, true}) {
            for (boolean outer : new boolean[] {false, true}) {
                Interval own = outer ? limits : warning;
                Interval other = outer ? peer.limits(point) : peer.warningLimits(point);
                String name = (upper ? "ucl" : "lcl") + (outer ? "" : ".95");
                write(name, end(own, upper), constant ? null : end(other, upper));
            }
        }
        write("sigma.signal", chart.isOutside(point), peer.isOutside(point));
    }

    /** The package writes a limit that is not set as missing. */
    private static @Nullable Double end(Interval interval, boolean upper) {
        double end = upper ? interval.upper() : interval.lower();
        return Double.isInfinite(end) ? null : end;
    }

    private void writePoint(Gathered gathered, int phase, int point, boolean baseline, boolean included) {
        var groups = gathered.groups;
        int count = groups.count(point);
        write("x", gathered.keys.get(point));
        write("part", (double) (phase + 1));
        write("xx", (double) (point + 1));
        write("baseline", baseline);
        write("include", included);
        write("y.sum", groups.sum(point));
        write("y.length", (double) count);
        write("y.mean", count == 0 ? Double.NaN : groups.mean(point));
        write("y.sd", count < 2 ? null : groups.deviation(point));
        write("n", gathered.hasDenominators ? groups.denominator(point) : null);
        write("target", args.has("target") ? args.number("target", 0) : null);
    }

    private void writeRuns(RunsAnalysis runs, boolean signal, int observed) {
        write("n.obs", (double) observed);
        write("n.useful", (double) runs.useful());
        boolean judged = runs.useful() > 0;
        write("longest.run", judged ? (double) runs.longestRun() : null);
        write("n.crossings", judged ? (double) runs.crossings() : null);
        // Whatever the method of the signal, the package shows these limits.
        var shown = judged ? RunLimits.of(runs.useful(), RunsMethod.ANHOEJ) : null;
        write("longest.run.max", shown == null ? null : (double) shown.longestRunMax());
        write("n.crossings.min", shown == null ? null : (double) shown.crossingsMin());
        write("runs.signal", signal);
    }

    private static int included(int from, int until, Baseline baseline) {
        return (int) IntStream.range(from, until)
                .filter(i -> !baseline.excluded().contains(i))
                .count();
    }

    /** The plotted points: ratios where there are denominators, otherwise the means or sums of the rows. */
    private Observations points(Gathered gathered) {
        var groups = gathered.groups;
        boolean sums = args.text("agg.fun", "mean").equals("sum");
        IntFunction<@Nullable Double> point = i -> {
            if (groups.count(i) == 0) {
                return null;
            }
            if (gathered.hasDenominators) {
                return groups.sum(i) / groups.denominator(i);
            }
            return sums ? groups.sum(i) : groups.mean(i);
        };
        @Nullable Double[] points = new @Nullable Double[groups.size()];
        Arrays.setAll(points, point);
        return Observations.ofNullable(points);
    }

    private ChartType type() {
        String name = args.text("chart", "");
        return switch (name) {
            case "i" -> ChartType.I;
            case "mr" -> ChartType.MR;
            case "ip" -> ChartType.I_PRIME;
            case "p" -> ChartType.P;
            case "pp" -> ChartType.P_PRIME;
            case "u" -> ChartType.U;
            case "up" -> ChartType.U_PRIME;
            case "c" -> ChartType.C;
            case "g" -> ChartType.G;
            case "t" -> ChartType.T;
            case "xbar" -> ChartType.XBAR;
            case "s" -> ChartType.S;
            default -> throw new UnknownForm("chart " + name);
        };
    }

    private void write(String name, @Nullable Object value) {
        write(name, value, value);
    }

    private void write(String name, @Nullable Object value, @Nullable Object peer) {
        ours.computeIfAbsent(name, column -> new ArrayList<>()).add(value);
        theirs.computeIfAbsent(name, column -> new ArrayList<>()).add(peer);
    }

    private static Observations pick(Observations from, List<Integer> rows) {
        var values = new double[rows.size()];
        var present = new boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            present[i] = from.isPresent(rows.get(i));
            values[i] = present[i] ? from.get(rows.get(i)) : 0;
        }
        return Observations.of(values, present);
    }
}

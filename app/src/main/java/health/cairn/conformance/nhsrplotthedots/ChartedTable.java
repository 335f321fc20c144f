package health.cairn.conformance.nhsrplotthedots;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Arguments;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrChart;
import health.cairn.statistics.spc.XmrSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One call of the package: a table of dates and values, perhaps with facets, charted and written as the package does. */
final class ChartedTable {

    /** A column, and what the package writes instead where we differ. */
    private static final class Written {
        private final List<@Nullable Object> ours = new ArrayList<>();
        private final List<@Nullable Object> theirs = new ArrayList<>();
        private @Nullable String key;

        void add(@Nullable Object value) {
            ours.add(value);
            theirs.add(value);
        }

        void add(@Nullable Object value, @Nullable Object peer, String deviation) {
            ours.add(value);
            theirs.add(peer);
            key = deviation;
        }

        Column column() {
            return key == null ? Column.of(ours) : Column.of(ours).departing(key, theirs);
        }
    }

    private static final String NO_FACET = "no facet";

    private final Arguments args;
    private final Table input;
    private final ReferenceCase reference;
    private final XmrSettings settings;
    private final Map<String, Written> columns = new LinkedHashMap<>();

    ChartedTable(ReferenceCase reference, XmrSettings settings) {
        this.reference = reference;
        this.args = reference.args();
        this.input = reference.input();
        this.settings = settings;
    }

    Answer answer() {
        Map<String, List<Integer>> facets = new TreeMap<>();
        List<@Nullable String> names = args.has("facet_field") ? input.labels("facet") : List.of();
        for (int row = 0; row < input.rows(); row++) {
            String facet = names.isEmpty() ? NO_FACET : String.valueOf(names.get(row));
            facets.computeIfAbsent(facet, name -> new ArrayList<>()).add(row);
        }
        List<@Nullable String> dates = input.labels("date");
        facets.forEach((facet, rows) -> {
            rows.sort(Comparator.comparing(row -> String.valueOf(dates.get(row))));
            chart(facet, rows);
        });
        var answer = Answer.builder();
        // The package leaves out columns that nothing distinguishes, such as the facet where there is one.
        columns.forEach((name, written) -> {
            String table = name.substring(0, name.indexOf('.'));
            if (reference.table(table).has(name.substring(table.length() + 1))) {
                answer.column(name, written.column());
            }
        });
        return answer.build();
    }

    private Written column(String name) {
        return columns.computeIfAbsent(name, key -> new Written());
    }

    private void output(String name, @Nullable Object value) {
        column("output." + name).add(value);
    }

    private void summary(String name, @Nullable Object value) {
        column("summary." + name).add(value);
    }

    private void chart(String facet, List<Integer> rows) {
        List<LocalDate> dates = rows.stream()
                .map(row -> LocalDate.parse(String.valueOf(input.labels("date").get(row))))
                .toList();
        var rebased = rebased(facet);
        rebased.retainAll(dates);
        var phases = Phases.onDates(dates, rebased);
        @Nullable Double target = target(facet);
        var targets =
                target == null ? Observations.allMissing(rows.size()) : Observations.constant(rows.size(), target);
        var chart = Xmr.chart(pick(input.observations("value"), rows), phases, targets, settings);
        // The package counts a phase that starts with the first point as a new one.
        int firstNumber = !dates.isEmpty() && rebased.contains(dates.getFirst()) ? 1 : 0;
        for (int i = 0; i < rows.size(); i++) {
            output("x", dates.get(i).toString());
            output("f", facet);
            output("rebase_group", (double) (firstNumber + chart.phaseOf(i)));
            output("target", target);
            output(
                    "trajectory",
                    args.has("trajectory") ? input.values("trajectory").get(rows.get(i)) : null);
            writePoint(chart, i);
        }
        for (int phase = 0; phase < phases.count(); phase++) {
            summary("f", facet);
            summary("rebase_group", (double) (firstNumber + phase));
            writePhase(chart, phase);
        }
    }

    private void writePoint(XmrChart chart, int point) {
        int phase = chart.phaseOf(point);
        var limits = chart.limits(phase);
        @Nullable
        Double value = chart.values().isPresent(point) ? chart.values().get(point) : null;
        int place = point - chart.phases().start(phase);
        output("y", value);
        output("fix_y", settings.baselinePoints() == 0 || place < settings.baselinePoints() ? value : null);
        output("short_group_warning", chart.isTrial(phase));
        output("mean_col", limits.mean());
        writeLimits("output.", chart, phase);
        output("relative_to_mean", value == null ? null : (double) Double.compare(value, limits.mean()));
        boolean known = value != null && limits.present();
        boolean outside = known && !limits.process().contains(Objects.requireNonNull(value));
        boolean close = known && !outside && !limits.near().contains(Objects.requireNonNull(value));
        for (Map.Entry<String, Boolean> entry :
                Map.of("outside_limits", outside, "close_to_limits", close).entrySet()) {
            if (known && losesLimits(chart, phase)) {
                column("output." + entry.getKey()).add(entry.getValue(), null, NhsrPlotTheDots.CONSTANT_SCREENED);
            } else {
                output(entry.getKey(), known ? entry.getValue() : null);
            }
        }
        output("special_cause_type", NhsrPlotTheDots.label(chart.label(point)));
        output("special_cause_flag", !chart.broken(point).isEmpty());
        output("point_type", NhsrPlotTheDots.label(chart.variation(point)));
    }

    private void writePhase(XmrChart chart, int phase) {
        int from = chart.phases().start(phase);
        int until = end(chart, phase);
        summary("mean_col", chart.limits(phase).mean());
        writeLimits("summary.", chart, phase);
        summary("n", (double) (until - from));
        Variation[] variations =
                IntStream.range(from, until).mapToObj(chart::variation).toArray(Variation[]::new);
        summary("common_cause", (double) Arrays.stream(variations)
                .filter(v -> v == Variation.COMMON_CAUSE)
                .count());
        summary("special_cause_improvement", (double)
                Arrays.stream(variations).filter(Variation::isImprovement).count());
        summary("special_cause_concern", (double)
                Arrays.stream(variations).filter(Variation::isConcern).count());
        summary("variation_type", NhsrPlotTheDots.label(chart.variation(until - 1)));
        writeAssurance(chart, phase);
    }

    private void writeLimits(String table, XmrChart chart, int phase) {
        var limits = chart.limits(phase);
        for (boolean upper : new boolean[] {false, true}) {
            var written = column(table + (upper ? "upl" : "lpl"));
            double limit = upper ? limits.process().upper() : limits.process().lower();
            if (losesLimits(chart, phase)) {
                written.add(limit, Double.NaN, NhsrPlotTheDots.CONSTANT_SCREENED);
            } else {
                // Where we set no limit the package writes NaN.
                written.add(limits.present() ? limit : Double.NaN);
            }
        }
    }

    /** The package compares only if any facet has a target, and then calls an unknown outcome inconsistent. */
    private void writeAssurance(XmrChart chart, int phase) {
        var written = column("summary.assurance_type");
        if (phase < chart.phases().count() - 1) {
            written.add(null);
            return;
        }
        @Nullable String ours = label(chart.assuranceIcon());
        boolean compared =
                args.has("target") && !args.text("improvement_direction", "").equals("neutral");
        if (ours == null && compared) {
            written.add(null, "inconsistent", NhsrPlotTheDots.ASSURANCE_UNKNOWN);
        } else if (ours != null && losesLimits(chart, phase)) {
            written.add(ours, "inconsistent", NhsrPlotTheDots.CONSTANT_SCREENED);
        } else {
            written.add(ours);
        }
    }

    private static @Nullable String label(Assurance assurance) {
        return switch (assurance) {
            case NONE -> null;
            case HIT_AND_MISS -> "inconsistent";
            case PASS -> "consistent_pass";
            case FAIL -> "consistent_fail";
        };
    }

    /** Screening leaves the package without a range where all are 0. */
    private boolean losesLimits(XmrChart chart, int phase) {
        var limits = chart.limits(phase);
        return settings.screenRanges() && limits.present() && limits.averageRange() == 0;
    }

    private static int end(XmrChart chart, int phase) {
        return phase + 1 < chart.phases().count()
                ? chart.phases().start(phase + 1)
                : chart.values().size();
    }

    private @Nullable Double target(String facet) {
        var byFacet = reference.table("args.target");
        if (byFacet.names().isEmpty()) {
            return args.has("target") ? Double.valueOf(args.number("target", 0)) : null;
        }
        return byFacet.has(facet) ? Double.valueOf(byFacet.numbers(facet)[0]) : null;
    }

    private TreeSet<LocalDate> rebased(String facet) {
        var byFacet = reference.table("args.rebase");
        List<? extends @Nullable Object> dates = byFacet.names().isEmpty()
                ? args.texts("rebase")
                : byFacet.has(facet) ? byFacet.values(facet) : List.of();
        var rebased = new TreeSet<LocalDate>();
        dates.forEach(date -> rebased.add(LocalDate.parse(String.valueOf(date))));
        return rebased;
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

package health.cairn.analyst;

import health.cairn.statistics.Interval;
import health.cairn.statistics.change.DifferenceInDifferences;
import health.cairn.statistics.change.GroupTimeEffects;
import health.cairn.statistics.change.OutcomePanel;
import health.cairn.statistics.change.PermutationSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "did",
        mixinStandardHelpOptions = true,
        description = {
            "Difference in differences: one row a unit and period, one answer a group. The column treated is 0 until the",
            "unit begins and 1 from then on. If all begin together: two-way fixed effects, with a permutation test.",
            "If they begin one after another: effects by event time and overall, not-yet-treated units as comparison."
        },
        footer = {"", "Example: unit,period,value,treated in panel.csv", "  cairn stats did panel.csv --seed 7"})
final class DifferenceMethod extends StatsMethod {

    @Option(
            names = "--unit",
            paramLabel = "COLUMN",
            defaultValue = "unit",
            description = "The column of units (default: ${DEFAULT-VALUE}).")
    private String unit = "unit";

    @Option(
            names = "--period",
            paramLabel = "COLUMN",
            defaultValue = "period",
            description = "The column of periods, as numbers (default: ${DEFAULT-VALUE}).")
    private String period = "period";

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of outcomes (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--treated",
            paramLabel = "COLUMN",
            defaultValue = "treated",
            description = "The column that is 0 until the unit begins and 1 from then on (default: ${DEFAULT-VALUE}).")
    private String treated = "treated";

    @Option(
            names = "--samples",
            defaultValue = "20000",
            description = "Assignments drawn where there are too many to try all (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--bootstraps",
            defaultValue = "2000",
            description = "Bootstrap samples where units begin one after another (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same answer (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    List<InputColumn> columns() {
        return List.of(
                InputColumn.text(unit),
                InputColumn.number(period),
                InputColumn.number(value),
                InputColumn.number(treated));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of("estimate", "periods_since", "value", "standard_error"));
        names.addAll(limitColumns(""));
        names.addAll(List.of("p_value", "permutation_p", "assignments", "seed", "method"));
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        var panel = panel(group);
        long starts = panel.units().stream()
                .map(OutcomePanel.Unit::firstTreated)
                .filter(OptionalInt::isPresent)
                .distinct()
                .count();
        if (starts > 1) {
            staggered(group, panel, results);
        } else {
            together(group, panel, results);
        }
    }

    private void together(Group group, OutcomePanel panel, Results results) {
        var permutations = new PermutationSpec(200_000, samples, seed);
        var found = confidence().stream()
                .map(level -> DifferenceInDifferences.panel(panel, permutations, level))
                .toList();
        var first = found.getFirst();
        var line = Results.Line.startingWith(group.key())
                .add("effect", "", first.effect().value(), first.effect().standardError());
        found.forEach(one -> add(line, one.effect().interval()));
        results.write(line.add(
                first.effect().pValue(),
                first.permutation().pValue(),
                first.permutation().assignments(),
                seed,
                first.method()));
    }

    private void staggered(Group group, OutcomePanel panel, Results results) {
        var found = confidence().stream()
                .map(level -> GroupTimeEffects.estimate(panel, bootstraps, seed, level))
                .toList();
        write(group, results, found, "overall", "", GroupTimeEffects.Result::overall);
        for (int i = 0; i < found.getFirst().eventTimes().size(); i++) {
            int at = i;
            write(
                    group,
                    results,
                    found,
                    "event_time",
                    Cell.of(found.getFirst().eventTimes().get(i).periodsSince()),
                    one -> one.eventTimes().get(at).effect());
        }
    }

    private void write(
            Group group,
            Results results,
            List<GroupTimeEffects.Result> found,
            String estimate,
            String since,
            Function<GroupTimeEffects.Result, GroupTimeEffects.Effect> of) {
        var first = of.apply(found.getFirst());
        var line = Results.Line.startingWith(group.key()).add(estimate, since, first.value(), first.standardError());
        found.forEach(one -> add(line, of.apply(one).interval()));
        results.write(line.add("", "", "", seed, found.getFirst().method()));
    }

    private static void add(Results.Line line, Interval interval) {
        line.add(interval.lower(), interval.upper());
    }

    private OutcomePanel panel(Group group) {
        var periods = new TreeSet<Double>();
        Map<String, Map<Double, Integer>> rows = new LinkedHashMap<>();
        double[] when = group.numbers(period);
        for (int row = 0; row < group.size(); row++) {
            periods.add(when[row]);
            var earlier = rows.computeIfAbsent(group.text(row, unit), _ -> new LinkedHashMap<>())
                    .put(when[row], row);
            if (earlier != null) {
                throw new IllegalArgumentException("unit " + group.text(row, unit) + " has period " + Cell.of(when[row])
                        + " twice, in lines " + group.line(earlier) + " and " + group.line(row));
            }
        }
        double[] outcomes = group.numbers(value);
        double[] flags = group.numbers(treated);
        return new OutcomePanel(rows.entrySet().stream()
                .map(entry -> unit(entry.getKey(), entry.getValue(), List.copyOf(periods), outcomes, flags))
                .toList());
    }

    private static OutcomePanel.Unit unit(
            String id, Map<Double, Integer> rows, List<Double> periods, double[] outcomes, double[] flags) {
        var values = new ArrayList<Double>();
        var start = OptionalInt.empty();
        for (int t = 0; t < periods.size(); t++) {
            var row = rows.get(periods.get(t));
            if (row == null) {
                throw new IllegalArgumentException("unit " + id + " has no row for period " + Cell.of(periods.get(t)));
            }
            values.add(outcomes[row]);
            if (flags[row] != 0 && flags[row] != 1) {
                throw new IllegalArgumentException(
                        "treated is 0 or 1; found " + Cell.of(flags[row]) + " for unit " + id);
            }
            if (start.isPresent() && flags[row] == 0) {
                throw new IllegalArgumentException("unit " + id + " is treated and then not, in period "
                        + Cell.of(periods.get(t)) + "; a unit that has begun stays treated");
            }
            if (start.isEmpty() && flags[row] == 1) {
                start = OptionalInt.of(t);
            }
        }
        return new OutcomePanel.Unit(id, values, start);
    }
}

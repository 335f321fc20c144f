package health.cairn.analyst;

import health.cairn.statistics.Estimates;
import health.cairn.statistics.Observations;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What proportions and rates share: a numerator and a denominator, row by row or summed over a group. */
abstract class CountsMethod extends StatsMethod {

    @Option(
            names = "--numerator",
            paramLabel = "COLUMN",
            defaultValue = "numerator",
            description = "The column of events (default: ${DEFAULT-VALUE}).")
    private String numerator = "numerator";

    @Option(
            names = "--denominator",
            paramLabel = "COLUMN",
            defaultValue = "denominator",
            description = "The column of trials or people (default: ${DEFAULT-VALUE}).")
    private String denominator = "denominator";

    /** Numerators and denominators of the same length. */
    record Pairs(Observations numerators, Observations denominators) {}

    /** The estimates of each level. */
    abstract List<Estimates> estimates(Pairs pairs);

    @Override
    List<InputColumn> columns() {
        return List.of(InputColumn.numberOrMissing(numerator), InputColumn.numberOrMissing(denominator));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>();
        if (isGrouped()) {
            names.addAll(List.of(numerator, denominator));
        }
        names.addAll(estimateColumns());
        return names;
    }

    @Override
    boolean answersRows() {
        return !isGrouped();
    }

    @Override
    boolean rowsAreIndependent() {
        return true;
    }

    @Override
    void answer(Group group, Results results) {
        var numerators = group.observations(numerator);
        var denominators = group.observations(denominator);
        if (!isGrouped()) {
            var byLevel = estimates(new Pairs(numerators, denominators));
            for (int row = 0; row < group.size(); row++) {
                results.write(line(Results.Line.startingWith(group.fields(row)), byLevel, row));
            }
            return;
        }
        var sums = new Pairs(sum(numerators), sum(denominators));
        results.write(line(
                Results.Line.startingWith(group.key())
                        .add(shown(sums.numerators()))
                        .add(shown(sums.denominators())),
                estimates(sums),
                0));
    }

    private static Results.Line line(Results.Line line, List<Estimates> byLevel, int row) {
        return line.addEstimates(
                byLevel.stream().map(estimates -> estimates.get(row)).toList());
    }

    private static String shown(Observations single) {
        return single.isPresent(0) ? Cell.of(single.get(0)) : "";
    }

    /** The sum as the only value; missing as soon as one of the values is. */
    private static Observations sum(Observations values) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!values.isPresent(i)) {
                return Observations.of(new double[1], new boolean[1]);
            }
            sum += values.get(i);
        }
        return Observations.of(sum);
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.standardised.DirectStandardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dsr",
        mixinStandardHelpOptions = true,
        description = {
            "Directly standardised rates with Dobson's interval: one row a band, one answer a group.",
            "Not calculated for fewer than 10 events."
        },
        footer = {
            "",
            "Example: area,band,count,population,standard in admissions.csv, sorted by area",
            "  cairn stats dsr admissions.csv --group area"
        })
final class DirectMethod extends StatsMethod {

    @Option(
            names = "--count",
            paramLabel = "COLUMN",
            defaultValue = "count",
            description = "The column of events (default: ${DEFAULT-VALUE}).")
    private String count = "count";

    @Option(
            names = "--population",
            paramLabel = "COLUMN",
            defaultValue = "population",
            description = "The column of people (default: ${DEFAULT-VALUE}).")
    private String population = "population";

    @Option(
            names = "--standard",
            paramLabel = "COLUMN",
            defaultValue = "standard",
            description = "The column of the standard population (default: ${DEFAULT-VALUE}).")
    private String standard = "standard";

    @Option(
            names = "--multiplier",
            defaultValue = "100000",
            description = "The unit of the rate (default: ${DEFAULT-VALUE}).")
    private double multiplier;

    @Override
    List<InputColumn> columns() {
        return List.of(InputColumn.number(count), InputColumn.number(population), InputColumn.number(standard));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of(count, population));
        names.addAll(estimateColumns());
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        double[] events = group.numbers(count);
        double[] people = group.numbers(population);
        double[] weights = group.numbers(standard);
        List<Outcome<Estimate>> byLevel = new ArrayList<>();
        for (Confidence level : confidence()) {
            byLevel.add(new DirectStandardisation(weights, level, multiplier).of(events, people));
        }
        results.write(Results.Line.startingWith(group.key())
                .add(Arrays.stream(events).sum(), Arrays.stream(people).sum())
                .addEstimates(byLevel));
    }
}

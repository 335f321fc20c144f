package health.cairn.analyst;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.standardised.IndirectStandardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "isr",
        mixinStandardHelpOptions = true,
        description = {
            "Indirectly standardised ratios, or rates with --rate: one row a band, one answer a group.",
            "Intervals are exact below 10 events and Byar's from 10."
        },
        footer = {
            "",
            "Example: area,band,count,population,reference_count,reference_population in deaths.csv, sorted by area",
            "  cairn stats isr deaths.csv --group area --multiplier 100",
            "  cairn stats isr deaths.csv --group area --rate --multiplier 100000"
        })
final class IndirectMethod extends StatsMethod {

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
            names = "--reference-count",
            paramLabel = "COLUMN",
            defaultValue = "reference_count",
            description = "The column of the reference's events (default: ${DEFAULT-VALUE}).")
    private String referenceCount = "reference_count";

    @Option(
            names = "--reference-population",
            paramLabel = "COLUMN",
            defaultValue = "reference_population",
            description = "The column of the reference's people (default: ${DEFAULT-VALUE}).")
    private String referencePopulation = "reference_population";

    @Option(names = "--rate", description = "Multiply the ratio by the crude rate of the reference.")
    private boolean rate;

    @Option(
            names = "--multiplier",
            defaultValue = "1",
            description = "What the reference's ratio is called, or the unit of the rate (default: ${DEFAULT-VALUE}).")
    private double multiplier;

    @Override
    List<InputColumn> columns() {
        return List.of(
                InputColumn.number(count),
                InputColumn.number(population),
                InputColumn.number(referenceCount),
                InputColumn.number(referencePopulation));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of("observed", "expected"));
        names.addAll(estimateColumns());
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        double observed = Arrays.stream(group.numbers(count)).sum();
        double[] people = group.numbers(population);
        double expected = 0;
        List<Outcome<Estimate>> byLevel = new ArrayList<>();
        for (Confidence level : confidence()) {
            var reference = new IndirectStandardisation(
                    group.numbers(referenceCount), group.numbers(referencePopulation), level);
            expected = reference.expected(people);
            byLevel.add(
                    rate
                            ? reference.rate(observed, people, multiplier)
                            : reference.ratio(observed, people, multiplier));
        }
        results.write(
                Results.Line.startingWith(group.key()).add(observed, expected).addEstimates(byLevel));
    }
}

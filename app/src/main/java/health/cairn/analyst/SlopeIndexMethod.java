package health.cairn.analyst;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.inequality.Scale;
import health.cairn.statistics.inequality.SlopeIndex;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sii",
        mixinStandardHelpOptions = true,
        description = {
            "Slope and relative index of inequality with simulated intervals:",
            "one row a quantile in the order of the gradient, one answer a group."
        },
        footer = {
            "",
            "Example: area,decile,population,value,lower,upper in expectancy.csv, sorted by area and decile",
            "  cairn stats sii expectancy.csv --group area",
            "  cairn stats sii coverage.csv --group area --scale logit --multiplier 100 --seed 7"
        })
final class SlopeIndexMethod extends StatsMethod {

    @Option(
            names = "--population",
            paramLabel = "COLUMN",
            defaultValue = "population",
            description = "The column of people (default: ${DEFAULT-VALUE}).")
    private String population = "population";

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of values (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--lower",
            paramLabel = "COLUMN",
            defaultValue = "lower",
            description = "The column of the values' lower 95 per cent limits (default: ${DEFAULT-VALUE}).")
    private String lower = "lower";

    @Option(
            names = "--upper",
            paramLabel = "COLUMN",
            defaultValue = "upper",
            description = "The column of the values' upper 95 per cent limits (default: ${DEFAULT-VALUE}).")
    private String upper = "upper";

    @Option(
            names = "--scale",
            converter = Words.OfScale.class,
            defaultValue = "identity",
            description = "On which the values' errors are normal: identity, log for rates, logit for proportions"
                    + " (default: ${DEFAULT-VALUE}).")
    private Scale scale = Scale.IDENTITY;

    @Option(names = "--fit-on-scale", description = "Fit the line on that scale too, and turn its ends back.")
    private boolean fitOnScale;

    @Option(
            names = "--multiplier",
            defaultValue = "1",
            description = "Negative where high values are good (default: ${DEFAULT-VALUE}).")
    private double multiplier;

    @Option(
            names = "--repetitions",
            defaultValue = "100000",
            description = "How often to draw (default: ${DEFAULT-VALUE}).")
    private int repetitions;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same limits (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    List<InputColumn> columns() {
        return List.of(
                InputColumn.number(population),
                InputColumn.number(value),
                InputColumn.number(lower),
                InputColumn.number(upper));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of("sii"));
        names.addAll(limitColumns("sii_"));
        names.add("rii");
        names.addAll(limitColumns("rii_"));
        names.addAll(List.of("intercept", "repetitions", "seed"));
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        var settings = new SlopeIndex(scale, fitOnScale, multiplier);
        double[] from = group.numbers(lower);
        double[] to = group.numbers(upper);
        double[] errors = new double[group.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = settings.standardError(from[i], to[i], Confidence.P95);
        }
        var found = settings.simulate(group.numbers(population), group.numbers(value), errors, repetitions, seed);
        var line = Results.Line.startingWith(group.key()).add(found.index().slope());
        for (Confidence level : confidence()) {
            var interval = found.slope(level).interval();
            line.add(interval.lower(), interval.upper());
        }
        line.add(found.index().relative());
        for (Confidence level : confidence()) {
            var interval = found.relative(level).interval();
            line.add(interval.lower(), interval.upper());
        }
        results.write(line.add(found.index().intercept(), repetitions, seed));
    }
}

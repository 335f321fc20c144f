package health.cairn.analyst;

import health.cairn.statistics.Estimates;
import health.cairn.statistics.rate.Proportions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "proportion",
        mixinStandardHelpOptions = true,
        description = "Proportions with Wilson intervals; with --group, of the sums of each group.",
        footer = {
            "",
            "Example: practice,numerator,denominator in screening.csv",
            "  cairn stats proportion screening.csv --multiplier 100",
            "  cairn stats proportion screening.csv --group pcn --sort"
        })
final class ProportionMethod extends CountsMethod {

    @Option(
            names = "--multiplier",
            defaultValue = "1",
            description = "1 for a share, 100 for a percentage (default: ${DEFAULT-VALUE}).")
    private double multiplier;

    @Override
    List<Estimates> estimates(Pairs pairs) {
        return confidence().stream()
                .map(level -> new Proportions(level, multiplier).of(pairs.numerators(), pairs.denominators()))
                .toList();
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Estimates;
import health.cairn.statistics.rate.CrudeRates;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        description = {
            "Crude rates with Poisson intervals, exact below 10 events and Byar's from 10;",
            "with --group, of the sums of each group."
        },
        footer = {
            "",
            "Example: practice,numerator,denominator in referrals.csv",
            "  cairn stats rate referrals.csv --multiplier 100000"
        })
final class RateMethod extends CountsMethod {

    @Option(
            names = "--multiplier",
            defaultValue = "100000",
            description = "The unit of the denominator (default: ${DEFAULT-VALUE}).")
    private double multiplier;

    @Override
    List<Estimates> estimates(Pairs pairs) {
        return confidence().stream()
                .map(level -> new CrudeRates(level, multiplier).of(pairs.numerators(), pairs.denominators()))
                .toList();
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Observations;
import health.cairn.statistics.trend.ProportionTrend;
import health.cairn.statistics.trend.RateTrend;
import health.cairn.statistics.trend.RecentTrend;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        description = {
            "The recent trend of the five latest years, as Fingertips marks it: one row a year, oldest first,",
            "one answer a group. A year that is not there counts as missing."
        },
        footer = {
            "",
            "Example: area,year,numerator,denominator in coverage.csv, sorted by area and year",
            "  cairn stats trend coverage.csv --group area",
            "Example: area,year,value,lower,upper in rates.csv",
            "  cairn stats trend rates.csv --group area --rates"
        })
final class TrendMethod extends StatsMethod {

    @Option(
            names = "--year",
            paramLabel = "COLUMN",
            defaultValue = "year",
            description = "The column of years (default: ${DEFAULT-VALUE}).")
    private String year = "year";

    @Option(
            names = "--numerator",
            paramLabel = "COLUMN",
            defaultValue = "numerator",
            description = "The column of events of a proportion (default: ${DEFAULT-VALUE}).")
    private String numerator = "numerator";

    @Option(
            names = "--denominator",
            paramLabel = "COLUMN",
            defaultValue = "denominator",
            description = "The column of trials of a proportion (default: ${DEFAULT-VALUE}).")
    private String denominator = "denominator";

    @Option(names = "--rates", description = "Test values by their 95 per cent limits instead of proportions.")
    private boolean rates;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of values, with --rates (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--lower",
            paramLabel = "COLUMN",
            defaultValue = "lower",
            description = "The column of lower 95 per cent limits, with --rates (default: ${DEFAULT-VALUE}).")
    private String lower = "lower";

    @Option(
            names = "--upper",
            paramLabel = "COLUMN",
            defaultValue = "upper",
            description = "The column of upper 95 per cent limits, with --rates (default: ${DEFAULT-VALUE}).")
    private String upper = "upper";

    @Override
    List<InputColumn> columns() {
        return rates
                ? List.of(
                        InputColumn.number(year),
                        InputColumn.numberOrMissing(value),
                        InputColumn.numberOrMissing(lower),
                        InputColumn.numberOrMissing(upper))
                : List.of(
                        InputColumn.number(year),
                        InputColumn.numberOrMissing(numerator),
                        InputColumn.numberOrMissing(denominator));
    }

    @Override
    List<String> resultColumns() {
        return List.of("trend", "chi_squared", "slope", "sign_kept", "note");
    }

    @Override
    void answer(Group group, Results results) {
        var line = Results.Line.startingWith(group.key());
        RecentTrend trend = rates
                ? RateTrend.of(everyYear(group, value), everyYear(group, lower), everyYear(group, upper))
                : ProportionTrend.of(everyYear(group, numerator), everyYear(group, denominator));
        line.add(Words.word(trend.marker()));
        results.write(
                switch (trend) {
                    case RecentTrend.Tested(var marker, double chiSquared, double slope, boolean signKept) ->
                        line.add(chiSquared, slope, signKept, "");
                    case RecentTrend.NotTested(String reason) -> line.add("", "", "", reason);
                });
    }

    /** The column with a missing value for every year that has no row. */
    private Observations everyYear(Group group, String column) {
        double[] years = group.numbers(year);
        for (int i = 1; i < years.length; i++) {
            if (!(years[i] > years[i - 1]) || years[i] != Math.rint(years[i])) {
                throw new IllegalArgumentException("years are whole and ascend within a group; found "
                        + Cell.of(years[i]) + " after " + Cell.of(years[i - 1]) + " in line " + group.line(i));
            }
        }
        var given = group.observations(column);
        int span = (int) (years[years.length - 1] - years[0]) + 1;
        double[] values = new double[span];
        boolean[] present = new boolean[span];
        for (int i = 0; i < years.length; i++) {
            int at = (int) (years[i] - years[0]);
            present[at] = given.isPresent(i);
            values[at] = present[at] ? given.get(i) : 0;
        }
        return Observations.of(values, present);
    }
}

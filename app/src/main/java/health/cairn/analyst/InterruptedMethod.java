package health.cairn.analyst;

import health.cairn.statistics.change.EffectEstimate;
import health.cairn.statistics.change.ErrorModel;
import health.cairn.statistics.change.InterruptedSeries;
import health.cairn.statistics.change.InterruptedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "its",
        mixinStandardHelpOptions = true,
        description = {
            "Interrupted time series by segmented regression: one row a period, oldest first and evenly spaced,",
            "one answer a group. The column after is 0 before the change and 1 from it on."
        },
        footer = {
            "",
            "Example: practice,month,value,after in uptake.csv, sorted by practice and month",
            "  cairn stats its uptake.csv --group practice --effect 6,12",
            "  cairn stats its uptake.csv --group practice --errors prais-winsten --season 12 --harmonics 2"
        })
final class InterruptedMethod extends StatsMethod {

    /** How deviations hang together. */
    enum Errors {
        INDEPENDENT,
        NEWEY_WEST,
        PRAIS_WINSTEN
    }

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of values (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--after",
            paramLabel = "COLUMN",
            defaultValue = "after",
            description = "The column that is 0 before the change and 1 from it on (default: ${DEFAULT-VALUE}).")
    private String after = "after";

    @Option(
            names = "--control",
            paramLabel = "COLUMN",
            description = "The column of a series the change did not reach.")
    private @Nullable String control;

    @Option(
            names = "--errors",
            converter = Words.OfErrors.class,
            defaultValue = "independent",
            description = "independent, newey-west or prais-winsten (default: ${DEFAULT-VALUE}).")
    private Errors errors = Errors.INDEPENDENT;

    @Option(
            names = "--lag",
            description = "The longest distance of correlated errors, with newey-west (default: by length).")
    private @Nullable Integer lag;

    @Option(
            names = "--season",
            paramLabel = "PERIODS",
            defaultValue = "0",
            description = "Points in a cycle; 12 for months.")
    private int season;

    @Option(
            names = "--harmonics",
            defaultValue = "1",
            description = "Pairs of a sine and a cosine, with --season (default: ${DEFAULT-VALUE}).")
    private int harmonics;

    @Option(
            names = "--since-one",
            description =
                    "Count periods since the change from 1; the level change is then the step one period earlier.")
    private boolean sinceOne;

    @Option(
            names = "--effect",
            split = ",",
            paramLabel = "PERIODS",
            description = "Tell the effect so many periods after the change, 1 for its first period.")
    private List<Integer> effects = new ArrayList<>();

    @Override
    List<InputColumn> columns() {
        List<InputColumn> columns = new ArrayList<>(List.of(InputColumn.number(value), InputColumn.number(after)));
        if (control != null) {
            columns.add(InputColumn.number(control));
        }
        return columns;
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of("term", "value", "standard_error"));
        names.addAll(limitColumns(""));
        names.addAll(List.of("p_value", "counterfactual", "method"));
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        var fits = confidence().stream()
                .map(level -> {
                    var spec = spec(group).withConfidence(level);
                    return control == null
                            ? InterruptedSeries.fit(group.numbers(value), spec)
                            : InterruptedSeries.fit(group.numbers(value), group.numbers(control), spec);
                })
                .toList();
        write(group, results, fits, "level", InterruptedSeries::level, "");
        write(group, results, fits, "trend", InterruptedSeries::trend, "");
        write(group, results, fits, "level_change", InterruptedSeries::levelChange, "");
        write(group, results, fits, "slope_change", InterruptedSeries::slopeChange, "");
        for (int periods : effects) {
            write(
                    group,
                    results,
                    fits,
                    "effect_" + periods,
                    fit -> fit.effectAfter(periods).effect(),
                    Cell.of(fits.getFirst().effectAfter(periods).counterfactual()));
        }
    }

    private static void write(
            Group group,
            Results results,
            List<InterruptedSeries> fits,
            String term,
            Function<InterruptedSeries, EffectEstimate> of,
            String counterfactual) {
        var first = of.apply(fits.getFirst());
        var line = Results.Line.startingWith(group.key()).add(term, first.value(), first.standardError());
        for (var fit : fits) {
            var interval = of.apply(fit).interval();
            line.add(interval.lower(), interval.upper());
        }
        results.write(line.add(first.pValue(), counterfactual, fits.getFirst().method()));
    }

    private InterruptedSpec spec(Group group) {
        double[] flags = group.numbers(after);
        int first = 0;
        while (first < flags.length && flags[first] == 0) {
            first++;
        }
        for (int i = first; i < flags.length; i++) {
            if (flags[i] != 1) {
                throw new IllegalArgumentException("\"" + after + "\" is 0 before the change and 1 from it on; found "
                        + Cell.of(flags[i]) + " in line " + group.line(i));
            }
        }
        return new InterruptedSpec(
                first,
                sinceOne ? InterruptedSpec.TimeSince.STARTS_AT_ONE : InterruptedSpec.TimeSince.STARTS_AT_ZERO,
                switch (errors) {
                    case INDEPENDENT -> new ErrorModel.Independent();
                    case NEWEY_WEST ->
                        lag == null ? ErrorModel.NeweyWest.forPoints(flags.length) : new ErrorModel.NeweyWest(lag);
                    case PRAIS_WINSTEN -> new ErrorModel.PraisWinsten();
                },
                season == 0 ? InterruptedSpec.Seasons.NONE : new InterruptedSpec.Seasons(season, harmonics),
                confidence().getFirst());
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.runs.IhiRules;
import health.cairn.statistics.runs.RunChart;
import health.cairn.statistics.runs.RunCounts;
import health.cairn.statistics.runs.RunLimits;
import health.cairn.statistics.runs.RunSettings;
import health.cairn.statistics.runs.RunsMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run charts: the median, the rules of Anhoej and those of the Institute for Healthcare Improvement;",
            "one row a point, oldest first, one answer a group and phase. A point without a value is missing.",
            "Stretches are written as first-last line of the input."
        },
        footer = {
            "",
            "Example: practice,month,value in waits.csv, sorted by practice and month",
            "  cairn stats run waits.csv --group practice"
        })
final class RunMethod extends StatsMethod {

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of values (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--phase",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "A new median starts where the text of this column changes.")
    private String phase = "";

    @Option(
            names = "--baseline",
            paramLabel = "POINTS",
            defaultValue = "0",
            description =
                    "Take the median of the first points of each phase only; 0 for all (default: ${DEFAULT-VALUE}).")
    private int baseline;

    @Option(
            names = "--method",
            defaultValue = "anhoej",
            converter = Words.OfRunsMethod.class,
            description = "Limits by: anhoej, best-box or cut-box (default: ${DEFAULT-VALUE}).")
    private RunsMethod method = RunsMethod.ANHOEJ;

    @Override
    List<InputColumn> columns() {
        List<InputColumn> columns = new ArrayList<>(List.of(InputColumn.numberOrMissing(value)));
        if (!phase.isEmpty()) {
            columns.add(InputColumn.text(phase));
        }
        return columns;
    }

    @Override
    List<String> resultColumns() {
        return List.of(
                "phase",
                "points",
                "median",
                "useful",
                "longest_run",
                "longest_run_max",
                "crossings",
                "crossings_min",
                "signal",
                "method",
                "shifts",
                "trends",
                "runs",
                "runs_min",
                "runs_max");
    }

    @Override
    void answer(Group group, Results results) {
        var chart = RunChart.of(
                group.observations(value),
                PhaseColumn.of(group, phase),
                Baseline.first(baseline),
                RunSettings.anhoej().withMethod(method));
        int number = 0;
        for (RunChart.Phase part : chart.phases()) {
            number++;
            var line = Results.Line.startingWith(group.key())
                    .add(
                            number,
                            part.until() - part.from(),
                            part.line(),
                            part.runs().useful());
            switch (part.runs().limits()) {
                case Outcome.Calculated<RunLimits>(RunLimits limits) ->
                    line.add(
                            part.runs().longestRun(),
                            limits.longestRunMax(),
                            part.runs().crossings(),
                            limits.crossingsMin(),
                            part.runs().signal(),
                            Words.word(limits.method()));
                case Outcome.NotCalculated<RunLimits>(String reason) -> line.add("", "", "", "", false, reason);
            }
            line.add(
                    lines(group, part.ihi().shifts()),
                    lines(group, part.ihi().trends()),
                    part.ihi().runs());
            results.write(
                    switch (part.ihi().runLimits()) {
                        case Outcome.Calculated<RunCounts>(RunCounts credible) ->
                            line.add(credible.fewest(), credible.most());
                        case Outcome.NotCalculated<RunCounts> none -> line.add("", "");
                    });
        }
    }

    private static String lines(Group group, List<IhiRules.Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> group.line(stretch.from()) + "-" + group.line(stretch.until() - 1))
                .collect(Collectors.joining(" "));
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.ControlSettings;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.SpecialCauses;
import health.cairn.statistics.spc.Subgroups;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "spc",
        mixinStandardHelpOptions = true,
        description = {
            "Control charts with the rules of Making Data Count: one row a point, oldest first,",
            "each row answered with its place on the chart. A point without a value is missing."
        },
        footer = {
            "",
            "Example: practice,month,value in waits.csv, sorted by practice and month",
            "  cairn stats spc waits.csv --group practice --direction decrease",
            "Example: month,numerator,denominator in coverage.csv, a chart of proportions by Laney",
            "  cairn stats spc coverage.csv --chart p-prime --value numerator --denominator denominator"
        })
final class SpcMethod extends StatsMethod {

    @Option(
            names = "--chart",
            defaultValue = "xmr",
            description = "xmr (Making Data Count), i, mr, i-prime, p, p-prime, u, u-prime, c, np, g, t, xbar, s or r"
                    + " (default: ${DEFAULT-VALUE}).")
    private String chart = "xmr";

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            defaultValue = "value",
            description = "The column of values, or of numerators (default: ${DEFAULT-VALUE}).")
    private String value = "value";

    @Option(
            names = "--denominator",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "The column of denominators, of p, u, np, i-prime and the prime charts.")
    private String denominator = "";

    @Option(
            names = "--subgroup",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "Rows next to each other with the same text in this column are one point.")
    private String subgroup = "";

    @Option(
            names = "--phase",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "Limits are calculated anew where the text of this column changes.")
    private String phase = "";

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "The column of targets of an xmr chart; the last one makes the assurance icon.")
    private String target = "";

    @Option(
            names = "--direction",
            defaultValue = "neutral",
            converter = Words.OfDirection.class,
            description = "Which way is better: increase, decrease or neutral (default: ${DEFAULT-VALUE}).")
    private ImprovementDirection direction = ImprovementDirection.NEUTRAL;

    @Option(
            names = "--run-length",
            paramLabel = "POINTS",
            defaultValue = "7",
            description = "The length of a shift or a trend (default: ${DEFAULT-VALUE}).")
    private int runLength = 7;

    @Option(
            names = "--two-of-three",
            defaultValue = "beyond-near-limit",
            converter = Words.OfTwoOfThree.class,
            description = "Which points count: beyond-near-limit (since the end of 2023) or"
                    + " between-near-and-process-limit (default: ${DEFAULT-VALUE}).")
    private XmrSettings.TwoOfThree twoOfThree = XmrSettings.TwoOfThree.BEYOND_NEAR_LIMIT;

    @Option(
            names = "--screen",
            description = "Leave moving ranges of 3.267 times their mean or more out of the limits.")
    private boolean screen;

    @Option(
            names = "--baseline",
            paramLabel = "POINTS",
            defaultValue = "0",
            description =
                    "Take limits from the first points of each phase only; 0 for all (default: ${DEFAULT-VALUE}).")
    private int baseline;

    @Option(
            names = "--per",
            defaultValue = "1",
            description = "Write points and limits multiplied by this; not of xmr charts (default: ${DEFAULT-VALUE}).")
    private double per = 1;

    @Override
    boolean answersRows() {
        return true;
    }

    @Override
    List<InputColumn> columns() {
        if (!isXmr()) {
            type();
        }
        List<InputColumn> columns = new ArrayList<>(List.of(InputColumn.numberOrMissing(value)));
        for (String numbers : List.of(denominator, target)) {
            if (!numbers.isEmpty()) {
                columns.add(InputColumn.numberOrMissing(numbers));
            }
        }
        for (String texts : List.of(subgroup, phase)) {
            if (!texts.isEmpty()) {
                columns.add(InputColumn.text(texts));
            }
        }
        return columns;
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of(
                "phase",
                "point",
                "centre",
                "lower",
                "upper",
                "lower_near",
                "upper_near",
                "rule",
                "rules_broken",
                "variation"));
        if (isXmr()) {
            names.addAll(List.of("trial_limits", "variation_icon", "assurance_icon"));
        }
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        if (isXmr()) {
            answerXmr(group, results);
        } else {
            answerControlChart(group, results);
        }
    }

    private boolean isXmr() {
        return chart.equals("xmr");
    }

    private XmrSettings settings() {
        return XmrSettings.makingDataCount(direction).withRunLength(runLength).withTwoOfThree(twoOfThree);
    }

    private void answerXmr(Group group, Results results) {
        var values = group.observations(value);
        var found = Xmr.chart(
                values,
                PhaseColumn.of(group, phase),
                target.isEmpty() ? Observations.allMissing(group.size()) : group.observations(target),
                settings().withScreenRanges(screen).withBaselinePoints(baseline));
        for (int i = 0; i < group.size(); i++) {
            int number = found.phaseOf(i);
            var limits = found.limits(number);
            var line = Results.Line.startingWith(group.fields(i))
                    .add(number + 1, values.isPresent(i) ? values.get(i) : null)
                    .add(limits.used() == 0 ? null : (Object) limits.mean());
            addLimits(line, limits.process(), limits.near());
            addCauses(line, found.label(i), found.broken(i), found.variation(i));
            results.write(line.add(
                    found.isTrial(number), Words.word(found.variationIcon()), Words.word(found.assuranceIcon())));
        }
    }

    private void answerControlChart(Group group, Results results) {
        int[] pointOf = pointOfRow(group);
        int[] firstRows = IntStream.range(0, pointOf.length)
                .filter(row -> row == 0 || pointOf[row] != pointOf[row - 1])
                .toArray();
        var values = group.observations(value);
        var groups = denominator.isEmpty()
                ? Subgroups.ofRows(pointOf, values)
                : Subgroups.ofRows(pointOf, values, group.observations(denominator));
        var found = ControlChart.of(
                groups,
                PhaseColumn.of(group, phase, firstRows),
                Baseline.first(baseline),
                ControlSettings.of(type()).withScreenRanges(screen).withPer(per));
        var causes = SpecialCauses.of(found, settings());
        for (int row = 0; row < pointOf.length; row++) {
            int point = pointOf[row];
            var line = Results.Line.startingWith(group.fields(row))
                    .add(found.phaseOf(point) + 1, found.isPresent(point) ? found.value(point) : null)
                    .add(found.centre(point));
            addLimits(line, found.limits(point), found.warningLimits(point));
            addCauses(line, causes.label(point), causes.broken(point), causes.variation(point));
            results.write(line);
        }
    }

    private int[] pointOfRow(Group group) {
        var points = new int[group.size()];
        for (int row = 1; row < points.length; row++) {
            boolean same = !subgroup.isEmpty() && group.text(row, subgroup).equals(group.text(row - 1, subgroup));
            points[row] = points[row - 1] + (same ? 0 : 1);
        }
        return points;
    }

    private ChartType type() {
        String name = chart.toUpperCase(Locale.ROOT).replace('-', '_');
        for (ChartType type : ChartType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("No chart \"" + chart + "\"; see cairn stats spc --help");
    }

    /** A limit that is not set is left empty. */
    private static void addLimits(Results.Line line, Interval... intervals) {
        for (Interval interval : intervals) {
            line.add(Double.isInfinite(interval.lower()) ? null : interval.lower());
            line.add(Double.isInfinite(interval.upper()) ? null : interval.upper());
        }
    }

    private static void addCauses(
            Results.Line line, Optional<SpecialCause> label, Collection<SpecialCause> broken, Variation variation) {
        line.add(
                label.map(Words::word).orElse(""),
                broken.stream().map(Words::word).collect(Collectors.joining(" ")),
                Words.word(variation));
    }
}

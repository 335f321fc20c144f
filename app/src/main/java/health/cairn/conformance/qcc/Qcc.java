package health.cairn.conformance.qcc;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.Peer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.ControlSettings;
import health.cairn.statistics.spc.Cusum;
import health.cairn.statistics.spc.Ewma;
import health.cairn.statistics.spc.StableProcess;
import health.cairn.statistics.spc.Subgroups;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Answers the cases of qcc 3.0. */
public final class Qcc implements Peer {

    /** The geometric distribution of a g chart, which the package starts at one and reads by quantiles. */
    static final String GEOMETRIC = "g-geometric-from-one";

    /** The spread of ranges, of which the package has a wrong sixth digit. */
    static final String RANGE_SPREAD = "r-spread-digits";

    /** Four of five, which the package does not look for among the first five points. */
    static final String FIRST_FIVE = "we-first-five";

    @Override
    public String name() {
        return "qcc";
    }

    @Override
    public Set<String> deviations() {
        return Set.of(GEOMETRIC, RANGE_SPREAD, FIRST_FIVE);
    }

    @Override
    public Answer answer(ReferenceCase reference) {
        var args = reference.args();
        args.allow(
                "type",
                "fun",
                "rules",
                "std.dev",
                "confidence.level",
                "lambda",
                "nsigmas",
                "sizes",
                "decision.interval",
                "se.shift");
        String asked = args.text("fun", args.text("type", ""));
        return switch (asked) {
            case "ewma" -> ewma(reference);
            case "cusum" -> cusum(reference);
            case "xbar.one" -> singleValues(reference);
            case "xbar" -> new DrawnChart(rows(reference), ChartType.XBAR).answer(reference);
            case "R" -> new DrawnChart(rows(reference), ChartType.R).answer(reference);
            case "S" -> new DrawnChart(rows(reference), ChartType.S).answer(reference);
            case "p" -> new DrawnChart(counts(reference), ChartType.P).answer(reference);
            case "u" -> new DrawnChart(counts(reference), ChartType.U).answer(reference);
            case "np" -> new DrawnChart(counts(reference), ChartType.NP).answer(reference);
            case "c" -> new DrawnChart(counts(reference), ChartType.C).answer(reference);
            case "g" -> new DrawnChart(counts(reference), ChartType.G).answer(reference);
            default -> throw new UnknownForm("chart " + asked);
        };
    }

    private static Answer ewma(ReferenceCase reference) {
        var values = reference.input().observations("y");
        var process = StableProcess.fromMovingRanges(values);
        var chart = Ewma.of(
                values,
                process,
                reference.args().number("lambda", 0.2),
                reference.args().number("nsigmas", 3));
        var answer = Answer.builder()
                .output("center", Column.ofNumbers(process.centre()))
                .output("std_dev", Column.ofNumbers(process.sigma()))
                .output("lcl", numbers(chart.size(), i -> chart.limits(i).lower()))
                .output("ucl", numbers(chart.size(), i -> chart.limits(i).upper()));
        // The recorded averages are empty: a column of one missing value, which is not compared.
        return reference.table("output").values("y").size() == chart.size()
                ? answer.output("y", numbers(chart.size(), chart::average)).build()
                : answer.build();
    }

    private static Answer cusum(ReferenceCase reference) {
        var values = reference.input().observations("y");
        var process = StableProcess.fromMovingRanges(values);
        var chart = Cusum.of(
                values,
                process,
                reference.args().number("se.shift", 1),
                reference.args().number("decision.interval", 5));
        return Answer.builder()
                .output("center", Column.ofNumbers(process.centre()))
                .output("std_dev", Column.ofNumbers(process.sigma()))
                .output("pos", numbers(chart.size(), chart::upper))
                .output("neg", numbers(chart.size(), chart::lower))
                .build();
    }

    private static Answer singleValues(ReferenceCase reference) {
        var values = reference.input().observations("y");
        var process = reference.args().text("std.dev", "MR").equals("SD")
                ? StableProcess.fromDeviation(values)
                : StableProcess.fromMovingRanges(values);
        var settings = ControlSettings.of(ChartType.I).withProcess(process);
        return new DrawnChart(ControlChart.of(Subgroups.ofValues(values), settings), Subgroups.ofValues(values))
                .answer(reference);
    }

    private static Subgroups counts(ReferenceCase reference) {
        var counts = reference.input().observations("x");
        if (!reference.input().has("sizes")) {
            return Subgroups.ofValues(counts);
        }
        double[] sizes = reference.input().numbers("sizes");
        return Subgroups.ofCounts(
                counts, sizes.length == 1 ? Observations.constant(counts.size(), sizes[0]) : Observations.of(sizes));
    }

    private static Subgroups rows(ReferenceCase reference) {
        double[][] rows = reference.input().rowsOfNumbers("rows");
        int width = rows[0].length;
        int[] subgroup =
                IntStream.range(0, rows.length * width).map(i -> i / width).toArray();
        double[] values = IntStream.range(0, subgroup.length)
                .mapToDouble(i -> rows[i / width][i % width])
                .toArray();
        return Subgroups.ofRows(subgroup, Observations.of(values));
    }

    static Column numbers(int size, IntToDoubleFunction number) {
        return Column.ofNumbers(IntStream.range(0, size).mapToDouble(number).toArray());
    }
}

package health.cairn.conformance.qcc;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.ControlSettings;
import health.cairn.statistics.spc.Subgroups;
import health.cairn.statistics.spc.WesternElectric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.GeometricDistribution;
import org.jspecify.annotations.Nullable;

/** A control chart written as qcc() writes it. */
final class DrawnChart {

    /** The mean range of five normal values, as the package and we have it. */
    private static final double D2_OF_FIVE = 2.326;

    /** The standard deviation of the range of five normal values, as the package has it; 0.8640819 is right. */
    private static final double PEER_SPREAD_OF_FIVE = 0.8640855;

    private final ControlChart chart;
    private final Subgroups groups;

    DrawnChart(Subgroups groups, ChartType type) {
        this(ControlChart.of(groups, settings(type)), groups);
    }

    DrawnChart(ControlChart chart, Subgroups groups) {
        this.chart = chart;
        this.groups = groups;
    }

    private static ControlSettings settings(ChartType type) {
        return ControlSettings.of(type).withWithin(ControlSettings.Within.RANGES);
    }

    Answer answer(ReferenceCase reference) {
        var answer = Answer.builder().output("statistics", Qcc.numbers(chart.size(), chart::value));
        boolean each = reference.table("output").values("lcl").size() == chart.size();
        int limits = each ? chart.size() : 1;
        var center = Column.ofNumbers(chart.centre(0));
        var lower = Qcc.numbers(limits, i -> chart.limits(i).lower());
        var upper = Qcc.numbers(limits, i -> chart.limits(i).upper());
        if (chart.settings().type() == ChartType.G) {
            double mean = IntStream.range(0, chart.size())
                    .mapToDouble(chart::value)
                    .average()
                    .orElseThrow();
            double level = reference.args().number("confidence.level", 0.9973);
            var geometric = GeometricDistribution.of(1 / mean);
            center = center.departing(Qcc.GEOMETRIC, List.of(mean));
            lower = lower.departing(
                    Qcc.GEOMETRIC, List.of((double) geometric.inverseCumulativeProbability((1 - level) / 2)));
            upper = upper.departing(
                    Qcc.GEOMETRIC, List.of((double) geometric.inverseSurvivalProbability((1 - level) / 2)));
        }
        if (chart.settings().type() == ChartType.R) {
            double sigma = chart.centre(0) / D2_OF_FIVE;
            upper = upper.departing(Qcc.RANGE_SPREAD, List.of(chart.centre(0) + 3 * PEER_SPREAD_OF_FIVE * sigma));
        }
        answer.output("center", center)
                .output("lcl", lower)
                .output("ucl", upper)
                .output("std_dev", deviation());
        // The package does not apply its rules to a g chart here.
        if (reference.args().has("rules")) {
            answer.output("violations", violations());
        }
        return answer.build();
    }

    /** The package's measure of spread: of single values, of a subgroup's count, or of a rate of one. */
    private Column deviation() {
        return switch (chart.settings().type()) {
            case P -> Qcc.numbers(chart.size(), chart::sigma);
            case U -> Column.ofNumbers(chart.sigma(0) * Math.sqrt(groups.denominator(0)));
            case XBAR -> Column.ofNumbers(chart.sigma(0) * Math.sqrt(groups.count(0)));
            case R -> Column.ofNumbers(withinSigma(ControlSettings.Within.RANGES));
            case S -> Column.ofNumbers(withinSigma(ControlSettings.Within.DEVIATIONS));
            case G -> {
                double mean = IntStream.range(0, chart.size())
                        .mapToDouble(chart::value)
                        .average()
                        .orElseThrow();
                yield Column.ofNumbers(chart.sigma(0)).departing(Qcc.GEOMETRIC, List.of(Math.sqrt(mean * (mean - 1))));
            }
            default -> Column.ofNumbers(chart.sigma(0));
        };
    }

    private double withinSigma(ControlSettings.Within within) {
        var means = ControlChart.of(groups, ControlSettings.of(ChartType.XBAR).withWithin(within));
        return means.sigma(0) * Math.sqrt(groups.count(0));
    }

    /** The number of the first rule that each point breaks. */
    private Column violations() {
        List<@Nullable Object> ours = new ArrayList<>();
        List<@Nullable Object> theirs = new ArrayList<>();
        for (int i = 0; i < chart.size(); i++) {
            var broken = WesternElectric.broken(chart, i);
            ours.add(number(broken));
            if (i < 5) {
                broken.remove(WesternElectric.FOUR_OF_FIVE_BEYOND_ONE_SIGMA);
            }
            theirs.add(number(broken));
        }
        var column = Column.of(ours);
        return ours.equals(theirs) ? column : column.departing(Qcc.FIRST_FIVE, theirs);
    }

    private static @Nullable Double number(Set<WesternElectric> broken) {
        return broken.isEmpty() ? null : broken.iterator().next().ordinal() + 1.0;
    }
}

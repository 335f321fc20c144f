package health.cairn.analyst;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.funnel.FunnelMeasure;
import health.cairn.statistics.funnel.Overdispersion;
import health.cairn.statistics.funnel.ProportionFunnel;
import health.cairn.statistics.funnel.RateFunnel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "funnel",
        mixinStandardHelpOptions = true,
        description = {
            "Funnel limits for each area of a group, and which areas lie outside; without --group all rows are one funnel.",
            "Areas whose denominator is 0 are left out of the funnel; areas without events stay in."
        },
        footer = {
            "",
            "Example: practice,numerator,denominator in screening.csv",
            "  cairn stats funnel screening.csv",
            "  cairn stats funnel deaths.csv --measure ratio --denominator expected --adjust additive"
        })
final class FunnelMethod extends StatsMethod {

    /** What the funnel compares. */
    enum Measure {
        /** Events among trials, about the pooled proportion. */
        PROPORTION,
        /** Events per unit of the denominator, about the pooled rate. */
        RATE,
        /** Observed over expected, about 1. */
        RATIO
    }

    @Option(
            names = "--numerator",
            paramLabel = "COLUMN",
            defaultValue = "numerator",
            description = "The column of events (default: ${DEFAULT-VALUE}).")
    private String numerator = "numerator";

    @Option(
            names = "--denominator",
            paramLabel = "COLUMN",
            defaultValue = "denominator",
            description = "The column of trials, people or expected events (default: ${DEFAULT-VALUE}).")
    private String denominator = "denominator";

    @Option(
            names = "--measure",
            converter = Words.OfMeasure.class,
            defaultValue = "proportion",
            description = "proportion, rate or ratio (default: ${DEFAULT-VALUE}).")
    private Measure measure = Measure.PROPORTION;

    @Option(
            names = "--adjust",
            converter = Words.OfAdjustment.class,
            defaultValue = "none",
            description = "Widen the limits for scatter beyond chance: none, additive or multiplicative"
                    + " (default: ${DEFAULT-VALUE}).")
    private Adjustment adjustment = Adjustment.NONE;

    @Option(
            names = "--trim",
            defaultValue = "0.1",
            description = "The share of extreme scores at each end that does not count as scatter"
                    + " (default: ${DEFAULT-VALUE}).")
    private double trim;

    @Override
    List<InputColumn> columns() {
        return List.of(InputColumn.number(numerator), InputColumn.number(denominator));
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of("value", "target"));
        names.addAll(limitColumns(""));
        names.addAll(List.of("position", "phi", "tau_squared", "note"));
        return names;
    }

    @Override
    boolean answersRows() {
        return true;
    }

    @Override
    void answer(Group group, Results results) {
        double[] below = group.numbers(denominator);
        double[] above = group.numbers(numerator);
        int[] included =
                IntStream.range(0, below.length).filter(i -> below[i] != 0).toArray();
        var funnel = funnel(pick(above, included), pick(below, included));
        int next = 0;
        for (int row = 0; row < group.size(); row++) {
            var line = Results.Line.startingWith(group.fields(row));
            if (below[row] == 0) {
                for (int empty = 0; empty < resultColumns().size() - 1; empty++) {
                    line.add("");
                }
                results.write(line.add("the denominator is 0"));
            } else {
                results.write(funnel.add(line, next++));
            }
        }
    }

    /** One funnel: limits for its areas by position. */
    private interface Funnel {
        Results.Line add(Results.Line line, int area);
    }

    private Funnel funnel(double[] above, double[] below) {
        if (adjustment == Adjustment.NONE) {
            var proportions = measure == Measure.PROPORTION ? ProportionFunnel.about(above, below) : null;
            var rates = measure == Measure.RATE ? RateFunnel.about(above, below) : RateFunnel.OF_RATIOS;
            double target = proportions != null ? proportions.pooled() : rates.pooled();
            return (line, i) -> addArea(
                    line,
                    above[i] / below[i],
                    target,
                    confidence().stream()
                            .map(level -> proportions != null
                                    ? proportions.limits(below[i], level)
                                    : rates.limits(below[i], level))
                            .toList(),
                    "",
                    "");
        }
        // A rate is a ratio to what the pooled rate would expect, told in the unit of the rate.
        double unit = measure == Measure.RATE ? RateFunnel.about(above, below).pooled() : 1;
        var settings = (measure == Measure.PROPORTION
                ? Overdispersion.OF_PROPORTIONS
                : new Overdispersion(FunnelMeasure.LOG_RATIO, Overdispersion.Extremes.TRIMMED, trim, false));
        var fitted = AdjustedFunnel.of(
                settings.withTrimBy(trim),
                above,
                Arrays.stream(below).map(size -> size * unit).toArray());
        return (line, i) -> addArea(
                line,
                above[i] / below[i],
                fitted.target() * unit,
                confidence().stream()
                        .map(level -> fitted.limits(i, level, adjustment).times(unit))
                        .toList(),
                fitted.phi(),
                fitted.tauSquared());
    }

    private Results.Line addArea(
            Results.Line line, double value, double target, List<Interval> limits, Object phi, Object tauSquared) {
        line.add(value, target);
        limits.forEach(interval -> line.add(interval.lower(), interval.upper()));
        return line.add(position(value, limits), phi, tauSquared, "");
    }

    /** Within all limits, or below or above those of the highest level passed. */
    private String position(double value, List<Interval> limits) {
        List<Confidence> levels = confidence();
        return IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> levels.get(i).level())
                        .reversed())
                .filter(i -> !limits.get(i).contains(value))
                .findFirst()
                .map(i -> (value < limits.get(i).lower() ? "below_" : "above_") + Cell.level(levels.get(i)))
                .orElse("within");
    }

    private static double[] pick(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }
}

package health.cairn.comparison;

import health.cairn.measures.Measure;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrChart;
import health.cairn.statistics.spc.XmrSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Control charts of measures: XmR by Making Data Count, limits frozen at the first twelve points. */
public final class SeriesCharts {

    private SeriesCharts() {}

    /** The chart of a history; empty where it has fewer than twelve values. */
    public static Optional<XmrChart> xmr(Measure measure, Comparisons.History history) {
        var days = new ArrayList<LocalDate>();
        var values = new ArrayList<@Nullable Double>();
        for (Comparisons.History.Point point : history.points()) {
            Valued valued = point.valued();
            days.add(point.period().lastDay());
            values.add(valued == null ? null : valued.value());
        }
        return xmr(measure, days, values);
    }

    /**
     * @param days the last day of each period
     * @param values one for each day; null where there is none
     */
    static Optional<XmrChart> xmr(Measure measure, List<LocalDate> days, List<@Nullable Double> values) {
        int size = values.size();
        double[] numbers = new double[size];
        boolean[] present = new boolean[size];
        double[] targets = new double[size];
        boolean[] targeted = new boolean[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            Double value = values.get(i);
            if (value != null) {
                numbers[i] = value;
                present[i] = true;
                count++;
            }
            LocalDate day = days.get(i);
            var target = measure.targets().stream().filter(t -> t.holdsOn(day)).findFirst();
            if (target.isPresent()) {
                targets[i] = target.get().value();
                targeted[i] = true;
            }
        }
        if (count < XmrSettings.SHORTEST_BASELINE) {
            return Optional.empty();
        }
        return Optional.of(Xmr.chart(
                Observations.of(numbers, present),
                Phases.one(),
                Observations.of(targets, targeted),
                XmrSettings.makingDataCount(direction(measure.polarity()))
                        .withBaselinePoints(XmrSettings.SHORTEST_BASELINE)));
    }

    private static ImprovementDirection direction(Measure.Polarity polarity) {
        return switch (polarity) {
            case HIGH_IS_GOOD -> ImprovementDirection.INCREASE;
            case LOW_IS_GOOD -> ImprovementDirection.DECREASE;
            case NO_JUDGEMENT -> ImprovementDirection.NEUTRAL;
        };
    }
}

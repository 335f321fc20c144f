package health.cairn.projects;

import health.cairn.measures.Period;
import health.cairn.projects.ProjectCharts.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The same measure of several teams, added up. */
final class Pooled {

    private Pooled() {}

    /**
     * Counts of all teams added up, period by period; periods that one team alone has are left out, since they would be that
     * team's numbers under another name.
     *
     * @return empty where fewer than two teams have counts for the same period
     */
    static Optional<Chart> of(List<Chart> charts) {
        var sums = new TreeMap<Period, List<ChartPoint>>();
        for (Chart chart : charts) {
            for (ChartPoint point : chart.whole().points()) {
                Double denominator = point.denominator();
                if (point.numerator() != null && denominator != null && denominator > 0) {
                    sums.computeIfAbsent(new Period(point.from(), point.until()), _ -> new ArrayList<>())
                            .add(point);
                }
            }
        }
        sums.values().removeIf(points -> points.size() < 2);
        if (sums.isEmpty()) {
            return Optional.empty();
        }
        Chart first = charts.getFirst();
        ProjectMeasure measure = first.measure().body();
        var points = new ArrayList<ChartPoint>();
        for (Map.Entry<Period, List<ChartPoint>> sum : sums.entrySet()) {
            points.add(added(measure, sum.getKey(), sum.getValue(), charts.size()));
        }
        return Optional.of(new Chart(
                first.measure(),
                Charting.chart(measure.withBaselineUntil(null), points, List.of()),
                Map.of(),
                "Numbers of " + charts.size() + " teams added up",
                charts.stream()
                        .map(Chart::rule)
                        .filter(rule -> !rule.isEmpty())
                        .findFirst()
                        .orElse("")));
    }

    private static ChartPoint added(ProjectMeasure measure, Period period, List<ChartPoint> points, int teams) {
        double numerator = points.stream()
                .mapToDouble(point -> Objects.requireNonNull(point.numerator()))
                .sum();
        double denominator = points.stream()
                .mapToDouble(point -> Objects.requireNonNull(point.denominator()))
                .sum();
        return new ChartPoint(
                period.from(),
                period.until(),
                1,
                Optional.empty(),
                numerator,
                denominator,
                measure.multiplier() * numerator / denominator,
                "",
                0,
                0,
                points.size() + " of " + teams + " teams",
                "Teams added up",
                Optional.empty());
    }
}

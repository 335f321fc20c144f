package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.privacy.CountKey;
import health.cairn.privacy.CountTable;
import health.cairn.privacy.Gate;
import health.cairn.privacy.ReleasedTable;
import health.cairn.privacy.ReleasedTable.Released;
import health.cairn.projects.ProjectCharts.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of people that a team entered, on their way to those who see a project only because it is published: they pass the
 * gate first, whole and practices in one table.
 */
final class ReleasedSeries {

    private static final String ALL = "ALL";
    private static final String COUNTED = "counted";
    private static final String OF = "of";

    private final Gate gate;
    private final ProjectMeasure measure;
    private String rule = "";

    ReleasedSeries(Gate gate, ProjectMeasure measure) {
        this.gate = gate;
        this.measure = measure;
    }

    /** The rule in words. */
    String rule() {
        return rule;
    }

    Series pass(Series series) {
        var table = new CountTable();
        series.whole().forEach(point -> add(table, ALL, point));
        series.byArea().forEach((area, points) -> {
            table.within(area.value(), ALL);
            points.forEach(point -> add(table, area.value(), point));
        });
        ReleasedTable released;
        try {
            released = gate.pass(table);
        } catch (IllegalArgumentException e) {
            rule = "The periods of these counts overlap, so small ones cannot be protected; all are held back.";
            return heldBack(series);
        }
        rule = released.rule();
        var byArea = new TreeMap<AreaCode, List<ChartPoint>>();
        for (Map.Entry<AreaCode, List<ChartPoint>> area : series.byArea().entrySet()) {
            byArea.put(area.getKey(), shown(released, area.getKey().value(), area.getValue()));
        }
        return new Series(shown(released, ALL, series.whole()), byArea, series.source());
    }

    private static Series heldBack(Series series) {
        var byArea = new TreeMap<AreaCode, List<ChartPoint>>();
        series.byArea()
                .forEach((area, points) -> byArea.put(
                        area, points.stream().map(ChartPoint::heldBack).toList()));
        return new Series(series.whole().stream().map(ChartPoint::heldBack).toList(), byArea, series.source());
    }

    private void add(CountTable table, String area, ChartPoint point) {
        CountKey counted = key(area, point, COUNTED);
        Double numerator = point.numerator();
        Double denominator = point.denominator();
        if (numerator != null) {
            table.count(counted, Math.round(numerator));
            if (denominator != null) {
                table.count(key(area, point, OF), Math.round(denominator));
                if (measure.shape() == ProjectMeasure.Shape.PROPORTION) {
                    table.sum(key(area, point, OF), List.of(counted));
                }
            }
        }
    }

    private List<ChartPoint> shown(ReleasedTable released, String area, List<ChartPoint> points) {
        var shown = new ArrayList<ChartPoint>();
        for (ChartPoint point : points) {
            shown.add(point.numerator() == null ? point : shown(released, area, point));
        }
        return shown;
    }

    private ChartPoint shown(ReleasedTable released, String area, ChartPoint point) {
        Double numerator = count(released, key(area, point, COUNTED));
        Double denominator = point.denominator() == null ? null : count(released, key(area, point, OF));
        if (numerator == null || point.denominator() != null && (denominator == null || denominator == 0)) {
            return point.heldBack();
        }
        // Rounded apart from each other, a part could be larger than its whole.
        double counted = measure.shape() == ProjectMeasure.Shape.PROPORTION && denominator != null
                ? Math.min(numerator, denominator)
                : numerator;
        Double value = EnteredPoints.value(measure, counted, denominator, null);
        return value == null ? point.heldBack() : point.with(counted, denominator, value);
    }

    private static @Nullable Double count(ReleasedTable released, CountKey key) {
        return released.cell(key) instanceof Released.Shown(long count) ? (Double) (double) count : null;
    }

    /** Definitions count different things, so they are different groups. */
    private static CountKey key(String area, ChartPoint point, String what) {
        return new CountKey(area, point.from(), point.until(), what + " " + point.definition());
    }
}

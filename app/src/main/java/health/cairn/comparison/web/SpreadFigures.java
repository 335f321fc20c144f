package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons.History;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The practices of an area on one measure over time: side by side, and how far they lie apart.
 *
 * @param latest the area's latest period
 * @param practices with data, by name
 * @param own the area itself
 */
record SpreadFigures(
        Area area,
        Measure measure,
        Period latest,
        List<Practice> practices,
        @Nullable History own) {

    record Practice(String name, History history) {}

    /** @param count practices with a value */
    private record Extremes(double lowest, double highest, int count) {
        Extremes and(double value) {
            return new Extremes(Math.min(lowest, value), Math.max(highest, value), count + 1);
        }

        double apart() {
            return highest - lowest;
        }
    }

    static SpreadFigures of(
            Area area,
            Measure measure,
            Period latest,
            List<AreaCode> practices,
            Map<AreaCode, History> histories,
            Map<AreaCode, Area> names) {
        var known = new ArrayList<Practice>();
        for (AreaCode code : practices) {
            History history = histories.get(code);
            Area practice = names.get(code);
            if (history != null) {
                known.add(new Practice(practice == null ? code.value() : practice.name(), history));
            }
        }
        known.sort(java.util.Comparator.comparing(Practice::name));
        return new SpreadFigures(area, measure, latest, known, histories.get(area.code()));
    }

    /** Each practice in a small drawing of its own, on one scale, with the area as a thin line. */
    Figure sideBySide() {
        var panels = new ArrayList<Panel>();
        var rows = new ArrayList<Table.Row>();
        var steps = new ArrayList<String>();
        String when = Numbers.period(latest.from(), latest.until());
        int without = 0;
        String lowest = "";
        String highest = "";
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Practice practice : practices) {
            Valued v = practice.history().points().stream()
                    .filter(p -> p.period().equals(latest))
                    .map(History.Point::valued)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            panels.add(new Panel(practice.name(), points(practice.history())));
            String says = v == null ? "no data" : Phrases.line(v, measure);
            rows.add(Table.Row.of(
                    practice.name(),
                    v == null ? "no data" : Numbers.value(v.value(), measure.unit()),
                    Phrases.counts(v),
                    Phrases.interval(v, measure)));
            steps.add(practice.name() + ", " + when + ": " + says);
            if (v == null) {
                without++;
            } else {
                if (v.value() < low) {
                    low = v.value();
                    lowest = practice.name();
                }
                if (v.value() > high) {
                    high = v.value();
                    highest = practice.name();
                }
            }
        }
        String summary = lowest.isEmpty()
                ? "No practice has a value in " + when + "."
                : "In " + when + " from " + Numbers.value(low, measure.unit()) + " at " + lowest + " to "
                        + Numbers.value(high, measure.unit()) + " at " + highest
                        + "; read the interval in the table before the order."
                        + (without == 0 ? "" : " No data for " + Numbers.words(without) + ".");
        return Figure.of(
                "practices",
                "multiples",
                "Practices side by side: " + measure.shortName(),
                summary,
                List.of(new Mark(Shape.IMPROVE, "The practice"), new Mark(Shape.LINE, area.name())),
                new Panels(measure.unit(), panels, own == null ? List.of() : points(own), steps),
                measure.source() + ". All on one scale.",
                new Table(
                        measure.name() + ", practices of " + area.name() + ", " + when,
                        List.of(
                                Table.Column.text("Practice"),
                                Table.Column.number("Value"),
                                Table.Column.number("Counts"),
                                Table.Column.number("95% interval")),
                        rows),
                null);
    }

    /** How far the practices lie apart, period by period. */
    Figure spread() {
        var series = new ArrayList<MeasureFigures.LineSeries>();
        var extremes = new TreeMap<Period, Extremes>();
        for (Practice practice : practices) {
            series.add(new MeasureFigures.LineSeries(practice.name(), false, points(practice.history())));
            for (History.Point p : practice.history().points()) {
                Valued v = p.valued();
                if (v != null) {
                    extremes.merge(
                            p.period(), new Extremes(v.value(), v.value(), 1), (known, more) -> known.and(v.value()));
                }
            }
        }
        if (own != null) {
            series.add(new MeasureFigures.LineSeries(area.name(), true, points(own)));
        }
        String unit = measure.unit();
        var rows = new ArrayList<Table.Row>();
        var steps = new ArrayList<String>();
        extremes.forEach((period, e) -> {
            String name = Numbers.period(period.from(), period.until());
            rows.add(Table.Row.of(
                    name,
                    Numbers.value(e.lowest(), unit),
                    Numbers.value(e.highest(), unit),
                    Numbers.bare(e.apart(), unit),
                    Numbers.count(e.count())));
            steps.add(name + ": from " + Numbers.value(e.lowest(), unit) + " to " + Numbers.value(e.highest(), unit)
                    + ", " + Numbers.words(e.count()) + (e.count() == 1 ? " practice" : " practices"));
        });
        String summary = extremes.size() < 2
                ? ""
                : "The practices lay "
                        + Numbers.bare(extremes.firstEntry().getValue().apart(), unit) + " apart at first and "
                        + Numbers.bare(extremes.lastEntry().getValue().apart(), unit)
                        + " apart at last; descriptive only. Small practices move more by chance alone.";
        return Figure.of(
                "spread",
                "lines",
                "How far practices lie apart: " + measure.shortName(),
                summary,
                List.of(new Mark(Shape.IMPROVE, area.name()), new Mark(Shape.LINE, "Its practices")),
                new MeasureFigures.LinesData(unit, series, List.of(), steps),
                measure.source() + ". Lowest and highest practice of each period.",
                new Table(
                        "Lowest and highest practice by period",
                        List.of(
                                Table.Column.text("Period"),
                                Table.Column.number("Lowest"),
                                Table.Column.number("Highest"),
                                Table.Column.number("Apart"),
                                Table.Column.number("Practices")),
                        rows),
                null);
    }

    private static List<MeasureFigures.LinePoint> points(History history) {
        return history.points().stream()
                .map(p -> new MeasureFigures.LinePoint(
                        p.period().from().toString(),
                        p.valued() == null ? null : p.valued().value()))
                .toList();
    }

    record Panel(String name, List<MeasureFigures.LinePoint> points) {}

    record Panels(String unit, List<Panel> panels, List<MeasureFigures.LinePoint> whole, List<String> steps) {}
}

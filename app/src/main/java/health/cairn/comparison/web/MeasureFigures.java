package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.comparison.SeriesCharts;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Signals;
import health.cairn.pages.Table;
import health.cairn.statistics.Interval;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.XmrChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A measure over time; drawing, sentences and table of each come from the same numbers. */
final class MeasureFigures {

    private final Measure measure;
    private final Area mine;
    private final Comparisons.History history;
    private final String csv;
    private final Optional<XmrChart> chart;

    MeasureFigures(Measure measure, Area mine, Comparisons.History history, String csv) {
        this.measure = measure;
        this.mine = mine;
        this.history = history;
        this.csv = csv;
        this.chart = SeriesCharts.xmr(measure, history);
    }

    /** What the chart says of the latest point and of the standard, in sentences. */
    List<String> signals() {
        return chart.map(c -> {
                    var sentences = new ArrayList<String>();
                    Variation variation = c.variationIcon();
                    sentences.add(Phrases.variation(variation) + (c.isTrial(0) ? " (trial limits)." : "."));
                    if (c.assuranceIcon() != Assurance.NONE) {
                        sentences.add(Phrases.assurance(c.assuranceIcon()) + ".");
                    }
                    return (List<String>) sentences;
                })
                .orElse(List.of());
    }

    @Nullable
    Figure trend() {
        var points = history.points();
        if (points.isEmpty()) {
            return null;
        }
        String source = "XmR chart by Making Data Count; ranges are not screened. " + sourceLine();
        return chart.map(c -> spc(c, source)).orElseGet(this::fewPoints);
    }

    private Figure spc(XmrChart c, String source) {
        var points = history.points();
        var drawn = new ArrayList<SpcPoint>();
        var steps = new ArrayList<String>();
        var rows = new ArrayList<Table.Row>();
        int signals = 0;
        int firstSignal = -1;
        for (int i = 0; i < points.size(); i++) {
            var p = points.get(i);
            Valued v = p.valued();
            Variation variation = v == null ? Variation.COMMON_CAUSE : c.variation(i);
            Optional<SpecialCause> rule = v == null ? Optional.empty() : c.label(i);
            if (rule.isPresent()) {
                signals++;
                firstSignal = firstSignal < 0 ? i : firstSignal;
            }
            drawn.add(
                    new SpcPoint(p.period().from().toString(), v == null ? null : v.value(), Phrases.kind(variation)));
            String says = rule.map(Signals::words).orElse("common cause");
            steps.add(name(p.period()) + ": " + Phrases.value(p.known(), measure) + (v == null ? "" : ", " + says));
            rows.add(row(p, v, v == null ? "" : says));
        }
        Interval limits = c.limits(0).process();
        var target = measure.targets().stream()
                .filter(t -> t.holdsOn(points.getLast().period().lastDay()))
                .findFirst();
        var data = new SpcData(
                measure.unit(),
                drawn,
                List.of(new SpcLimits(
                        points.getFirst().period().from().toString(),
                        points.getLast().period().from().toString(),
                        c.limits(0).mean(),
                        limits.lower(),
                        limits.upper(),
                        c.isTrial(0))),
                target.map(t -> new TargetLine(t.value(), Viewpoint.capital(t.name())))
                        .orElse(null),
                steps);
        String title = spcTitle(c.variationIcon(), signals);
        String summary = "Of " + points.size() + " points, " + Numbers.words(signals)
                + (signals == 1 ? " shows" : " show")
                + " more than ordinary variation around the mean of "
                + Numbers.value(c.limits(0).mean(), measure.unit())
                + (signals == 0
                        ? "."
                        : ", the first in " + name(points.get(firstSignal).period()) + ".")
                + " The limits, from the first twelve points, are "
                + Numbers.range(limits.lower(), limits.upper(), measure.unit()) + ".";
        return Figure.of(
                "trend", "spc", title, summary, spcKey(target.isPresent()), data, source, table(rows, true), csv);
    }

    private String spcTitle(Variation variation, int signals) {
        return switch (variation) {
            case COMMON_CAUSE ->
                signals == 0
                        ? measure.shortName() + ": no signal"
                        : measure.shortName() + ": signals earlier, none in the latest point";
            case IMPROVEMENT_HIGH, CONCERN_HIGH, NEUTRAL_HIGH ->
                measure.shortName() + " has gone up: a change happened";
            case IMPROVEMENT_LOW, CONCERN_LOW, NEUTRAL_LOW -> measure.shortName() + " has gone down: a change happened";
        };
    }

    private static List<Mark> spcKey(boolean target) {
        var key = new ArrayList<>(List.of(
                new Mark(Shape.COMMON, "Common cause"),
                new Mark(Shape.IMPROVE, "Signal, as wanted"),
                new Mark(Shape.CONCERN, "Signal, not as wanted"),
                new Mark(Shape.MEAN, "Mean"),
                new Mark(Shape.LIMIT, "Process limits")));
        if (target) {
            key.add(new Mark(Shape.TARGET, "Standard"));
        }
        return key;
    }

    private Figure fewPoints() {
        var points = history.points();
        var drawn = new ArrayList<LinePoint>();
        var steps = new ArrayList<String>();
        var rows = new ArrayList<Table.Row>();
        for (var p : points) {
            Valued v = p.valued();
            drawn.add(new LinePoint(p.period().from().toString(), v == null ? null : v.value()));
            steps.add(name(p.period()) + ": "
                    + (v == null ? Phrases.value(p.known(), measure) : Phrases.line(v, measure)));
            rows.add(row(p, v, ""));
        }
        var band = points.stream()
                .filter(p -> p.valued() != null && p.valued().interval95() != null)
                .map(p -> new BandPoint(
                        p.period().from().toString(),
                        Objects.requireNonNull(
                                        Objects.requireNonNull(p.valued()).interval95())
                                .lower(),
                        Objects.requireNonNull(
                                        Objects.requireNonNull(p.valued()).interval95())
                                .upper()))
                .toList();
        var first = points.getFirst();
        var last = points.getLast();
        String title = points.size() == 1
                ? measure.shortName() + ": one period so far"
                : measure.shortName() + ", " + name(first.period()) + " to " + name(last.period());
        String summary = (points.size() == 1
                        ? ""
                        : "From " + Phrases.value(first.known(), measure) + " to "
                                + Phrases.value(last.known(), measure) + ". ")
                + "A control chart needs twelve points; there "
                + (points.size() == 1 ? "is one." : "are " + Numbers.words(points.size()) + ".");
        return Figure.of(
                "trend",
                "lines",
                title,
                summary,
                List.of(new Mark(Shape.IMPROVE, mine.name()), new Mark(Shape.BAND, "95% interval")),
                new LinesData(measure.unit(), List.of(new LineSeries(mine.name(), true, drawn)), band, steps),
                sourceLine(),
                table(rows, false),
                csv);
    }

    private Table.Row row(Comparisons.History.Point p, @Nullable Valued v, String says) {
        var cells = new ArrayList<>(List.of(
                Table.Cell.of(name(p.period())),
                Table.Cell.of(Phrases.value(p.known(), measure)),
                Table.Cell.of(Phrases.counts(v)),
                Table.Cell.of(Phrases.interval(v, measure))));
        if (chart.isPresent()) {
            cells.add(Table.Cell.of(says));
        }
        return new Table.Row(cells, false);
    }

    private Table table(List<Table.Row> rows, boolean signals) {
        var columns = new ArrayList<>(List.of(
                Table.Column.text("Period"),
                Table.Column.number("Value"),
                Table.Column.number("Counts"),
                Table.Column.number("95% interval")));
        if (signals) {
            columns.add(Table.Column.text("What the rules say"));
        }
        return new Table(measure.name() + ", " + mine.name() + ", by period", columns, rows);
    }

    private String sourceLine() {
        return measure.source() + ".";
    }

    static String name(Period period) {
        return Numbers.period(period.from(), period.until());
    }

    record SpcPoint(String x, @Nullable Double y, String kind) {}

    record SpcLimits(String from, String to, double mean, double lower, double upper, boolean trial) {}

    record TargetLine(double y, String name) {}

    record SpcData(
            String unit,
            List<SpcPoint> points,
            List<SpcLimits> limits,
            @Nullable TargetLine target,
            List<String> steps) {}

    record LinePoint(String x, @Nullable Double y) {}

    record BandPoint(String x, double lower, double upper) {}

    record LineSeries(String name, boolean mine, List<LinePoint> points) {}

    record LinesData(String unit, List<LineSeries> series, List<BandPoint> band, List<String> steps) {}
}

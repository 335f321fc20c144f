package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.SeriesCharts;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.funnel.Overdispersion;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.XmrChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of a measure's page; drawing, sentences and table of each come from the same numbers. */
final class MeasureFigures {

    private final Measure measure;
    private final Area mine;
    private final Comparisons.History history;
    private final Map<AreaCode, Area> names;
    private final AreaType type;
    private final String csv;
    private final Optional<XmrChart> chart;

    MeasureFigures(
            Measure measure,
            Area mine,
            Comparisons.History history,
            Map<AreaCode, Area> names,
            AreaType type,
            String csv) {
        this.measure = measure;
        this.mine = mine;
        this.history = history;
        this.names = names;
        this.type = type;
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
            String says = rule.map(MeasureFigures::words).orElse("common cause");
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

    Figure ordered(List<Finding> all, Comparisons.@Nullable History england) {
        Double benchmark = all.getFirst().benchmark();
        int higher = count(all, Standing.HIGHER);
        int lower = count(all, Standing.LOWER);
        int similar = count(all, Standing.SIMILAR);
        var target = measure.targets().stream()
                .filter(t -> t.holdsOn(all.getFirst().period().lastDay()))
                .findFirst();
        var rows = all.stream().map(this::areaRow).toList();
        var steps = rows.stream().map(r -> r.name() + ": " + r.says()).toList();
        String summary = benchmark == null
                ? "There is no figure for England in this period to compare with. Neighbouring places overlap: read the interval, not the order."
                : Numbers.count(lower) + (lower == 1 ? " is" : " are") + " lower than England, " + Numbers.count(higher)
                        + " higher and " + Numbers.count(similar)
                        + " cannot be told from it. Neighbouring places overlap: read the interval, not the order.";
        return Figure.of(
                "areas",
                "ordered",
                "All " + Numbers.count(all.size()) + " " + type.many() + ", with their intervals",
                summary,
                key("than England"),
                new AreasData(
                        measure.unit(),
                        rows,
                        benchmark == null ? null : new Benchmark("England", benchmark),
                        target.map(t -> new TargetLine(t.value(), t.name())).orElse(null),
                        type.many(),
                        steps),
                interval() + ", " + name(all.getLast().period()) + ". " + sourceLine(),
                areasTable(all),
                csv);
    }

    @Nullable
    Figure funnel(List<Finding> all) {
        var counted = all.stream()
                .filter(f -> f.valued() != null
                        && f.valued().denominator() != null
                        && f.valued().numerator() != null)
                .filter(f -> measure.kind() != Measure.Kind.PROPORTION
                        || Objects.requireNonNull(f.valued().numerator())
                                <= Objects.requireNonNull(f.valued().denominator()))
                .toList();
        if (counted.size() < 8 || measure.kind() == Measure.Kind.COUNT || measure.kind() == Measure.Kind.VALUE) {
            return null;
        }
        double[] x = counted.stream()
                .mapToDouble(f -> Objects.requireNonNull(
                        Objects.requireNonNull(f.valued()).numerator()))
                .toArray();
        double[] n = counted.stream()
                .mapToDouble(f -> Objects.requireNonNull(
                        Objects.requireNonNull(f.valued()).denominator()))
                .toArray();
        boolean proportion = measure.kind() == Measure.Kind.PROPORTION;
        var funnel = AdjustedFunnel.of(
                proportion ? Overdispersion.OF_PROPORTIONS : Overdispersion.OF_RATIOS_OF_COUNTS, x, n);
        Adjustment adjustment = funnel.isOverdispersed() ? Adjustment.ADDITIVE : Adjustment.NONE;
        double largest = java.util.Arrays.stream(n).max().orElse(1);
        double smallest = Math.max(1, java.util.Arrays.stream(n).min().orElse(1) * 0.8);
        var limits = new ArrayList<LimitPoint>();
        for (int i = 0; i <= 80; i++) {
            double size = smallest + (largest * 1.03 - smallest) * i / 80;
            Interval inner =
                    funnel.limitsForSize(size, Confidence.P95, adjustment).times(measure.multiplier());
            Interval outer =
                    funnel.limitsForSize(size, Confidence.P998, adjustment).times(measure.multiplier());
            limits.add(new LimitPoint(size, inner.lower(), inner.upper(), outer.lower(), outer.upper()));
        }
        int outside = 0;
        var rows = new ArrayList<AreaRow>();
        for (int i = 0; i < counted.size(); i++) {
            Finding f = counted.get(i);
            boolean out = funnel.isOutlier(i, Confidence.P998, adjustment);
            outside += out ? 1 : 0;
            double value = Objects.requireNonNull(f.valued()).value();
            String kind = !out
                    ? "common"
                    : Phrases.kind(
                            value > funnel.target() * measure.multiplier() ? Standing.HIGHER : Standing.LOWER, measure);
            AreaRow r = areaRow(f);
            rows.add(new AreaRow(
                    r.name(),
                    r.v(),
                    r.lower(),
                    r.upper(),
                    n[i],
                    kind,
                    r.mine(),
                    r.says() + (out ? ", outside the 99.8% limits" : ", within the 99.8% limits")));
        }
        String spread = funnel.isOverdispersed()
                ? "They differ more than chance and size allow, so the limits are widened to fit (overdispersion "
                        + Numbers.bare(funnel.phi(), "") + ")."
                : "They differ no more than chance allows for their size.";
        var data = new FunnelData(
                measure.unit(),
                funnel.target() * measure.multiplier(),
                measure.denominator().length() > 32 ? "Denominator" : measure.denominator(),
                rows,
                limits,
                rows.stream().map(r -> r.name() + ": " + r.says()).toList());
        return Figure.of(
                "funnel",
                "funnel",
                "Is the difference more than size and ordinary variation explain?",
                spread + " " + Viewpoint.capital(Numbers.words(outside)) + " of " + Numbers.count(counted.size())
                        + (outside == 1 ? " lies" : " lie") + " outside the 99.8% limits.",
                List.of(
                        new Mark(Shape.COMMON, "Within limits"), new Mark(Shape.IMPROVE, "Outside, as wanted"),
                        new Mark(Shape.CONCERN, "Outside, not as wanted"),
                                new Mark(Shape.LIMIT, "95% (short) and 99.8% (long) limits")),
                data,
                "Additive overdispersion from winsorised z scores where there is any. " + sourceLine(),
                areasTable(counted),
                csv);
    }

    private AreaRow areaRow(Finding f) {
        Valued v = Objects.requireNonNull(f.valued());
        Area area = names.get(f.area());
        String name = area == null ? f.area().value() : area.name();
        return new AreaRow(
                name,
                v.value(),
                v.interval95() == null ? null : v.interval95().lower(),
                v.interval95() == null ? null : v.interval95().upper(),
                v.denominator(),
                Phrases.kind(f.standing(), measure),
                f.area().equals(mine.code()),
                Phrases.line(v, measure) + ", "
                        + Phrases.tag(f.standing(), measure).text().toLowerCase(java.util.Locale.UK));
    }

    private Table areasTable(List<Finding> all) {
        var shown = all.size() <= 100 ? all : all.subList(0, 100);
        return new Table(
                measure.name() + ", " + type.many() + (all.size() > 100 ? ", the lowest hundred; all in the CSV" : ""),
                List.of(
                        Table.Column.text(Viewpoint.capital(type.one())),
                        Table.Column.number("Value"),
                        Table.Column.number("Counts"),
                        Table.Column.number("95% interval"),
                        Table.Column.text("Against England")),
                shown.stream()
                        .map(f -> new Table.Row(
                                List.of(
                                        Table.Cell.link(
                                                names.get(f.area()) == null
                                                        ? f.area().value()
                                                        : Objects.requireNonNull(names.get(f.area()))
                                                                .name(),
                                                "/areas/" + f.area()),
                                        Table.Cell.of(Phrases.value(f.latest(), measure)),
                                        Table.Cell.of(Phrases.counts(f.valued())),
                                        Table.Cell.of(Phrases.interval(f.valued(), measure)),
                                        Table.Cell.tag(Phrases.tag(f.standing(), measure))),
                                f.area().equals(mine.code())))
                        .toList());
    }

    private List<Mark> key(String than) {
        return measure.polarity() == Measure.Polarity.NO_JUDGEMENT
                ? List.of(
                        new Mark(Shape.NEUTRAL, "Lower or higher " + than),
                        new Mark(Shape.COMMON, "Similar"),
                        new Mark(Shape.MEAN, "England"))
                : List.of(
                        new Mark(
                                Shape.IMPROVE,
                                (measure.polarity() == Measure.Polarity.HIGH_IS_GOOD ? "Higher " : "Lower ") + than),
                        new Mark(Shape.COMMON, "Similar"),
                        new Mark(
                                Shape.CONCERN,
                                (measure.polarity() == Measure.Polarity.HIGH_IS_GOOD ? "Lower " : "Higher ") + than),
                        new Mark(Shape.MEAN, "England"));
    }

    private String interval() {
        String method = switch (measure.kind()) {
            case PROPORTION -> "95% Wilson intervals";
            case RATE, RATIO -> "95% exact Poisson (below 10) or Byar's intervals";
            case COUNT, VALUE -> "Intervals as published";
        };
        return switch (measure.comparison()) {
            case INTERVAL_95 -> method + "; compared with England at 95%";
            case INTERVAL_998 -> method + "; compared with England at 99.8%";
            case NONE -> method + "; not compared";
        };
    }

    private String sourceLine() {
        return measure.source() + ".";
    }

    private static int count(List<Finding> all, Standing standing) {
        return (int) all.stream().filter(f -> f.standing() == standing).count();
    }

    private static String name(Period period) {
        return Numbers.period(period.from(), period.until());
    }

    private static String words(SpecialCause cause) {
        return switch (cause) {
            case ABOVE_UPPER_LIMIT -> "above the upper limit";
            case BELOW_LOWER_LIMIT -> "below the lower limit";
            case TREND_INCREASING -> "one of seven rising in a row";
            case TREND_DECREASING -> "one of seven falling in a row";
            case TWO_OF_THREE_HIGH -> "two of three near the upper limit";
            case TWO_OF_THREE_LOW -> "two of three near the lower limit";
            case SHIFT_HIGH -> "one of seven in a row above the mean";
            case SHIFT_LOW -> "one of seven in a row below the mean";
        };
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

    record AreaRow(
            String name,
            double v,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double n,
            String kind,
            boolean mine,
            String says) {}

    record Benchmark(String name, double v) {}

    record AreasData(
            String unit,
            List<AreaRow> rows,
            @Nullable Benchmark benchmark,
            @Nullable TargetLine target,
            String noun,
            List<String> steps) {}

    record LimitPoint(double n, double lower95, double upper95, double lower998, double upper998) {}

    record FunnelData(
            String unit, double mean, String axis, List<AreaRow> rows, List<LimitPoint> limits, List<String> steps) {}
}

package health.cairn.comparison.web;

import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All areas of a kind on a measure in one period: in order with their intervals, and against their size. */
final class AreaFigures {

    private final Measure measure;
    private final Area mine;
    private final Benchmark against;
    private final Map<AreaCode, Area> names;
    private final AreaType type;
    private final String csv;

    AreaFigures(Measure measure, Area mine, Benchmark against, Map<AreaCode, Area> names, AreaType type, String csv) {
        this.measure = measure;
        this.mine = mine;
        this.against = against;
        this.names = names;
        this.type = type;
        this.csv = csv;
    }

    Figure ordered(List<Finding> all) {
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
                ? "There is no figure for " + against.name()
                        + " in this period to compare with. Neighbouring places overlap: read the interval, not the order."
                : Numbers.count(lower) + (lower == 1 ? " is" : " are") + " lower than " + against.name() + ", "
                        + Numbers.count(higher)
                        + " higher and " + Numbers.count(similar)
                        + " cannot be told from it. Neighbouring places overlap: read the interval, not the order.";
        return Figure.of(
                "areas",
                "ordered",
                "All " + Numbers.count(all.size()) + " " + type.many() + ", with their intervals",
                summary,
                key("than " + against.name()),
                new AreasData(
                        measure.unit(),
                        rows,
                        benchmark == null ? null : new Line(Viewpoint.capital(against.name()), benchmark),
                        target.map(t -> new MeasureFigures.TargetLine(t.value(), t.name()))
                                .orElse(null),
                        type.many(),
                        steps),
                interval() + ", " + MeasureFigures.name(all.getLast().period()) + ". " + measure.source() + ".",
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
                "Additive overdispersion from winsorised z scores where there is any. " + measure.source() + ".",
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
                        Table.Column.text("Against " + against.name())),
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
                        new Mark(Shape.MEAN, Viewpoint.capital(against.name())))
                : List.of(
                        new Mark(
                                Shape.IMPROVE,
                                (measure.polarity() == Measure.Polarity.HIGH_IS_GOOD ? "Higher " : "Lower ") + than),
                        new Mark(Shape.COMMON, "Similar"),
                        new Mark(
                                Shape.CONCERN,
                                (measure.polarity() == Measure.Polarity.HIGH_IS_GOOD ? "Lower " : "Higher ") + than),
                        new Mark(Shape.MEAN, Viewpoint.capital(against.name())));
    }

    private String interval() {
        String method = switch (measure.kind()) {
            case PROPORTION -> "95% Wilson intervals";
            case RATE, RATIO -> "95% exact Poisson (below 10) or Byar's intervals";
            case COUNT, VALUE -> "Intervals as published";
        };
        return switch (measure.comparison()) {
            case INTERVAL_95 -> method + "; compared with " + against.name() + " at 95%";
            case INTERVAL_998 -> method + "; compared with " + against.name() + " at 99.8%";
            case NONE -> method + "; not compared";
        };
    }

    private static int count(List<Finding> all, Standing standing) {
        return (int) all.stream().filter(f -> f.standing() == standing).count();
    }

    record AreaRow(
            String name,
            double v,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double n,
            String kind,
            boolean mine,
            String says) {}

    record Line(String name, double v) {}

    record AreasData(
            String unit,
            List<AreaRow> rows,
            @Nullable Line benchmark,
            MeasureFigures.@Nullable TargetLine target,
            String noun,
            List<String> steps) {}

    record LimitPoint(double n, double lower95, double upper95, double lower998, double upper998) {}

    record FunnelData(
            String unit, double mean, String axis, List<AreaRow> rows, List<LimitPoint> limits, List<String> steps) {}
}

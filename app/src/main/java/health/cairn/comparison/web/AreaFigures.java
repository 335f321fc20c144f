package health.cairn.comparison.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.statistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All areas of a kind on a measure in one period: in order with their intervals, and against their size. What is the same
 * for everybody is written once; whoever looks has their own area marked in it.
 */
final class AreaFigures {

    /** The most bars and points that a chart of this size can tell apart. */
    private static final int MOST_BARS = 250;

    private static final int MOST_POINTS = 350;
    private static final int MOST_ROWS = 100;

    private final Distribution all;
    private final Measure measure;
    private final Benchmark against;
    private final Directory directory;
    private final AreaType type;
    private final Map<AreaCode, Integer> places = new HashMap<>();
    private final Map<AreaCode, Integer> placesInFunnel = new HashMap<>();
    private final List<Bar> bars;
    private final List<Point> points;
    private final List<Table.Row> lowest;
    private final List<Table.Row> lowestCounted;

    AreaFigures(Distribution all, Directory directory) {
        this.all = all;
        this.measure = all.measure();
        this.against = all.against();
        this.directory = directory;
        this.type = all.type();
        for (int i = 0; i < all.size(); i++) {
            places.put(all.findings().get(i).area(), i);
        }
        bars = all.drawn(MOST_BARS).mapToObj(i -> bar(i, false)).toList();
        lowest = rows(all.findings());
        var funnel = all.funnel();
        if (funnel == null) {
            points = List.of();
            lowestCounted = List.of();
        } else {
            for (int i = 0; i < funnel.findings().size(); i++) {
                placesInFunnel.put(funnel.findings().get(i).area(), i);
            }
            points = funnel.drawn(MOST_POINTS)
                    .mapToObj(i -> point(funnel, i, false))
                    .toList();
            lowestCounted = rows(all.findings().stream()
                    .filter(f -> placesInFunnel.containsKey(f.area()))
                    .toList());
        }
    }

    int size() {
        return all.size();
    }

    /** The period that areas are compared in; empty where none has a value. */
    Optional<Period> period() {
        return all.findings().stream().findFirst().map(Finding::period);
    }

    /** Null where there are fewer than three areas. */
    @Nullable
    Figure ordered(AreaCode mine, String csv) {
        if (all.size() < 3) {
            return null;
        }
        Double benchmark = all.findings().getFirst().benchmark();
        int higher = all.count(Standing.HIGHER);
        int lower = all.count(Standing.LOWER);
        int similar = all.count(Standing.SIMILAR);
        var period = all.findings().getLast().period();
        var target = measure.targets().stream()
                .filter(t -> t.holdsOn(period.lastDay()))
                .findFirst();
        Integer place = places.get(mine);
        List<Bar> rows = place == null ? bars : with(bars, bar(place, true));
        String summary = benchmark == null
                ? "There is no figure for " + against.name()
                        + " in this period to compare with. Neighbouring places overlap: read the interval, not the order."
                : Numbers.count(lower) + (lower == 1 ? " is" : " are") + " lower than " + against.name() + ", "
                        + Numbers.count(higher)
                        + " higher and " + Numbers.count(similar)
                        + " cannot be told from it. Neighbouring places overlap: read the interval, not the order.";
        String drawn = rows.size() == all.size()
                ? ""
                : " " + Numbers.count(rows.size()) + " are drawn, evenly through the order; the CSV has all.";
        return Figure.of(
                "areas",
                "ordered",
                "All " + Numbers.count(all.size()) + " " + type.many() + ", with their intervals",
                summary,
                key("than " + against.name()),
                new BarsData(
                        measure.unit(),
                        all.size(),
                        rows,
                        benchmark == null ? null : new Line(Viewpoint.capital(against.name()), benchmark),
                        target.map(t -> new MeasureFigures.TargetLine(t.value(), t.name()))
                                .orElse(null),
                        type.many(),
                        rows.stream().map(Bar::says).toList()),
                interval() + ", " + MeasureFigures.name(period) + "." + drawn + " " + measure.source() + ".",
                table(lowest, all.size(), mine),
                csv);
    }

    /** Null where values have no counts behind them, or too few have. */
    @Nullable
    Figure funnel(AreaCode mine, String csv) {
        var funnel = all.funnel();
        if (funnel == null) {
            return null;
        }
        Integer place = placesInFunnel.get(mine);
        List<Point> rows = place == null ? points : with(points, point(funnel, place, true));
        int size = funnel.findings().size();
        int outside = funnel.outside().cardinality();
        String spread = funnel.overdispersed()
                ? "They differ more than chance and size allow, so the limits are widened to fit (overdispersion "
                        + Numbers.bare(funnel.phi(), "") + ")."
                : "They differ no more than chance allows for their size.";
        String drawn = rows.size() == size
                ? ""
                : " All outside the limits are drawn, and " + Numbers.count(rows.size() - outside)
                        + " within, of every size; the CSV has all.";
        return Figure.of(
                "funnel",
                "funnel",
                "Is the difference more than size and ordinary variation explain?",
                spread + " " + Viewpoint.capital(Numbers.words(outside)) + " of " + Numbers.count(size)
                        + (outside == 1 ? " lies" : " lie") + " outside the 99.8% limits.",
                List.of(
                        new Mark(Shape.COMMON, "Within limits"), new Mark(Shape.IMPROVE, "Outside, as wanted"),
                        new Mark(Shape.CONCERN, "Outside, not as wanted"),
                                new Mark(Shape.LIMIT, "95% (short) and 99.8% (long) limits")),
                new FunnelData(
                        measure.unit(),
                        funnel.mean(),
                        measure.denominator().length() > 32 ? "Denominator" : measure.denominator(),
                        rows,
                        funnel.limits(),
                        rows.stream().map(Point::says).toList()),
                "Additive overdispersion from winsorised z scores where there is any." + drawn + " " + measure.source()
                        + ".",
                table(lowestCounted, size, mine),
                csv);
    }

    private Bar bar(int i, boolean mine) {
        Finding f = all.findings().get(i);
        Valued v = Objects.requireNonNull(f.valued());
        Interval interval = v.interval95();
        return new Bar(
                i + 1,
                name(f),
                v.value(),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                Phrases.kind(f.standing(), measure),
                mine,
                name(f) + ": " + says(f));
    }

    private Point point(Distribution.Funnel funnel, int i, boolean mine) {
        Finding f = funnel.findings().get(i);
        boolean out = funnel.outside().get(i);
        double value = Objects.requireNonNull(f.valued()).value();
        String kind = out ? Phrases.kind(value > funnel.mean() ? Standing.HIGHER : Standing.LOWER, measure) : "common";
        return new Point(
                i,
                name(f),
                value,
                Distribution.Funnel.size(f),
                kind,
                mine,
                name(f) + ": " + says(f) + (out ? ", outside the 99.8% limits" : ", within the 99.8% limits"));
    }

    /** Mine in place of what is drawn there, or between its neighbours. */
    private static <T extends Placed> List<T> with(List<T> drawn, T mine) {
        int at = Collections.binarySearch(drawn, mine, Comparator.comparingInt(Placed::i));
        var rows = new ArrayList<>(drawn);
        if (at >= 0) {
            rows.set(at, mine);
        } else {
            rows.add(-at - 1, mine);
        }
        return rows;
    }

    private String name(Finding f) {
        return directory.find(f.area()).map(Area::name).orElse(f.area().value());
    }

    private String says(Finding f) {
        return Phrases.line(Objects.requireNonNull(f.valued()), measure) + ", "
                + Phrases.tag(f.standing(), measure).text().toLowerCase(Locale.UK);
    }

    private List<Table.Row> rows(List<Finding> findings) {
        return findings.stream()
                .limit(MOST_ROWS)
                .map(f -> new Table.Row(
                        List.of(
                                Table.Cell.link(name(f), address(f.area())),
                                Table.Cell.of(Phrases.value(f.latest(), measure)),
                                Table.Cell.of(Phrases.counts(f.valued())),
                                Table.Cell.of(Phrases.interval(f.valued(), measure)),
                                Table.Cell.tag(Phrases.tag(f.standing(), measure))),
                        false))
                .toList();
    }

    private static String address(AreaCode area) {
        return "/areas/" + area;
    }

    private Table table(List<Table.Row> rows, int of, AreaCode mine) {
        String own = address(mine);
        return new Table(
                measure.name() + ", " + type.many() + (of > MOST_ROWS ? ", the lowest hundred; all in the CSV" : ""),
                List.of(
                        Table.Column.text(Viewpoint.capital(type.one())),
                        Table.Column.number("Value"),
                        Table.Column.number("Counts"),
                        Table.Column.number("95% interval"),
                        Table.Column.text("Against " + against.name())),
                rows.stream()
                        .map(r -> own.equals(r.cells().getFirst().href()) ? new Table.Row(r.cells(), true) : r)
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

    /** What is drawn, in an order. */
    private interface Placed {
        int i();
    }

    /**
     * @param i its place in the order of all, from 1
     * @param says the bar in words
     */
    record Bar(
            int i,
            String name,
            double v,
            @Nullable Double lower,
            @Nullable Double upper,
            String kind,
            boolean mine,
            @JsonIgnore String says)
            implements Placed {}

    record Line(String name, double v) {}

    /**
     * @param of how many there are, drawn or not
     */
    record BarsData(
            String unit,
            int of,
            List<Bar> rows,
            @Nullable Line benchmark,
            MeasureFigures.@Nullable TargetLine target,
            String noun,
            List<String> steps) {}

    /**
     * @param i its place in the order of sizes, from 0
     * @param says the point in words
     */
    record Point(
            @JsonIgnore int i,
            String name,
            double v,
            double n,
            String kind,
            boolean mine,
            @JsonIgnore String says) implements Placed {}

    record FunnelData(
            String unit,
            double mean,
            String axis,
            List<Point> rows,
            List<Distribution.LimitPoint> limits,
            List<String> steps) {}
}

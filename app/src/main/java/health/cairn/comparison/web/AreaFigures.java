package health.cairn.comparison.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All areas of a kind on a measure in one period: in order with their intervals, and against their size. What is the same
 * for everybody is written once; whoever looks has their own area marked in it.
 */
final class AreaFigures {

    /** The most bars and points that a chart of this size can tell apart. */
    private static final int MOST_BARS = 250;

    private static final int MOST_POINTS = 350;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final int MOST_ROWS = 100;

    private final Measure measure;
    private final Benchmark against;
    private final AreaType type;
    private final int size;
    private final @Nullable Period period;
    private final @Nullable Double benchmark;
    private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    private final AreaCode[] codes;
    private final int[] places;
    private final int[] placesInFunnel;
    private final List<Bar> bars;
    private final List<Table.Row> lowest;
    private final @Nullable Cloud cloud;

    /** What is kept of a funnel. */
    private record Cloud(
            int size,
            double mean,
            double phi,
            boolean overdispersed,
            BitSet outside,
            List<Distribution.LimitPoint> limits,
            List<Point> points,
            List<Table.Row> rows) {}

    /** Keeps what is drawn of a distribution and where each area has its place; of the findings themselves nothing. */
    AreaFigures(Distribution all, Directory directory) {
        measure = all.measure();
        against = all.against();
        type = all.type();
        size = all.findings().size();
        period = all.findings().stream().findFirst().map(Finding::period).orElse(null);
        benchmark = all.findings().stream().findFirst().map(Finding::benchmark).orElse(null);
        all.findings().forEach(f -> counts.merge(f.standing(), 1, Integer::sum));
        var byCode = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(i -> all.findings().get(i).area()))
                .toList();
        // The directory's own codes, which are in memory anyway.
        codes = byCode.stream()
                .map(i -> all.findings().get(i).area())
                .map(code -> directory.find(code).map(Area::code).orElse(code))
                .toArray(AreaCode[]::new);
        places = byCode.stream().mapToInt(i -> i).toArray();
        placesInFunnel = new int[size];
        Arrays.fill(placesInFunnel, -1);
        bars = all.drawn(MOST_BARS)
                .mapToObj(i -> bar(
                        all.findings().get(i),
                        i,
                        nameIn(directory, all.findings().get(i)),
                        false))
                .toList();
        lowest = rows(all.findings(), directory);
        var funnel = all.funnel();
        if (funnel == null) {
            cloud = null;
        } else {
            List<Finding> counted = funnel.findings();
            for (int i = 0; i < counted.size(); i++) {
                placesInFunnel[Arrays.binarySearch(codes, counted.get(i).area())] = i;
            }
            cloud = new Cloud(
                    counted.size(),
                    funnel.mean(),
                    funnel.phi(),
                    funnel.overdispersed(),
                    funnel.outside(),
                    funnel.limits(),
                    funnel.drawn(MOST_POINTS)
                            .mapToObj(i -> point(
                                    counted.get(i),
                                    i,
                                    nameIn(directory, counted.get(i)),
                                    funnel.outside().get(i),
                                    funnel.mean(),
                                    false))
                            .toList(),
                    rows(
                            counted.size() <= MOST_ROWS
                                    ? counted
                                    : funnel.outside().stream()
                                            .mapToObj(counted::get)
                                            .toList(),
                            directory));
        }
    }

    int size() {
        return size;
    }

    /** The period that areas are compared in; empty where none has a value. */
    Optional<Period> period() {
        return Optional.ofNullable(period);
    }

    /** The viewer's own area; empty where it is not among these. */
    record Own(Finding finding, String name) {}

    /** Null where there are fewer than three areas. */
    @Nullable
    Figure ordered(Optional<Own> mine, String csv) {
        if (size < 3 || period == null) {
            return null;
        }
        int higher = counts.getOrDefault(Standing.HIGHER, 0);
        int lower = counts.getOrDefault(Standing.LOWER, 0);
        int similar = counts.getOrDefault(Standing.SIMILAR, 0);
        var target = measure.targets().stream()
                .filter(t -> t.holdsOn(period.lastDay()))
                .findFirst();
        List<Bar> rows = mine.filter(own -> place(own) >= 0)
                .map(own -> with(bars, bar(own.finding(), places[place(own)], own.name(), true)))
                .orElse(bars);
        String summary = benchmark == null
                ? "There is no figure for " + against.name()
                        + " in this period to compare with. Neighbouring places overlap: read the interval, not the order."
                : Numbers.count(lower) + (lower == 1 ? " is" : " are") + " lower than " + against.name() + ", "
                        + Numbers.count(higher)
                        + " higher and " + Numbers.count(similar)
                        + " cannot be told from it. Neighbouring places overlap: read the interval, not the order.";
        String drawn = rows.size() == size
                ? ""
                : " " + Numbers.count(rows.size()) + " are drawn, evenly through the order; the CSV has all.";
        return Figure.of(
                "areas",
                "ordered",
                "All " + Numbers.count(size) + " " + type.many() + ", with their intervals",
                summary,
                key("than " + against.name()),
                new BarsData(
                        measure.unit(),
                        size,
                        rows,
                        benchmark == null ? null : new Line(Viewpoint.capital(against.name()), benchmark),
                        target.map(t -> new MeasureFigures.TargetLine(t.value(), t.name()))
                                .orElse(null),
                        type.many(),
                        rows.stream().map(Bar::says).toList()),
                interval() + ", " + MeasureFigures.name(period) + "." + drawn + " " + measure.source() + ".",
                table(lowest, size > MOST_ROWS ? ", the lowest hundred; all in the CSV" : "", mine),
                csv);
    }

    /** Null where values have no counts behind them, or too few have. */
    @Nullable
    Figure funnel(Optional<Own> mine, String csv) {
        var funnel = cloud;
        if (funnel == null) {
            return null;
        }
        List<Point> rows = mine.filter(own -> place(own) >= 0 && placesInFunnel[place(own)] >= 0)
                .map(own -> {
                    int i = placesInFunnel[place(own)];
                    return with(
                            funnel.points(),
                            point(own.finding(), i, own.name(), funnel.outside().get(i), funnel.mean(), true));
                })
                .orElse(funnel.points());
        int size = funnel.size();
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
                table(funnel.rows(), size > MOST_ROWS ? ", those outside the 99.8% limits; all in the CSV" : "", mine),
                csv);
    }

    /** As exactly as anything can be drawn. */
    private static double drawn(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SIX_DIGITS).doubleValue() : value;
    }

    private int place(Own own) {
        return Arrays.binarySearch(codes, own.finding().area());
    }

    private Bar bar(Finding f, int place, String name, boolean mine) {
        Valued v = Objects.requireNonNull(f.valued());
        Interval interval = v.interval95();
        return new Bar(
                place + 1,
                name,
                drawn(v.value()),
                interval == null ? null : drawn(interval.lower()),
                interval == null ? null : drawn(interval.upper()),
                Phrases.kind(f.standing(), measure),
                mine,
                name + ": " + says(f));
    }

    private Point point(Finding f, int place, String name, boolean out, double mean, boolean mine) {
        double value = Objects.requireNonNull(f.valued()).value();
        String kind = out ? Phrases.kind(value > mean ? Standing.HIGHER : Standing.LOWER, measure) : "common";
        return new Point(
                place,
                name,
                drawn(value),
                Distribution.Funnel.size(f),
                kind,
                mine,
                name + ": " + says(f) + (out ? ", outside the 99.8% limits" : ", within the 99.8% limits"));
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

    private static String nameIn(Directory directory, Finding f) {
        return directory.find(f.area()).map(Area::name).orElse(f.area().value());
    }

    private String says(Finding f) {
        return Phrases.line(Objects.requireNonNull(f.valued()), measure) + ", "
                + Phrases.tag(f.standing(), measure).text().toLowerCase(Locale.UK);
    }

    private List<Table.Row> rows(List<Finding> findings, Directory directory) {
        return findings.stream()
                .limit(MOST_ROWS)
                .map(f -> new Table.Row(
                        List.of(
                                Table.Cell.link(nameIn(directory, f), address(f.area())),
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

    private Table table(List<Table.Row> rows, String which, Optional<Own> mine) {
        String own = mine.map(m -> address(m.finding().area())).orElse("");
        return new Table(
                measure.name() + ", " + type.many() + which,
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
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean mine,
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
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean mine,
            @JsonIgnore String says)
            implements Placed {}

    record FunnelData(
            String unit,
            double mean,
            String axis,
            List<Point> rows,
            List<Distribution.LimitPoint> limits,
            List<String> steps) {}
}

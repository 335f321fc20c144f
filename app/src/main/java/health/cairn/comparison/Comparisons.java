package health.cairn.comparison;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Observation;
import health.cairn.measures.Period;
import health.cairn.measures.Reading;
import health.cairn.measures.Readings;
import health.cairn.people.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What measures say of areas: findings, histories, sums. Everything here is public; the scope is asked all the same. */
@Service
public class Comparisons {

    /** A day after every change that is known. */
    private static final LocalDate FAR_OFF = LocalDate.of(9999, 1, 1);

    private final FindingStore store;
    private final Readings readings;
    private final Measures measures;
    private final Directory directory;
    private final FindingDerivation derivation;
    private final AreaSums sums;

    private record Anew(long readings, long directory, int series, AsOf asOf) {}

    private record Counted(long readings, long directory, int series) {}

    /** A few, since one of a national series holds some ten thousand findings. */
    private final Cache<Anew, Map<AreaCode, Finding>> anew =
            Caffeine.newBuilder().maximumSize(8).build();

    private final Cache<Counted, Map<AreaType, Integer>> types =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Asked(long readings, long directory, int series, AreaCode area) {}

    /** What was asked for lately of one area on one series; empty where there is nothing. A point is some 100 bytes. */
    private final Cache<Asked, Optional<History>> histories = Caffeine.newBuilder()
            .maximumWeight(400_000)
            .weigher((Asked _, Optional<History> kept) ->
                    4 + kept.map(history -> history.points().size()).orElse(0))
            .build();

    private final Cache<Asked, Optional<Finding>> findings =
            Caffeine.newBuilder().maximumSize(50_000).build();

    private record Everything(long readings, long directory, AreaCode area) {}

    private final Cache<Everything, List<Finding>> ofAreas =
            Caffeine.newBuilder().maximumSize(2_000).build();

    Comparisons(
            FindingStore store,
            Readings readings,
            Measures measures,
            Directory directory,
            FindingDerivation derivation,
            AreaSums sums) {
        this.derivation = derivation;
        this.sums = sums;
        this.store = store;
        this.readings = readings;
        this.measures = measures;
        this.directory = directory;
    }

    /** Where an area stands on every series; custom groups are added up from their practices on today's map. */
    public List<Finding> ofArea(AreaCode area, LocalDate today, Scope scope) {
        return isGroup(area) ? ofArea(area, AsOf.mapOf(today), scope) : stored(area);
    }

    private List<Finding> stored(AreaCode area) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? store.ofArea(area)
                : ofAreas.get(
                        new Everything(readings.version(), directory.version(), area), asked -> store.ofArea(area));
    }

    /** Where an area stands on every series in its latest period; sums of practices on the map that is asked for. */
    public List<Finding> ofArea(AreaCode area, AsOf asOf, Scope scope) {
        if (isGroup(area)) {
            var practices = directory.mapOn(asOf.mapDay().orElse(FAR_OFF)).practicesOf(area);
            return store.ofAreas(practices).stream()
                    .map(Finding::series)
                    .distinct()
                    .sorted()
                    .flatMap(series -> sums.finding(series, area, AreaType.GROUP, asOf).stream())
                    .toList();
        }
        List<Finding> stored = stored(area);
        return asOf.mapDay().isEmpty()
                ? stored
                : stored.stream()
                        .flatMap(f ->
                                f.rolledUp() ? sums.finding(f.series(), area, f.type(), asOf).stream() : Stream.of(f))
                        .toList();
    }

    private boolean isGroup(AreaCode area) {
        return directory.find(area).filter(a -> a.type() == AreaType.GROUP).isPresent();
    }

    /** Where all areas of a type stand on a series. */
    public List<Finding> ofSeries(int series, AreaType type, Scope scope) {
        return store.ofSeries(series, type);
    }

    /** The same as of another period or map. */
    public List<Finding> ofSeries(int series, AreaType type, AsOf asOf, Scope scope) {
        return asOf.stored()
                ? store.ofSeries(series, type)
                : anew(series, asOf).values().stream()
                        .filter(f -> f.type() == type)
                        .sorted(Comparator.comparing(Finding::area))
                        .toList();
    }

    /** Where some areas stand on a series. */
    public List<Finding> ofSeries(int series, Collection<AreaCode> areas, Scope scope) {
        return lately(
                        findings,
                        series,
                        areas,
                        unknown -> store.ofSeries(series, unknown).stream()
                                .collect(Collectors.toMap(Finding::area, Function.identity())))
                .values()
                .stream()
                .sorted(Comparator.comparing(Finding::area))
                .toList();
    }

    /** From memory what was asked for lately, the rest in one go. A transaction may see what nobody else will: it reads all. */
    private <V> Map<AreaCode, V> lately(
            Cache<Asked, Optional<V>> kept,
            int series,
            Collection<AreaCode> areas,
            Function<Collection<AreaCode>, Map<AreaCode, V>> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.apply(areas);
        }
        long version = readings.version();
        long map = directory.version();
        var found = new HashMap<AreaCode, V>();
        var unknown = new ArrayList<AreaCode>();
        for (AreaCode area : new LinkedHashSet<>(areas)) {
            Optional<V> known = kept.getIfPresent(new Asked(version, map, series, area));
            if (known == null) {
                unknown.add(area);
            } else {
                known.ifPresent(value -> found.put(area, value));
            }
        }
        if (!unknown.isEmpty()) {
            Map<AreaCode, V> fresh = read.apply(unknown);
            found.putAll(fresh);
            unknown.forEach(
                    area -> kept.put(new Asked(version, map, series, area), Optional.ofNullable(fresh.get(area))));
        }
        return found;
    }

    /** The same as of another period or map. */
    public List<Finding> ofSeries(int series, Collection<AreaCode> areas, AsOf asOf, Scope scope) {
        return asOf.stored()
                ? ofSeries(series, areas, scope)
                : areas.stream()
                        .distinct()
                        .flatMap(area -> Optional.ofNullable(anew(series, asOf).get(area)).stream())
                        .sorted(Comparator.comparing(Finding::area))
                        .toList();
    }

    private Map<AreaCode, Finding> anew(int series, AsOf asOf) {
        return anew.get(
                new Anew(readings.version(), directory.version(), series, asOf), q -> derivation.anew(series, asOf));
    }

    /** Findings compared with a benchmark in place of England. */
    public List<Finding> against(Benchmark benchmark, List<Finding> findings, AsOf asOf, Scope scope) {
        if (benchmark.isEngland() || findings.isEmpty()) {
            return findings;
        }
        var series = findings.stream().map(Finding::series).distinct().toList();
        List<Finding> others = series.size() == 1
                ? ofSeries(series.getFirst(), benchmark.areas(), asOf, scope)
                : store.ofAreas(benchmark.areas());
        // On another map only one series is derived anew; of many just the sums that are asked for.
        boolean added = series.size() > 1 && asOf.mapDay().isPresent();
        Map<Integer, List<Finding>> bySeries = others.stream().collect(Collectors.groupingBy(Finding::series));
        record Asked(int series, Period period) {}
        var values = new HashMap<Asked, Optional<Valued>>();
        return findings.stream()
                .map(f -> {
                    Measure measure = measure(f.series());
                    Optional<Valued> value = values.computeIfAbsent(new Asked(f.series(), f.period()), asked -> {
                        List<Finding> ofSeries = bySeries.getOrDefault(f.series(), List.of());
                        var known = new ArrayList<Valued>();
                        ofSeries.stream()
                                .filter(other -> other.period().equals(f.period()) && !(added && other.rolledUp()))
                                .flatMap(other -> Optional.ofNullable(other.valued()).stream())
                                .forEach(known::add);
                        if (added) {
                            addedUp(measure, f, ofSeries, asOf).ifPresent(known::add);
                        }
                        return benchmark.value(measure, known);
                    });
                    Double compared = value.map(Valued::value).orElse(null);
                    Valued own = f.valued();
                    return f.against(
                            compared,
                            own == null || benchmark.is(f.area())
                                    ? Standing.NOT_COMPARED
                                    : Standing.of(own.comparedBy(measure), compared));
                })
                .toList();
    }

    /** The practices of those areas that no source publishes a value for, added up for the period of a finding. */
    private Optional<Valued> addedUp(Measure measure, Finding of, List<Finding> areas, AsOf asOf) {
        List<AreaCode> practices = areas.stream()
                .filter(Finding::rolledUp)
                .flatMap(area -> sums.practices(area.area(), of.period(), asOf).stream())
                .distinct()
                .toList();
        return readings
                .sums(of.series(), practices, of.period().from(), of.period().until())
                .stream()
                .filter(sum -> sum.period().equals(of.period()))
                .findFirst()
                .map(sum -> Valued.of(measure, sum.numerator(), sum.denominator()));
    }

    /**
     * The value of a benchmark on a series in a period.
     *
     * @param histories of its areas
     */
    public Optional<Valued> valueOf(Benchmark benchmark, int series, Period period, Map<AreaCode, History> histories) {
        return benchmark.value(
                measure(series),
                benchmark.areas().stream()
                        .flatMap(area -> Optional.ofNullable(histories.get(area)).stream())
                        .flatMap(history -> history.points().stream())
                        .filter(point -> point.period().equals(period))
                        .flatMap(point -> Optional.ofNullable(point.valued()).stream())
                        .toList());
    }

    /** Where a value stands against another, by the interval that the measure compares with. */
    public Standing standing(Measure measure, Valued own, Valued other) {
        return Standing.of(own.comparedBy(measure), other.value());
    }

    /** Where some areas stand on every series. */
    public List<Finding> ofAreas(Collection<AreaCode> areas, Scope scope) {
        return store.ofAreas(areas);
    }

    /** How many areas of each type have a finding on a series. */
    public Map<AreaType, Integer> types(int series) {
        return types.get(
                new Counted(readings.version(), directory.version(), series), counted -> store.types(counted.series()));
    }

    /** An area that a series says something of. */
    public record Listed(AreaCode area, AreaType type) {}

    /** The areas that a series says something of, in code order; custom groups are not listed. */
    public List<Listed> areas(int series) {
        return store.areas(series);
    }

    /**
     * The same findings, held against another area than England: against its value in the finding's period.
     *
     * @return empty where the area has no value in any of the periods
     */
    public Optional<List<Finding>> against(Area benchmark, List<Finding> findings, AreaMap today, Scope scope) {
        var values = new HashMap<Integer, Map<Period, Double>>();
        boolean any = false;
        var compared = new ArrayList<Finding>(findings.size());
        for (Finding f : findings) {
            Double value = values.computeIfAbsent(f.series(), s -> valuesOf(s, benchmark, today, scope))
                    .get(f.period());
            any |= value != null;
            Valued own = f.valued();
            compared.add(f.against(
                    value,
                    own == null || f.area().equals(benchmark.code())
                            ? Standing.NOT_COMPARED
                            : Standing.of(own.comparedBy(measure(f.series())), value)));
        }
        return any ? Optional.of(compared) : Optional.empty();
    }

    private Map<Period, Double> valuesOf(int series, Area area, AreaMap today, Scope scope) {
        var values = new HashMap<Period, Double>();
        for (History.Point point : history(series, area, today, scope).points()) {
            Valued valued = point.valued();
            if (valued != null) {
                values.put(point.period(), valued.value());
            }
        }
        return values;
    }

    /**
     * A series over time for one area: on each period's own map, or of a custom group on the map of the day given.
     */
    public History history(int series, Area area, AreaMap today, Scope scope) {
        return area.type() == AreaType.GROUP
                ? history(series, area.code(), today, scope)
                : histories(series, List.of(area.code()), scope)
                        .getOrDefault(area.code(), new History(area.code(), List.of()));
    }

    /**
     * A series over time for one area.
     *
     * @param points in time order
     */
    public record History(AreaCode area, List<Point> points) {
        /**
         * @param rolledUp whether this is a sum of practices
         * @param reporting practices with data, where it is a sum
         * @param members practices of the area, where it is a sum
         * @param batch the batch it came with, 0 where it is a sum
         * @param row the line or row of the file, 0 where it is a sum
         */
        public record Point(
                Period period, Finding.Known known, boolean rolledUp, int reporting, int members, int batch, long row) {

            public @Nullable Valued valued() {
                return known instanceof Finding.Known.Value(Valued valued) ? valued : null;
            }
        }
    }

    /** A series over time for some areas, on each period's own map; areas without data have no entry. */
    public Map<AreaCode, History> histories(int series, Collection<AreaCode> areas, Scope scope) {
        return lately(histories, series, areas, unknown -> histories(series, unknown));
    }

    private Map<AreaCode, History> histories(int series, Collection<AreaCode> areas) {
        Measure measure = measure(series);
        var points = new HashMap<AreaCode, TreeMap<Period, History.Point>>();
        for (FindingStore.Summed s : store.sums(series, areas)) {
            put(
                    points,
                    s.area(),
                    new History.Point(
                            s.period(),
                            new Finding.Known.Value(Valued.of(measure, s.numerator(), s.denominator())),
                            true,
                            s.reporting(),
                            s.members(),
                            0,
                            0));
        }
        for (Observation o : readings.of(series, areas)) {
            Finding.Known known = known(measure, o.reading());
            boolean summed = points.getOrDefault(o.area(), new TreeMap<>()).containsKey(o.period());
            if (known instanceof Finding.Known.Value || !summed) {
                put(points, o.area(), new History.Point(o.period(), known, false, 0, 0, o.batch(), o.row()));
            }
        }
        var histories = new HashMap<AreaCode, History>();
        points.forEach((area, byPeriod) -> histories.put(area, new History(area, List.copyOf(byPeriod.values()))));
        return histories;
    }

    /** The same as of another map, up to a period; sums of areas that no source publishes are made anew. */
    public Map<AreaCode, History> histories(int series, Collection<AreaCode> areas, AsOf asOf, Scope scope) {
        var histories = new HashMap<>(histories(series, areas, scope));
        for (AreaCode area : areas) {
            History known = histories.get(area);
            boolean summed = known != null && known.points().stream().anyMatch(History.Point::rolledUp);
            if (isGroup(area) || summed && asOf.mapDay().isPresent()) {
                var points = new TreeMap<Period, History.Point>();
                if (known != null) {
                    known.points().stream().filter(p -> !p.rolledUp()).forEach(p -> points.put(p.period(), p));
                }
                sums.history(series, area, asOf).points().forEach(p -> points.putIfAbsent(p.period(), p));
                histories.put(area, new History(area, List.copyOf(points.values())));
            }
        }
        asOf.period()
                .ifPresent(last -> histories.replaceAll((area, history) -> new History(
                        area,
                        history.points().stream()
                                .filter(p -> p.period().compareTo(last) <= 0)
                                .toList())));
        return histories;
    }

    /** A series over time for one area on the map of one day, its practices added up anew. */
    public History history(int series, AreaCode area, AreaMap map, Scope scope) {
        return sums.history(series, area, AsOf.mapOf(map.day()));
    }

    private static void put(Map<AreaCode, TreeMap<Period, History.Point>> points, AreaCode area, History.Point point) {
        points.computeIfAbsent(area, a -> new TreeMap<>()).put(point.period(), point);
    }

    private static Finding.Known known(Measure measure, Reading reading) {
        return switch (reading) {
            case Reading.Counted c -> new Finding.Known.Value(Valued.of(measure, c.numerator(), c.denominator()));
            case Reading.ValueOnly v -> new Finding.Known.Value(Valued.only(v.value(), v.interval95()));
            case Reading.Suppressed s -> new Finding.Known.Suppressed();
            case Reading.NotCollected n -> new Finding.Known.NotCollected();
        };
    }

    private Measure measure(int series) {
        return measures.find(readings.key(series).measure()).orElseThrow();
    }
}

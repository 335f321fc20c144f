package health.cairn.comparison;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What measures say of areas: findings, histories, sums. Everything here is public; the scope is asked all the same. */
@Service
public class Comparisons {

    private final FindingStore store;
    private final Readings readings;
    private final Measures measures;
    private final Directory directory;

    Comparisons(FindingStore store, Readings readings, Measures measures, Directory directory) {
        this.store = store;
        this.readings = readings;
        this.measures = measures;
        this.directory = directory;
    }

    /** Where an area stands on every series; custom groups are added up from their practices on today's map. */
    public List<Finding> ofArea(AreaCode area, LocalDate today, Scope scope) {
        boolean group =
                directory.find(area).filter(a -> a.type() == AreaType.GROUP).isPresent();
        return group ? ofGroup(area, directory.mapOn(today)) : store.ofArea(area);
    }

    /** Where all areas of a type stand on a series. */
    public List<Finding> ofSeries(int series, AreaType type, Scope scope) {
        return store.ofSeries(series, type);
    }

    /** Where some areas stand on a series. */
    public List<Finding> ofSeries(int series, Collection<AreaCode> areas, Scope scope) {
        return store.ofSeries(series, areas);
    }

    /** Where some areas stand on every series. */
    public List<Finding> ofAreas(Collection<AreaCode> areas, Scope scope) {
        return store.ofAreas(areas);
    }

    /** How many areas of each type have a finding on a series. */
    public Map<AreaType, Integer> types(int series) {
        return store.types(series);
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

    /** A series over time for one area on the map of one day, its practices added up anew. */
    public History history(int series, AreaCode area, AreaMap map, Scope scope) {
        Measure measure = measure(series);
        List<AreaCode> practices = map.practicesOf(area);
        var points = new ArrayList<History.Point>();
        for (Readings.Sum sum : readings.sums(series, practices, LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1))) {
            points.add(new History.Point(
                    sum.period(),
                    new Finding.Known.Value(Valued.of(measure, sum.numerator(), sum.denominator())),
                    true,
                    sum.areas(),
                    practices.size(),
                    0,
                    0));
        }
        return new History(area, points);
    }

    private List<Finding> ofGroup(AreaCode group, AreaMap map) {
        var practices = map.practicesOf(group);
        var seen = new java.util.TreeSet<Integer>();
        store.ofAreas(practices).forEach(f -> seen.add(f.series()));
        var findings = new ArrayList<Finding>();
        for (int series : seen) {
            groupFinding(series, group, map, practices).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> groupFinding(int series, AreaCode group, AreaMap map, List<AreaCode> practices) {
        Measure measure = measure(series);
        var sums = readings.sums(series, practices, LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1));
        if (sums.isEmpty()) {
            return Optional.empty();
        }
        var deriver = new SeriesDeriver(series, measure, new PeriodMaps(day -> map));
        readings.of(series, List.of(AreaCode.ENGLAND)).forEach(o -> give(deriver, o));
        for (FindingStore.Summed s : store.sums(series, List.of(AreaCode.ENGLAND))) {
            deriver.reading(
                    s.area().value(),
                    day(s.period().from()),
                    day(s.period().until()),
                    0,
                    s.numerator(),
                    s.denominator(),
                    0,
                    Double.NaN,
                    Double.NaN);
        }
        for (Readings.Sum s : sums) {
            deriver.reading(
                    group.value(),
                    day(s.period().from()),
                    day(s.period().until()),
                    0,
                    s.numerator(),
                    s.denominator(),
                    0,
                    Double.NaN,
                    Double.NaN);
        }
        int reporting = sums.getLast().areas();
        return deriver.findings(Map.of(group, AreaType.GROUP)).stream()
                .filter(f -> f.area().equals(group))
                .findFirst()
                .map(f -> new Finding(
                        f.series(),
                        f.area(),
                        f.type(),
                        f.period(),
                        f.latest(),
                        true,
                        reporting,
                        practices.size(),
                        f.benchmark(),
                        f.standing(),
                        f.previous(),
                        f.trend(),
                        f.variation(),
                        f.assurance(),
                        f.points()));
    }

    private static void give(SeriesDeriver deriver, Observation o) {
        int from = day(o.period().from());
        int until = day(o.period().until());
        String area = o.area().value();
        switch (o.reading()) {
            case Reading.Counted c ->
                deriver.reading(area, from, until, 0, c.numerator(), c.denominator(), 0, Double.NaN, Double.NaN);
            case Reading.ValueOnly v -> deriver.reading(area, from, until, 1, 0, 0, v.value(), Double.NaN, Double.NaN);
            case Reading.Suppressed s -> deriver.reading(area, from, until, 2, 0, 0, 0, Double.NaN, Double.NaN);
            case Reading.NotCollected n -> deriver.reading(area, from, until, 3, 0, 0, 0, Double.NaN, Double.NaN);
        }
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
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

package health.cairn.comparison;

import health.cairn.comparison.Comparisons.History;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Observation;
import health.cairn.measures.Period;
import health.cairn.measures.Reading;
import health.cairn.measures.Readings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Practices added up for one area anew: for custom groups, and on other maps than those that stored sums are of. */
@Component
class AreaSums {

    private final FindingStore store;
    private final Readings readings;
    private final Measures measures;
    private final Directory directory;

    AreaSums(FindingStore store, Readings readings, Measures measures, Directory directory) {
        this.store = store;
        this.readings = readings;
        this.measures = measures;
        this.directory = directory;
    }

    /** Practices added up, period by period; those in a row that have the same practices at once. */
    History history(int series, AreaCode area, AsOf asOf) {
        Measure measure = measures.find(readings.key(series).measure()).orElseThrow();
        List<Period> periods = readings.periods(series);
        var points = new TreeMap<Period, History.Point>();
        int begin = 0;
        while (begin < periods.size()) {
            List<AreaCode> practices = practices(area, periods.get(begin), asOf);
            int end = begin + 1;
            while (end < periods.size()
                    && practices(area, periods.get(end), asOf).equals(practices)) {
                end++;
            }
            List<Period> stretch = periods.subList(begin, end);
            LocalDate until = stretch.stream()
                    .map(Period::until)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            for (Readings.Sum sum :
                    readings.sums(series, practices, stretch.getFirst().from(), until)) {
                if (stretch.contains(sum.period())) {
                    points.put(
                            sum.period(),
                            new History.Point(
                                    sum.period(),
                                    new Finding.Known.Value(Valued.of(measure, sum.numerator(), sum.denominator())),
                                    true,
                                    sum.areas(),
                                    practices.size(),
                                    0,
                                    0));
                }
            }
            begin = end;
        }
        return new History(area, List.copyOf(points.values()));
    }

    /** The practices of an area on the map that holds for a period. */
    List<AreaCode> practices(AreaCode area, Period period, AsOf asOf) {
        return directory.mapOn(asOf.mapDay(period)).practicesOf(area);
    }

    /** Where an area stands by such a sum, against England; empty where none of its practices has counts. */
    Optional<Finding> finding(int series, AreaCode area, AreaType type, AsOf asOf) {
        History history = history(series, area, asOf);
        if (history.points().isEmpty()) {
            return Optional.empty();
        }
        var deriver = new SeriesDeriver(
                series, measures.find(readings.key(series).measure()).orElseThrow(), new PeriodMaps(directory::mapOn));
        readings.of(series, List.of(AreaCode.ENGLAND)).forEach(o -> give(deriver, o));
        for (FindingStore.Summed s : store.sums(series, List.of(AreaCode.ENGLAND))) {
            counted(deriver, s.area(), s.period(), s.numerator(), s.denominator());
        }
        for (History.Point point : history.points()) {
            Valued v = point.valued();
            if (v != null && v.numerator() != null && v.denominator() != null) {
                counted(deriver, area, point.period(), v.numerator(), v.denominator());
            }
        }
        History.Point last = history.points().getLast();
        return deriver.findings(Map.of(area, type)).stream()
                .filter(f -> f.area().equals(area))
                .findFirst()
                .map(f -> new Finding(
                        f.series(),
                        f.area(),
                        f.type(),
                        f.period(),
                        f.latest(),
                        true,
                        last.reporting(),
                        last.members(),
                        f.benchmark(),
                        f.standing(),
                        f.previous(),
                        f.trend(),
                        f.variation(),
                        f.assurance(),
                        f.points()));
    }

    private static void counted(
            SeriesDeriver deriver, AreaCode area, Period period, double numerator, double denominator) {
        deriver.reading(
                area.value(),
                day(period.from()),
                day(period.until()),
                0,
                numerator,
                denominator,
                0,
                Double.NaN,
                Double.NaN);
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
}

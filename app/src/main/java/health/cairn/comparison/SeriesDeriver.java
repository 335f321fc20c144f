package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.XmrChart;
import health.cairn.statistics.spc.XmrSettings;
import health.cairn.statistics.trend.ProportionTrend;
import health.cairn.statistics.trend.RateTrend;
import health.cairn.statistics.trend.RecentTrend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Derives what one series says: sums of practices for the areas above them, and for every area where it stands. Takes
 * readings one by one, area after area; holds one series at a time.
 */
final class SeriesDeriver implements Readings.Visitor {

    /** Yearly values that the recent-trend marker looks at. */
    private static final int TREND_POINTS = 5;

    private final int series;
    private final Measure measure;
    private final PeriodMaps maps;
    private final Map<String, TreeMap<Period, Point>> areas = new TreeMap<>();
    private final Map<Long, Period> periods = new HashMap<>();
    private String current = "";
    private TreeMap<Period, Point> points = new TreeMap<>();

    SeriesDeriver(int series, Measure measure, PeriodMaps maps) {
        this.series = series;
        this.measure = measure;
        this.maps = maps;
    }

    /** One area in one period; counts are those of a sum where {@code members} is above 0. */
    record Point(
            int kind,
            double numerator,
            double denominator,
            double value,
            double lower,
            double upper,
            int reporting,
            int members) {

        boolean rolledUp() {
            return members > 0;
        }
    }

    /** A sum of practices to be written down. */
    record RollUp(String area, Period period, Point sum) {}

    @Override
    public void reading(
            String area,
            int fromDay,
            int untilDay,
            int kind,
            double numerator,
            double denominator,
            double value,
            double lower95,
            double upper95) {
        if (!area.equals(current)) {
            current = area;
            points = areas.computeIfAbsent(area, a -> new TreeMap<>());
        }
        Period period = periods.computeIfAbsent(
                (long) fromDay << 32 | untilDay,
                k -> new Period(LocalDate.ofEpochDay(fromDay), LocalDate.ofEpochDay(untilDay)));
        points.put(period, new Point(kind, numerator, denominator, value, lower95, upper95, 0, 0));
    }

    /** The codes of all areas that have a reading. */
    Iterable<String> areas() {
        return areas.keySet();
    }

    /** Adds practices up; what a source publishes for an area itself stays as it is. */
    List<RollUp> rollUps() {
        var sums = new TreeMap<String, TreeMap<Period, double[]>>();
        areas.forEach((area, byPeriod) -> add(sums, area, byPeriod));
        var rollUps = new ArrayList<RollUp>();
        sums.forEach((area, byPeriod) -> byPeriod.forEach((period, sum) -> {
            TreeMap<Period, Point> own = areas.computeIfAbsent(area, a -> new TreeMap<>());
            Point published = own.get(period);
            if (published == null || published.kind() >= 2) {
                int members = maps.members(area, period);
                var point = new Point(0, sum[0], sum[1], 0, Double.NaN, Double.NaN, (int) sum[2], members);
                own.put(period, point);
                rollUps.add(new RollUp(area, period, point));
            }
        }));
        return rollUps;
    }

    private void add(Map<String, TreeMap<Period, double[]>> sums, String area, TreeMap<Period, Point> byPeriod) {
        List<String> above = List.of();
        var into = new ArrayList<TreeMap<Period, double[]>>();
        for (Map.Entry<Period, Point> entry : byPeriod.entrySet()) {
            Point point = entry.getValue();
            if (point.kind() != 0) {
                continue;
            }
            List<String> now = maps.above(area, entry.getKey());
            if (!now.equals(above)) {
                above = now;
                into.clear();
                now.forEach(code -> into.add(sums.computeIfAbsent(code, c -> new TreeMap<>())));
            }
            for (TreeMap<Period, double[]> of : into) {
                double[] sum = of.computeIfAbsent(entry.getKey(), p -> new double[3]);
                sum[0] += point.numerator();
                sum[1] += point.denominator();
                sum[2]++;
            }
        }
    }

    /**
     * Where every area stands.
     *
     * @param types what kind each area is; of those that are not known it is another
     */
    List<Finding> findings(Map<AreaCode, AreaType> types) {
        return findings(types, Optional.empty());
    }

    /** @param last the period that counts as the latest; areas that have none up to it are left out */
    List<Finding> findings(Map<AreaCode, AreaType> types, Optional<Period> last) {
        TreeMap<Period, Point> england = areas.getOrDefault(AreaCode.ENGLAND.value(), new TreeMap<>());
        var findings = new ArrayList<Finding>(areas.size());
        areas.forEach((area, byPeriod) -> {
            var code = new AreaCode(area);
            var until = last.map(p -> new TreeMap<>(byPeriod.headMap(p, true))).orElse(byPeriod);
            if (!until.isEmpty()) {
                findings.add(finding(code, types.getOrDefault(code, AreaType.OTHER), until, england));
            }
        });
        return findings;
    }

    private Finding finding(
            AreaCode area, AreaType type, TreeMap<Period, Point> byPeriod, TreeMap<Period, Point> england) {
        Period period = byPeriod.lastKey();
        Point last = byPeriod.lastEntry().getValue();
        Point national = england.get(period);
        Valued benchmarkValue = national == null ? null : valued(national);
        Double benchmark = benchmarkValue == null ? null : benchmarkValue.value();
        Valued value = valued(last);
        Standing standing = value == null || area.equals(AreaCode.ENGLAND)
                ? Standing.NOT_COMPARED
                : Standing.of(value.comparedBy(measure), benchmark);
        Map.Entry<Period, Point> before = byPeriod.lowerEntry(period);
        Valued previous = before == null ? null : valued(before.getValue());
        int points = (int) byPeriod.values().stream().filter(p -> p.kind() <= 1).count();
        XmrChart chart = value == null ? null : chart(byPeriod, points);
        return new Finding(
                series,
                area,
                type,
                period,
                known(last, value),
                last.rolledUp(),
                last.reporting(),
                last.members(),
                benchmark,
                standing,
                previous == null ? null : previous.value(),
                trend(byPeriod),
                chart == null ? null : variation(chart),
                chart == null ? null : assurance(chart),
                points);
    }

    private static Finding.Known known(Point point, @Nullable Valued value) {
        if (value != null) {
            return new Finding.Known.Value(value);
        }
        return point.kind() == 2 ? new Finding.Known.Suppressed() : new Finding.Known.NotCollected();
    }

    private @Nullable Valued valued(Point point) {
        return switch (point.kind()) {
            case 0 -> Valued.of(measure, point.numerator(), point.denominator());
            case 1 ->
                Valued.only(
                        point.value(),
                        Double.isNaN(point.lower()) || Double.isNaN(point.upper()) || point.lower() > point.upper()
                                ? null
                                : new Interval(point.lower(), point.upper()));
            default -> null;
        };
    }

    private @Nullable XmrChart chart(TreeMap<Period, Point> byPeriod, int points) {
        if (points < XmrSettings.SHORTEST_BASELINE) {
            return null;
        }
        var days = new ArrayList<LocalDate>(byPeriod.size());
        var values = new ArrayList<@Nullable Double>(byPeriod.size());
        byPeriod.forEach((period, point) -> {
            Valued value = valued(point);
            days.add(period.lastDay());
            values.add(value == null ? null : value.value());
        });
        return SeriesCharts.xmr(measure, days, values).orElse(null);
    }

    private static Variation variation(XmrChart chart) {
        return chart.variationIcon();
    }

    private static @Nullable Assurance assurance(XmrChart chart) {
        return chart.assuranceIcon() == Assurance.NONE ? null : chart.assuranceIcon();
    }

    /** The recent-trend marker over the last five years, if they are years, unbroken and counted. */
    private Trend trend(TreeMap<Period, Point> byPeriod) {
        if (byPeriod.size() < TREND_POINTS) {
            return Trend.NOT_TESTED;
        }
        var last = new ArrayList<>(byPeriod.entrySet()).subList(byPeriod.size() - TREND_POINTS, byPeriod.size());
        double[] numerators = new double[TREND_POINTS];
        double[] denominators = new double[TREND_POINTS];
        double[] values = new double[TREND_POINTS];
        double[] lower = new double[TREND_POINTS];
        double[] upper = new double[TREND_POINTS];
        for (int i = 0; i < TREND_POINTS; i++) {
            Period period = last.get(i).getKey();
            Point point = last.get(i).getValue();
            boolean follows = i == 0 || last.get(i - 1).getKey().until().equals(period.from());
            boolean year = period.from().plusYears(1).equals(period.until());
            Valued value = valued(point);
            Interval interval = value == null ? null : value.interval95();
            if (!follows || !year || point.kind() != 0 || value == null || interval == null) {
                return Trend.NOT_TESTED;
            }
            numerators[i] = point.numerator();
            denominators[i] = point.denominator();
            values[i] = value.value();
            lower[i] = interval.lower();
            upper[i] = interval.upper();
        }
        RecentTrend tested = switch (measure.kind()) {
            case PROPORTION -> ProportionTrend.of(Observations.of(numerators), Observations.of(denominators));
            case RATE -> RateTrend.of(Observations.of(values), Observations.of(lower), Observations.of(upper));
            case RATIO, COUNT, VALUE -> new RecentTrend.NotTested("not a proportion or a crude rate");
        };
        return switch (tested) {
            case RecentTrend.Tested t ->
                switch (t.marker()) {
                    case INCREASING -> Trend.INCREASING;
                    case DECREASING -> Trend.DECREASING;
                    case NO_CHANGE -> Trend.NO_CHANGE;
                    case CANNOT_BE_CALCULATED -> Trend.NOT_TESTED;
                };
            case RecentTrend.NotTested n -> Trend.NOT_TESTED;
        };
    }
}

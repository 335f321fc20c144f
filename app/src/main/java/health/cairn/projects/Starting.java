package health.cairn.projects;

import health.cairn.comparison.AsOf;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.SimilarAreas;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.ProjectMeasure.Direction;
import health.cairn.projects.ProjectMeasure.Feed;
import health.cairn.projects.ProjectMeasure.Frequency;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.ProjectMeasure.Shape;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From a finding on a measure's page to a project: aim, baseline, target, people and a measure fed by that indicator, and the
 * finding as it stands today, kept with its numbers.
 */
@Component
public class Starting {

    private static final int MOST_SITES = 40;

    private final Comparisons comparisons;
    private final SimilarAreas similarAreas;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Clock clock;

    Starting(
            Comparisons comparisons,
            SimilarAreas similarAreas,
            Measures measures,
            Readings readings,
            Directory directory,
            Clock clock) {
        this.comparisons = comparisons;
        this.similarAreas = similarAreas;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Which finding, as the address of a measure's page says it.
     *
     * @param compare {@code england}, {@code icb}, {@code pcn} or {@code similar}
     * @param map {@code period}, {@code today} or a day
     * @param period its first day and the first day after it, with a slash between; empty for the latest
     * @param address the page it was seen on
     */
    public record Seen(
            MeasureId measure,
            AreaCode area,
            Optional<String> sex,
            Optional<String> age,
            String compare,
            String map,
            Optional<Period> period,
            String address) {}

    /**
     * What a project may begin with.
     *
     * @param sites the practices of the area
     */
    public record Suggested(Signal signal, Charter charter, ProjectMeasure measure, List<Site> sites) {
        public Suggested {
            sites = List.copyOf(sites);
        }

        /** The project as it begins, with a charter that a person may have changed. */
        public Projects.Beginning with(Charter written) {
            var parts = new ArrayList<Projects.Begun>();
            parts.add(new Projects.Begun(signal, Optional.empty()));
            parts.add(new Projects.Begun(measure.aimingAt(written, charter), Optional.empty()));
            sites.forEach(site -> parts.add(new Projects.Begun(site, Optional.empty())));
            return new Projects.Beginning(written, parts, Optional.empty(), Optional.empty());
        }
    }

    /** What a finding suggests; empty where nothing is known of this area on this measure. */
    public Optional<Suggested> from(Seen seen, Scope scope) {
        Optional<Measure> measure = measures.find(seen.measure());
        Optional<Area> area = directory.find(seen.area());
        if (measure.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        SeriesKey key = key(measure.get(), seen);
        return readings.number(key).flatMap(series -> suggested(measure.get(), area.get(), key, series, seen, scope));
    }

    private SeriesKey key(Measure measure, Seen seen) {
        if (seen.sex().isPresent() && seen.age().isPresent()) {
            return new SeriesKey(measure.id(), seen.sex().get(), seen.age().get());
        }
        SeriesKey usual = measure.series();
        List<SeriesKey> held = readings.published().stream()
                .filter(key -> key.measure().equals(measure.id()))
                .toList();
        return held.isEmpty() || held.contains(usual) ? usual : held.getFirst();
    }

    private Optional<Suggested> suggested(
            Measure measure, Area area, SeriesKey key, int series, Seen seen, Scope scope) {
        LocalDate today = LocalDate.ofInstant(Recalled.now(clock), clock.getZone());
        Benchmark benchmark = benchmark(seen.compare(), area, today);
        AsOf asOf = new AsOf(seen.period(), mapDay(seen.map(), today));
        var areas = new LinkedHashSet<>(List.of(area.code()));
        areas.addAll(benchmark.areas());
        var histories = comparisons.histories(series, areas, asOf, scope);
        var history = histories.get(area.code());
        if (history == null) {
            return Optional.empty();
        }
        var points = history.points().stream()
                .filter(point -> point.valued() != null
                        && seen.period().map(point.period()::equals).orElse(true))
                .toList();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Period period = points.getLast().period();
        Valued valued = points.getLast().valued();
        if (valued == null) {
            return Optional.empty();
        }
        boolean itself = benchmark.areas().equals(List.of(area.code()));
        Optional<Valued> compared =
                itself ? Optional.empty() : comparisons.valueOf(benchmark, series, period, histories);
        Signal signal = signal(measure, area, key, seen, benchmark, period, valued, compared, today);
        return Optional.of(new Suggested(
                signal,
                charter(measure, area, signal, compared, today),
                measure(measure, key, area, period, signal),
                sites(area, today)));
    }

    private Benchmark benchmark(String compare, Area area, LocalDate today) {
        return switch (compare) {
            case "icb" -> parent(area, AreaType.ICB, today);
            case "pcn" -> parent(area, AreaType.PCN, today);
            case "similar" ->
                similarAreas
                        .to(area, today)
                        .map(similar -> new Benchmark(
                                Numbers.words(similar.areas().size()) + " similar "
                                        + area.type().many(),
                                similar.areas()))
                        .orElse(Benchmark.ENGLAND);
            default -> Benchmark.ENGLAND;
        };
    }

    private Benchmark parent(Area area, AreaType type, LocalDate today) {
        return directory
                .mapOn(today)
                .parentOf(area.code(), type)
                .flatMap(directory::find)
                .map(above -> new Benchmark(above.name(), List.of(above.code())))
                .orElse(Benchmark.ENGLAND);
    }

    private static Optional<LocalDate> mapDay(String map, LocalDate today) {
        return switch (map) {
            case "", "period" -> Optional.empty();
            case "today" -> Optional.of(today);
            default -> Days.read(map);
        };
    }

    private Signal signal(
            Measure measure,
            Area area,
            SeriesKey key,
            Seen seen,
            Benchmark benchmark,
            Period period,
            Valued valued,
            Optional<Valued> compared,
            LocalDate today) {
        Standing standing = compared.map(other -> comparisons.standing(measure, valued, other))
                .orElse(Standing.NOT_COMPARED);
        var interval = valued.interval95();
        String method = method(measure)
                + compared.map(_ -> " Compared with " + benchmark.name()
                                + (measure.comparison() == Measure.Comparison.INTERVAL_998
                                        ? " by the 99.8% interval."
                                        : measure.comparison() == Measure.Comparison.INTERVAL_95
                                                ? " by the 95% interval."
                                                : ", for context only."))
                        .orElse("");
        return new Signal(
                sentence(measure, area, period, valued, compared, benchmark, standing),
                measure.id().value(),
                measure.name(),
                key.sex(),
                key.age(),
                area.code(),
                area.name(),
                seen.address(),
                period.from(),
                period.until(),
                valued.value(),
                measure.unit(),
                valued.numerator(),
                valued.denominator(),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                compared.isPresent() ? benchmark.name() : "",
                compared.map(Valued::value).orElse(null),
                method,
                measure.source(),
                readings.version(),
                today);
    }

    private static String method(Measure measure) {
        return switch (measure.kind()) {
            case PROPORTION -> "A share of counts with Wilson's 95% interval.";
            case RATE, RATIO -> "Counts over a denominator; exact or Byar's 95% limits of the count.";
            case COUNT -> "A plain count.";
            case VALUE -> "A value as its source publishes it.";
        };
    }

    private static String sentence(
            Measure measure,
            Area area,
            Period period,
            Valued valued,
            Optional<Valued> compared,
            Benchmark benchmark,
            Standing standing) {
        var says = new StringBuilder(area.name()).append(" has ").append(Numbers.value(valued.value(), measure.unit()));
        if (valued.numerator() != null && valued.denominator() != null) {
            says.append(" (")
                    .append(Numbers.counts(valued.numerator(), valued.denominator()))
                    .append(")");
        }
        says.append(" on ")
                .append(measure.shortName())
                .append(" in ")
                .append(Numbers.period(period.from(), period.until()));
        compared.ifPresent(other -> says.append(
                        switch (standing) {
                            case LOWER -> ", lower than ";
                            case HIGHER -> ", higher than ";
                            case SIMILAR -> ", similar to ";
                            case NOT_COMPARED -> "; for context, ";
                        })
                .append(benchmark.name())
                .append(" (")
                .append(Numbers.value(other.value(), measure.unit()))
                .append(")"));
        return says.append(".").toString();
    }

    private static Charter charter(
            Measure measure, Area area, Signal signal, Optional<Valued> compared, LocalDate today) {
        LocalDate byWhen = today.plusYears(1).withDayOfMonth(1).plusMonths(1).minusDays(1);
        Double target = target(measure, signal.value(), compared, today);
        String verb = switch (measure.polarity()) {
            case HIGH_IS_GOOD -> "Raise ";
            case LOW_IS_GOOD -> "Lower ";
            case NO_JUDGEMENT -> "Change ";
        };
        String aim = verb + measure.shortName() + " from " + Numbers.value(signal.value(), measure.unit())
                + (target == null ? "" : " to " + Numbers.value(target, measure.unit())) + " at " + area.name() + " by "
                + Numbers.day(byWhen);
        return new Charter(
                measure.shortName() + ", " + area.name(),
                signal.says(),
                measure.why(),
                aim,
                rounded(signal.value()),
                target == null ? null : rounded(target),
                measure.unit(),
                byWhen,
                measure.denominator(),
                area.name(),
                "",
                "",
                today,
                byWhen);
    }

    /** The standard where there is one to reach, else what it was compared with, where that is better. */
    private static @Nullable Double target(Measure measure, double value, Optional<Valued> compared, LocalDate today) {
        List<Double> candidates = new ArrayList<>();
        measure.targets().stream()
                .filter(target -> target.holdsOn(today))
                .map(Measure.Target::value)
                .forEach(candidates::add);
        compared.map(Valued::value).ifPresent(candidates::add);
        return candidates.stream()
                .filter(candidate -> switch (measure.polarity()) {
                    case HIGH_IS_GOOD -> candidate > value;
                    case LOW_IS_GOOD -> candidate < value;
                    case NO_JUDGEMENT -> false;
                })
                .findFirst()
                .orElse(null);
    }

    private static double rounded(double value) {
        return Math.abs(value) >= 10 ? Math.round(value * 10) / 10.0 : Math.round(value * 100) / 100.0;
    }

    private static ProjectMeasure measure(Measure measure, SeriesKey key, Area area, Period period, Signal signal) {
        Shape shape = switch (measure.kind()) {
            case PROPORTION -> Shape.PROPORTION;
            case RATE, RATIO -> Shape.RATE;
            case COUNT -> Shape.COUNT;
            case VALUE -> Shape.VALUE;
        };
        boolean counted = signal.numerator() != null && signal.denominator() != null;
        return new ProjectMeasure(
                measure.shortName(),
                MeasureType.OUTCOME,
                measure.why(),
                shape.hasDenominator() && !counted ? Shape.VALUE : shape,
                measure.numerator(),
                measure.denominator(),
                "",
                "",
                measure.unit(),
                measure.multiplier() > 0 ? (Double) measure.multiplier() : null,
                false,
                measure.source(),
                "Taken from the published indicator whenever a new batch is published",
                "",
                frequency(period),
                "",
                switch (measure.polarity()) {
                    case HIGH_IS_GOOD -> Direction.INCREASE;
                    case LOW_IS_GOOD -> Direction.DECREASE;
                    case NO_JUDGEMENT -> Direction.NEUTRAL;
                },
                null,
                null,
                ChartKind.RECOMMENDED,
                false,
                1,
                null,
                new Feed.Indicator(key.measure().value(), key.sex(), key.age(), List.of(area.code())));
    }

    private static Frequency frequency(Period period) {
        if (!period.from().plusMonths(10).isAfter(period.until())) {
            return Frequency.YEAR;
        }
        return period.from().plusMonths(2).isAfter(period.until()) ? Frequency.MONTH : Frequency.QUARTER;
    }

    /** The practices of an area, where it is one of practices that work together. */
    List<Site> sites(Area area, LocalDate today) {
        return switch (area.type()) {
            case PRACTICE, PCN, FEDERATION, GROUP ->
                directory.mapOn(today).practicesOf(area.code()).stream()
                        .limit(MOST_SITES)
                        .map(practice -> new Site(practice, today, null, ""))
                        .toList();
            case SUB_ICB, ICB, CANCER_ALLIANCE, REGION, ENGLAND, LOCAL_AUTHORITY, TRUST, OTHER -> List.of();
        };
    }
}

package health.cairn.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.comparison.AsOf;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Valued;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.people.Scope;
import health.cairn.privacy.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The charts of a project: from what people entered, and from loaded indicators, whose new readings are in the chart as soon as
 * they are published. Worked out once for each version of the project and of the published data.
 */
@Service
public class ProjectCharts {

    /** Outcomes before others, and of outcomes those with a target first: the measure that the aim is about leads. */
    public static final Comparator<Chart> AIM_FIRST = Comparator.comparing(
                    (Chart chart) -> chart.measure().body().type() != ProjectMeasure.MeasureType.OUTCOME)
            .thenComparing(chart -> chart.measure().body().target() == null);

    private final Comparisons comparisons;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Gate gate;

    private record Asked(long project, long version, long readings, long directory, boolean released, String rule) {}

    private final Cache<Asked, Map<Long, Chart>> charts = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    ProjectCharts(Comparisons comparisons, Measures measures, Readings readings, Directory directory, Gate gate) {
        this.comparisons = comparisons;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.gate = gate;
    }

    /**
     * A measure and its charts.
     *
     * @param whole of all who take part
     * @param byArea of each area that has points of its own, in code order
     * @param source where the numbers come from, in a sentence
     * @param rule the rule that small counts of people are held back by; empty where none was needed
     */
    public record Chart(
            Part<ProjectMeasure> measure, Charted whole, Map<AreaCode, Charted> byArea, String source, String rule) {}

    /** The charts of all measures of a project that are not put away, by number of the measure, in their order. */
    public Map<Long, Chart> of(Opened opened, Scope scope) {
        Project project = opened.project();
        boolean released = opened.asThePublic();
        var asked = new Asked(
                project.number(),
                project.version(),
                readings.version(),
                directory.version(),
                released,
                released ? Gate.words(gate.rule()) : "");
        return charts.get(asked, _ -> derive(project, released, scope));
    }

    private Map<Long, Chart> derive(Project project, boolean released, Scope scope) {
        var derived = new LinkedHashMap<Long, Chart>();
        for (Part<ProjectMeasure> measure : project.all(ProjectMeasure.class)) {
            derived.put(measure.number(), derive(project, measure, released, scope));
        }
        return derived;
    }

    private Chart derive(Project project, Part<ProjectMeasure> part, boolean released, Scope scope) {
        ProjectMeasure measure = part.body();
        List<Part<Rebase>> rebases = project.all(Rebase.class).stream()
                .filter(rebase -> rebase.body().measure() == part.number())
                .toList();
        Series series = measure.feed() == null ? entered(project, part) : fed(project, measure, measure.feed(), scope);
        String rule = "";
        if (released && measure.feed() == null && measure.countsPeople()) {
            var passed = new ReleasedSeries(gate, measure);
            series = passed.pass(series);
            rule = passed.rule();
        }
        var byArea = new TreeMap<AreaCode, Charted>();
        if (series.byArea().size() > 1 || series.whole().isEmpty()) {
            series.byArea()
                    .forEach((area, points) -> byArea.put(
                            area,
                            Charting.chart(
                                    measure,
                                    points,
                                    new Charting.Decisions(List.of(), exclusions(project, part, area)))));
        }
        var decisions = new Charting.Decisions(rebases, exclusions(project, part, null));
        return new Chart(part, Charting.chart(measure, series.whole(), decisions), byArea, series.source(), rule);
    }

    private static List<Part<Exclusion>> exclusions(
            Project project, Part<ProjectMeasure> measure, @Nullable AreaCode area) {
        return project.all(Exclusion.class).stream()
                .filter(exclusion -> exclusion.body().measure() == measure.number())
                .filter(exclusion -> Objects.equals(exclusion.body().area(), area))
                .toList();
    }

    /** Points in time order. */
    record Series(List<ChartPoint> whole, Map<AreaCode, List<ChartPoint>> byArea, String source) {}

    private static Series entered(Project project, Part<ProjectMeasure> part) {
        ProjectMeasure measure = part.body();
        List<Part<Point>> own = project.all(Point.class).stream()
                .filter(point ->
                        point.body().measure() == part.number() && point.body().day() != null)
                .toList();
        var whole = new ArrayList<ChartPoint>();
        var byArea = new TreeMap<AreaCode, List<ChartPoint>>();
        for (Part<Point> point : own) {
            ChartPoint drawn = EnteredPoints.drawn(measure, point);
            drawn.area()
                    .ifPresentOrElse(
                            area -> byArea.computeIfAbsent(area, _ -> new ArrayList<>())
                                    .add(drawn),
                            () -> whole.add(drawn));
        }
        whole.addAll(EnteredPoints.sums(measure, byArea, whole));
        whole.sort(Comparator.comparing(ChartPoint::definition).thenComparing(ChartPoint::from));
        byArea.values()
                .forEach(points ->
                        points.sort(Comparator.comparing(ChartPoint::definition).thenComparing(ChartPoint::from)));
        return new Series(whole, byArea, measure.source().isBlank() ? "Entered by the team" : measure.source());
    }

    private Series fed(Project project, ProjectMeasure measure, ProjectMeasure.Feed feed, Scope scope) {
        Optional<Measure> indicator =
                MeasureId.isValid(feed.measure()) ? measures.find(new MeasureId(feed.measure())) : Optional.empty();
        Optional<Integer> number =
                indicator.flatMap(found -> readings.number(new SeriesKey(found.id(), feed.sex(), feed.age())));
        if (number.isEmpty() || feed.areas().isEmpty()) {
            return new Series(List.of(), Map.of(), "The loaded indicator is not here any more");
        }
        var areas = new LinkedHashSet<>(feed.areas());
        project.all(Site.class).stream()
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .forEach(areas::add);
        var histories = comparisons.histories(number.get(), areas, AsOf.LATEST, scope);
        var byArea = new TreeMap<AreaCode, List<ChartPoint>>();
        for (AreaCode area : areas) {
            var history = histories.get(area);
            if (history != null) {
                byArea.put(
                        area,
                        history.points().stream()
                                .map(point -> drawn(measure, area, point, indicator.get()))
                                .toList());
            }
        }
        List<ChartPoint> whole;
        if (feed.areas().size() == 1) {
            AreaCode only = feed.areas().getFirst();
            whole = byArea.getOrDefault(only, List.of());
            boolean site = project.all(Site.class).stream()
                    .anyMatch(taking -> only.equals(taking.body().area()));
            if (!site) {
                byArea.remove(only);
            }
        } else {
            var fed = new TreeMap<>(byArea);
            fed.keySet().retainAll(feed.areas());
            whole = added(measure, fed, feed.areas().size());
        }
        return new Series(whole, byArea, indicator.get().source());
    }

    private static ChartPoint drawn(
            ProjectMeasure measure, AreaCode area, Comparisons.History.Point point, Measure indicator) {
        Valued valued = point.valued();
        return new ChartPoint(
                point.period().from(),
                point.period().until(),
                measure.definition(),
                Optional.of(area),
                valued == null ? null : valued.numerator(),
                valued == null ? null : valued.denominator(),
                valued == null ? null : valued.value(),
                valued != null ? "" : point.known() instanceof Finding.Known.Suppressed ? "held back" : "no data",
                point.rolledUp() ? point.reporting() : 0,
                point.rolledUp() ? point.members() : 0,
                "",
                indicator.source(),
                Optional.empty());
    }

    /** Several areas added up, period by period, as far as they have counts. */
    private static List<ChartPoint> added(
            ProjectMeasure measure, Map<AreaCode, List<ChartPoint>> byArea, int expected) {
        var sums = new TreeMap<Period, List<ChartPoint>>();
        byArea.values()
                .forEach(points -> points.stream()
                        .filter(point -> point.numerator() != null && point.denominator() != null)
                        .forEach(point -> sums.computeIfAbsent(
                                        new Period(point.from(), point.until()), _ -> new ArrayList<>())
                                .add(point)));
        var added = new ArrayList<ChartPoint>();
        sums.forEach((period, points) -> {
            double numerator = points.stream()
                    .mapToDouble(p -> Objects.requireNonNull(p.numerator()))
                    .sum();
            double denominator = points.stream()
                    .mapToDouble(p -> Objects.requireNonNull(p.denominator()))
                    .sum();
            added.add(new ChartPoint(
                    period.from(),
                    period.until(),
                    measure.definition(),
                    Optional.empty(),
                    numerator,
                    denominator,
                    measure.multiplier() * numerator / denominator,
                    "",
                    points.size(),
                    expected,
                    "",
                    points.getFirst().origin(),
                    Optional.empty()));
        });
        return added;
    }
}

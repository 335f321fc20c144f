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
import health.cairn.projects.MonthlyCounts.Sight;
import health.cairn.projects.ProjectMeasure.Feed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final String NOT_SEEN =
            "Counts that are seen by the practices they are of and by whom these share them with";

    private final Comparisons comparisons;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Gate gate;
    private final CountFeeds feeds;

    private record Asked(
            long project,
            long version,
            long readings,
            long directory,
            boolean released,
            String rule,
            long counts,
            Map<AreaCode, Sight> sights) {}

    private final Cache<Asked, Map<Long, Chart>> charts = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    ProjectCharts(
            Comparisons comparisons,
            Measures measures,
            Readings readings,
            Directory directory,
            Gate gate,
            CountFeeds feeds) {
        this.comparisons = comparisons;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.gate = gate;
        this.feeds = feeds;
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
        return of(opened, scope, CountFeeds.sights(opened.project(), area -> CountFeeds.seenBy(scope, area)));
    }

    /** The same with what boards hold of counts that not everybody may see. */
    Map<Long, Chart> shared(Opened opened, Scope scope) {
        return of(opened, scope, CountFeeds.sights(opened.project(), feeds::shared));
    }

    /** The page where what feeds a measure is seen. */
    public String address(Feed feed) {
        return switch (feed) {
            case Feed.Indicator indicator ->
                "/measures/" + indicator.measure()
                        + indicator.areas().stream()
                                .findFirst()
                                .map(area -> "?area=" + area)
                                .orElse("");
            case Feed.Counts counts ->
                counts.areas().stream()
                        .findFirst()
                        .flatMap(area ->
                                feeds.named(counts.counts()).map(known -> known.address(area.value(), counts.which())))
                        .orElse("/projects");
        };
    }

    private Map<Long, Chart> of(Opened opened, Scope scope, Map<AreaCode, Sight> sights) {
        Project project = opened.project();
        boolean released = opened.asThePublic();
        var asked = new Asked(
                project.number(),
                project.version(),
                readings.version(),
                directory.version(),
                released,
                released || !sights.isEmpty() ? Gate.words(gate.rule()) : "",
                sights.isEmpty() ? 0 : feeds.version(),
                sights);
        return charts.get(asked, _ -> derive(project, released, scope, sights));
    }

    private Map<Long, Chart> derive(Project project, boolean released, Scope scope, Map<AreaCode, Sight> sights) {
        var derived = new LinkedHashMap<Long, Chart>();
        for (Part<ProjectMeasure> measure : project.all(ProjectMeasure.class)) {
            derived.put(measure.number(), derive(project, measure, released, scope, sights));
        }
        return derived;
    }

    private Chart derive(
            Project project, Part<ProjectMeasure> part, boolean released, Scope scope, Map<AreaCode, Sight> sights) {
        ProjectMeasure measure = part.body();
        List<Part<Rebase>> rebases = project.all(Rebase.class).stream()
                .filter(rebase -> rebase.body().measure() == part.number())
                .toList();
        Series series = switch (measure.feed()) {
            case null -> entered(project, part);
            case Feed.Indicator indicator -> fed(project, measure, indicator, scope);
            case Feed.Counts counts -> counted(project, measure, counts, sights);
        };
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

    private Series fed(Project project, ProjectMeasure measure, Feed.Indicator feed, Scope scope) {
        Optional<Measure> indicator =
                MeasureId.isValid(feed.measure()) ? measures.find(new MeasureId(feed.measure())) : Optional.empty();
        Optional<Integer> number =
                indicator.flatMap(found -> readings.number(new SeriesKey(found.id(), feed.sex(), feed.age())));
        if (number.isEmpty() || feed.areas().isEmpty()) {
            return new Series(List.of(), Map.of(), "The loaded indicator is not here any more");
        }
        Set<AreaCode> areas = areas(project, feed);
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
        return new Series(
                whole(project, measure, feed, byArea), byArea, indicator.get().source());
    }

    /** Those it is fed from and those that take part. */
    private static Set<AreaCode> areas(Project project, Feed feed) {
        var areas = new LinkedHashSet<>(feed.areas());
        project.all(Site.class).stream()
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .forEach(areas::add);
        return areas;
    }

    private Series counted(Project project, ProjectMeasure measure, Feed.Counts feed, Map<AreaCode, Sight> sights) {
        Optional<MonthlyCounts> counts = feeds.named(feed.counts());
        var byArea = new TreeMap<AreaCode, List<ChartPoint>>();
        var sources = new LinkedHashSet<String>();
        for (AreaCode area : areas(project, feed)) {
            counts.flatMap(known -> known.of(area.value(), feed.which(), sights.getOrDefault(area, Sight.NOTHING)))
                    .ifPresent(told -> {
                        sources.add(told.source());
                        byArea.put(
                                area,
                                told.months().stream()
                                        .map(month -> drawn(measure, area, month, told.title()))
                                        .toList());
                    });
        }
        List<ChartPoint> whole = whole(project, measure, feed, byArea);
        return new Series(whole, byArea, sources.stream().findFirst().orElse(NOT_SEEN));
    }

    private static ChartPoint drawn(ProjectMeasure measure, AreaCode area, MonthlyCounts.Month month, String origin) {
        Long part = month.part();
        Long whole = month.whole();
        LocalDate from = month.month().atDay(1);
        LocalDate until = month.month().plusMonths(1).atDay(1);
        Optional<AreaCode> of = Optional.of(area);
        int definition = measure.definition();
        if (part == null || whole == null || whole == 0) {
            String missing = part == null || whole == null ? "held back" : "no data";
            return new ChartPoint(
                    from, until, definition, of, null, null, null, missing, 0, 0, "", origin, Optional.empty());
        }
        double counted = part;
        double all = whole;
        // Rounded apart from each other, a part could be larger than its whole.
        double value = measure.multiplier() * Math.min(counted, all) / all;
        return new ChartPoint(from, until, definition, of, counted, all, value, "", 0, 0, "", origin, Optional.empty());
    }

    /** The one area that feeds it, which has no further chart unless it takes part itself; or several added up. */
    private static List<ChartPoint> whole(
            Project project, ProjectMeasure measure, Feed feed, Map<AreaCode, List<ChartPoint>> byArea) {
        if (feed.areas().size() == 1) {
            AreaCode only = feed.areas().getFirst();
            List<ChartPoint> whole = byArea.getOrDefault(only, List.of());
            boolean site = project.all(Site.class).stream()
                    .anyMatch(taking -> only.equals(taking.body().area()));
            if (!site) {
                byArea.remove(only);
            }
            return whole;
        }
        var fed = new TreeMap<>(byArea);
        fed.keySet().retainAll(feed.areas());
        return added(measure, fed, feed.areas().size());
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

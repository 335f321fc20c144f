package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.pages.Numbers;
import health.cairn.projects.BoardLine.MeasureAt;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.ProjectMeasure.Frequency;
import health.cairn.statistics.spc.Variation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the line of a project on boards from its parts and charts. */
final class BoardLines {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int VALUES = 24;

    /** Data are asked for when another half of their rhythm has gone by, a week at least: people go on holiday. */
    private static final int FEWEST_DAYS_OF_GRACE = 7;

    private final Project project;
    private final Map<Long, Chart> charts;

    private BoardLines(Project project, Map<Long, Chart> charts) {
        this.project = project;
        this.charts = charts;
    }

    /**
     * @param charts those of its measures, by number
     * @param roots the measures that its measures were copied from in the end, by number; copies alone
     * @param counted the practices whose counts are in the charts and not for everybody
     */
    static BoardLine of(Project project, Map<Long, Chart> charts, Map<Long, Long> roots, Set<String> counted) {
        return new BoardLines(project, charts).line(roots, counted);
    }

    private BoardLine line(Map<Long, Long> roots, Set<String> counted) {
        List<Chart> ordered =
                charts.values().stream().sorted(ProjectCharts.AIM_FIRST).toList();
        List<Cycle> begun = project.all(Cycle.class).stream()
                .map(Part::body)
                .filter(cycle -> cycle.begunAt() != null)
                .toList();
        Optional<Chart> moved =
                ordered.stream().filter(chart -> signal(chart.whole())).findFirst();
        LocalDate lastData = ordered.stream()
                .flatMap(chart -> until(chart.whole()).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new BoardLine(
                project.number(),
                project.name(),
                project.charter().body().aim(),
                areas(),
                project.programme().orElse(null),
                project.published(),
                project.archived(),
                stage(begun, lastData),
                Score.last(project, Score.By.TEAM)
                        .map(score -> score.body().step().value())
                        .orElse(null),
                project.charter().body().aimCheck().whole(),
                day(project.startedAt()),
                lastData,
                dataDue(),
                lastCycle(begun),
                (int) begun.stream()
                        .filter(cycle -> cycle.stage() != Cycle.Stage.CLOSED)
                        .count(),
                begun.size(),
                count(ordered, Variation::isImprovement),
                count(ordered, Variation::isConcern),
                moved.map(chart -> chart.measure().body().name() + says(chart.whole()))
                        .orElse(""),
                moved.flatMap(chart -> until(chart.whole())).orElse(null),
                outcome(ordered, begun),
                ordered.stream().map(chart -> at(chart, roots)).toList(),
                counted.stream().sorted().toList());
    }

    private String outcome(List<Chart> ordered, List<Cycle> begun) {
        Charter charter = project.charter().body();
        Double from = charter.baseline();
        Double wanted = charter.target();
        var sentences = new ArrayList<String>();
        ordered.stream()
                .filter(chart -> chart.whole().present() > 0)
                .findFirst()
                .ifPresent(chart -> sentences.add(chart.measure().body().name() + ": "
                        + (from == null ? "" : "from " + Numbers.value(from, charter.unit()) + " to ")
                        + latest(chart.measure().body(), chart.whole())
                        + (wanted == null ? "" : "; wanted " + Numbers.value(wanted, charter.unit())) + "."));
        begun.stream()
                .filter(cycle -> cycle.decidedAt() != null)
                .max(Comparator.comparing(cycle -> Objects.requireNonNull(cycle.decidedAt())))
                .ifPresent(last -> sentences.add("Last decision: "
                        + Objects.requireNonNull(last.decision()).words() + " “" + last.title() + "”."));
        return String.join(" ", sentences);
    }

    private List<AreaCode> areas() {
        var areas = new LinkedHashSet<AreaCode>();
        project.home().ifPresent(areas::add);
        project.all(Site.class).stream()
                .filter(site -> site.body().until() == null)
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .forEach(areas::add);
        return List.copyOf(areas);
    }

    private static Stage stage(List<Cycle> begun, @Nullable LocalDate lastData) {
        if (begun.isEmpty()) {
            return lastData == null ? Stage.SETTING_UP : Stage.MEASURING;
        }
        boolean open = begun.stream().anyMatch(cycle -> cycle.stage() != Cycle.Stage.CLOSED);
        boolean adopted = begun.stream()
                .max(Comparator.comparing(cycle -> Objects.requireNonNullElse(cycle.decidedAt(), Instant.MIN)))
                .filter(last -> last.decision() == Cycle.Decision.ADOPT)
                .isPresent();
        return !open && adopted ? Stage.HOLDING : Stage.TESTING;
    }

    private static @Nullable LocalDate lastCycle(Collection<Cycle> begun) {
        return begun.stream()
                .map(cycle -> Objects.requireNonNullElse(cycle.decidedAt(), Objects.requireNonNull(cycle.begunAt())))
                .max(Comparator.naturalOrder())
                .map(BoardLines::day)
                .orElse(null);
    }

    /** The earliest of the days from which on data of a measure are late. */
    private @Nullable LocalDate dataDue() {
        return charts.values().stream()
                .flatMap(chart -> due(chart, project.charter().body()).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * The first day on which data of this measure are late; empty where none are to be entered at a time, or the next
     * would be of after the project's end.
     */
    static Optional<LocalDate> due(Chart chart, Charter charter) {
        ProjectMeasure measure = chart.measure().body();
        if (measure.feed() != null || measure.frequency() == Frequency.EVENT) {
            return Optional.empty();
        }
        LocalDate ends = Objects.requireNonNullElse(charter.ends(), LocalDate.MAX);
        return until(chart.whole()).filter(last -> last.isBefore(ends)).map(last -> {
            LocalDate next = measure.frequency().after(last);
            long rhythm = next.toEpochDay() - last.toEpochDay();
            return next.plusDays(Math.max(FEWEST_DAYS_OF_GRACE, rhythm / 2));
        });
    }

    private static MeasureAt at(Chart chart, Map<Long, Long> roots) {
        ProjectMeasure measure = chart.measure().body();
        long number = chart.measure().number();
        List<ChartPoint> points = chart.whole().points();
        var values = new ArrayList<@Nullable Double>();
        points.subList(Math.max(0, points.size() - VALUES), points.size()).forEach(point -> values.add(point.value()));
        ProjectMeasure.Feed feed = measure.feed();
        String key = feed != null ? feed.key() : "measure/" + roots.getOrDefault(number, number);
        return new MeasureAt(
                number,
                key,
                measure.name(),
                measure.type(),
                latest(measure, chart.whole()),
                values,
                chart.whole().variation());
    }

    private static String latest(ProjectMeasure measure, Charted whole) {
        Optional<ChartPoint> last = whole.last().map(whole.points()::get);
        if (last.isEmpty()) {
            return "no points yet";
        }
        ChartPoint point = last.get();
        Double numerator = point.numerator();
        Double denominator = point.denominator();
        String counts =
                numerator == null || denominator == null ? "" : " (" + Numbers.counts(numerator, denominator) + ")";
        return Numbers.value(Objects.requireNonNull(point.value()), measure.shownUnit()) + counts + " in "
                + Numbers.period(point.from(), point.until());
    }

    private static boolean signal(Charted whole) {
        return whole.variation() != Variation.COMMON_CAUSE;
    }

    private static String says(Charted whole) {
        return switch (whole.variation()) {
            case COMMON_CAUSE -> "";
            case IMPROVEMENT_HIGH -> " has gone up, as wanted";
            case IMPROVEMENT_LOW -> " has gone down, as wanted";
            case CONCERN_HIGH -> " has gone up, not as wanted";
            case CONCERN_LOW -> " has gone down, not as wanted";
            case NEUTRAL_HIGH -> " has gone up";
            case NEUTRAL_LOW -> " has gone down";
        };
    }

    private static int count(List<Chart> charts, java.util.function.Predicate<Variation> which) {
        return (int) charts.stream()
                .filter(chart -> which.test(chart.whole().variation()))
                .count();
    }

    private static Optional<LocalDate> until(Charted whole) {
        return whole.last().map(last -> whole.points().get(last).until());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }
}

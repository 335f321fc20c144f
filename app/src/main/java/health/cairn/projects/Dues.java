package health.cairn.projects;

import health.cairn.pages.Numbers;
import health.cairn.people.Access;
import health.cairn.people.Grantee;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import health.cairn.people.Viewer;
import health.cairn.projects.ProjectCharts.Chart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What is due in projects: data that are late, periods without data, tasks, cycles, the day of the aim. */
@Service
public class Dues {

    /** So far ahead people are told. */
    static final int DAYS_AHEAD = 14;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Projects projects;
    private final ProjectCharts charts;
    private final Sharing sharing;
    private final Clock clock;

    Dues(Projects projects, ProjectCharts charts, Sharing sharing, Clock clock) {
        this.projects = projects;
        this.charts = charts;
        this.sharing = sharing;
        this.clock = clock;
    }

    /**
     * What is due for a person: in the projects shared with the person by name, who may write in them. What reaches a person
     * through an organisation is left out, or an alliance would write to everybody about everything.
     *
     * @param until only what is due by then
     */
    public List<Due> of(Scope scope, LocalDate until) {
        if (!(scope.viewer() instanceof Viewer.Person person)) {
            return List.of();
        }
        var own = new Grantee.Person(person.account());
        return scope.viewable(Project.KIND).stream()
                .map(Long::valueOf)
                .filter(project -> sharing.shares(Project.shared(project)).stream()
                        .anyMatch(share ->
                                share.grantee().equals(own) && share.access().covers(Access.EDIT)))
                .flatMap(project -> projects.find(project, scope).stream())
                .filter(opened -> !opened.project().archived())
                .flatMap(opened -> of(opened, scope, until).stream())
                .sorted(Comparator.comparing(Due::day)
                        .thenComparing(Due::project)
                        .thenComparing(Due::what))
                .toList();
    }

    /** What is due today, or soon. */
    public List<Due> soon(Scope scope) {
        return of(scope, today().plusDays(DAYS_AHEAD));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    /** What is late in the data of a project, for those it is shared with. */
    public List<Due> late(Opened opened, Scope scope) {
        return charts.of(opened, scope).values().stream()
                .flatMap(chart -> data(opened.project(), chart))
                .filter(due -> !due.day().isAfter(today()))
                .toList();
    }

    private List<Due> of(Opened opened, Scope scope, LocalDate until) {
        Project project = opened.project();
        var dues = new ArrayList<Due>();
        charts.of(opened, scope).values().forEach(chart -> data(project, chart).forEach(dues::add));
        tasks(project, until).ifPresent(dues::add);
        for (Part<Cycle> cycle : project.all(Cycle.class)) {
            cycle(project, cycle).ifPresent(dues::add);
        }
        LocalDate byWhen = project.charter().body().byWhen();
        if (byWhen != null && !byWhen.isBefore(today())) {
            dues.add(new Due(
                    Due.Kind.AIM, project.name(), "The day of the aim", byWhen, "/projects/" + project.number()));
        }
        dues.removeIf(due -> due.day().isAfter(until));
        return dues;
    }

    private static Stream<Due> data(Project project, Chart chart) {
        ProjectMeasure measure = chart.measure().body();
        String path =
                "/projects/" + project.number() + "/measures/" + chart.measure().number() + "/data";
        Optional<Due> late = BoardLines.due(chart, project.charter().body())
                .map(day -> new Due(Due.Kind.DATA, project.name(), measure.name() + ": data are late", day, path));
        Gap gap = gap(chart);
        Optional<Due> gaps = gap.periods() == 0
                ? Optional.empty()
                : Optional.of(new Due(
                        Due.Kind.GAP,
                        project.name(),
                        measure.name() + ": " + Numbers.words(gap.periods())
                                + (gap.periods() == 1 ? " period" : " periods") + " without data",
                        Objects.requireNonNull(gap.first()),
                        path));
        return Stream.concat(late.stream(), gaps.stream());
    }

    /** @param first the first day without data; null for none */
    private record Gap(
            int periods, @org.jspecify.annotations.Nullable LocalDate first) {}

    /** Periods between the first and the last point that have none, of data that people enter in a rhythm. */
    private static Gap gap(Chart chart) {
        ProjectMeasure measure = chart.measure().body();
        if (measure.feed() != null || measure.frequency() == ProjectMeasure.Frequency.EVENT) {
            return new Gap(0, null);
        }
        List<ChartPoint> points = chart.whole().points();
        int periods = 0;
        LocalDate first = null;
        for (int i = 1; i < points.size(); i++) {
            LocalDate expected = points.get(i - 1).until();
            LocalDate here = points.get(i).from();
            // A day or two of difference is a weekend, not a period left out.
            while (points.get(i).definition() == points.get(i - 1).definition()
                    && !measure.frequency().after(expected).isAfter(here)) {
                first = first == null ? expected : first;
                expected = measure.frequency().after(expected);
                periods++;
            }
        }
        return new Gap(periods, first);
    }

    private static Optional<Due> tasks(Project project, LocalDate until) {
        List<LocalDate> days = project.all(Task.class).stream()
                .filter(task -> !task.body().done())
                .flatMap(task -> Optional.ofNullable(task.body().due()).stream())
                .filter(day -> !day.isAfter(until))
                .sorted()
                .toList();
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(
                        Due.Kind.TASK,
                        project.name(),
                        Numbers.words(days.size()) + (days.size() == 1 ? " task is due" : " tasks are due"),
                        days.getFirst(),
                        "/projects/" + project.number() + "/team"));
    }

    private static Optional<Due> cycle(Project project, Part<Cycle> cycle) {
        LocalDate day = switch (cycle.body().stage()) {
            case PLANNING -> cycle.body().plannedStart();
            case DOING -> cycle.body().plannedEnd();
            case STUDYING, CLOSED -> null;
        };
        return day == null
                ? Optional.empty()
                : Optional.of(new Due(
                        Due.Kind.CYCLE,
                        project.name(),
                        cycle.body().stage() == Cycle.Stage.PLANNING
                                ? "A cycle is planned to begin"
                                : "A cycle is planned to end",
                        day,
                        "/projects/" + project.number() + "/cycles/" + cycle.number()));
    }
}

package health.cairn.projects.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Tag;
import health.cairn.people.Scope;
import health.cairn.projects.AimCheck;
import health.cairn.projects.Charter;
import health.cairn.projects.Copies;
import health.cairn.projects.Cycle;
import health.cairn.projects.DriverGraph;
import health.cairn.projects.Dues;
import health.cairn.projects.Field;
import health.cairn.projects.FieldHistory;
import health.cairn.projects.Member;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartBody;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Progress;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.Score;
import health.cairn.projects.Signal;
import health.cairn.projects.Site;
import health.cairn.projects.Stakeholder;
import health.cairn.projects.Task;
import health.cairn.projects.pictures.DriverPicture;
import health.cairn.projects.web.OverviewPage.DueTask;
import health.cairn.projects.web.OverviewPage.RampView;
import health.cairn.projects.web.OverviewPage.SignalView;
import health.cairn.projects.web.OverviewPage.Step;
import health.cairn.projects.web.Shells.Place;
import health.cairn.projects.web.TeamPage.Person;
import health.cairn.projects.web.TeamPage.SiteRow;
import health.cairn.projects.web.TeamPage.StakeholderRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes the overview, the charter and the team of a project. */
@Component
class ProjectPages {

    private static final int DUE_SOON_DAYS = 7;

    /** What an overview says that is worked out from the parts and the charts alone. */
    private record Drawn(
            @Nullable ChartView main,
            List<ChartView> others,
            List<RampView> ramps,
            String foresight,
            OverviewPage.Thinking thinking) {}

    // By the charts themselves: each version of a project, of what feeds it and of what may be seen has its own.
    private final Cache<Map<Long, ProjectCharts.Chart>, Drawn> drawn =
            Caffeine.newBuilder().weakKeys().build();

    private final Shells shells;
    private final Copies copies;
    private final ProjectCharts charts;
    private final ProjectFigures figures;
    private final Diagrams diagrams;
    private final Directory directory;
    private final Dues dues;
    private final Clock clock;

    ProjectPages(
            Shells shells,
            Copies copies,
            ProjectCharts charts,
            ProjectFigures figures,
            Diagrams diagrams,
            Directory directory,
            Dues dues,
            Clock clock) {
        this.shells = shells;
        this.copies = copies;
        this.charts = charts;
        this.figures = figures;
        this.diagrams = diagrams;
        this.directory = directory;
        this.dues = dues;
        this.clock = clock;
    }

    OverviewPage overview(Opened opened, String said, Scope scope) {
        Project project = opened.project();
        Drawn known = drawn.get(charts.of(opened, scope), all -> draw(opened, all, scope));
        AimCheck aim = project.charter().body().aimCheck();
        Copies.UsedBy used = copies.usedBy(project.charter().number(), scope);
        ProjectShell shell = shells.shell(opened, Place.OVERVIEW, said);
        return new OverviewPage(
                withActions(shell, opened),
                trail(opened, known.main(), used),
                known.main(),
                known.others(),
                known.ramps(),
                known.foresight(),
                tasks(opened, task -> !task.done()),
                late(opened, scope),
                people(opened),
                balance(project),
                aim.whole() ? List.of() : aim.points(),
                signal(project),
                origin(project.charter(), scope),
                usedBy(used),
                scope.signedIn() && !opened.mayManage() ? project.name() : "",
                known.thinking());
    }

    private Drawn draw(Opened opened, Map<Long, ProjectCharts.Chart> all, Scope scope) {
        Project project = opened.project();
        Optional<ProjectCharts.Chart> first = all.values().stream().min(ProjectCharts.AIM_FIRST);
        return new Drawn(
                first.map(chart -> figures.view(project, chart)).orElse(null),
                all.values().stream()
                        .filter(chart -> !Optional.of(chart).equals(first))
                        .map(chart -> figures.row(project, chart))
                        .toList(),
                CycleCards.ramps(project),
                CycleCards.foresight(project),
                thinking(opened, all, scope));
    }

    private OverviewPage.Thinking thinking(Opened opened, Map<Long, ProjectCharts.Chart> all, Scope scope) {
        DriverGraph graph = DriverGraph.of(opened.project());
        Progress progress = Progress.of(opened.project(), all);
        return new OverviewPage.Thinking(
                graph.begun() ? DriverPicture.says(graph) : "",
                graph.begun() ? diagrams.of(opened, false, scope).inPage() : "",
                opened.asThePublic()
                        ? ""
                        : Score.last(opened.project(), Score.By.TEAM)
                                .map(said -> Words.capital(said.body().step().words()))
                                .orElse(""),
                opened.asThePublic() ? "" : Words.capital(progress.suggested().words()),
                progress.missing());
    }

    private List<Head.Link> late(Opened opened, Scope scope) {
        return opened.asThePublic()
                ? List.of()
                : dues.late(opened, scope).stream()
                        .map(due -> new Head.Link(due.what() + ", since " + Numbers.day(due.day()), due.path()))
                        .toList();
    }

    private static ProjectShell withActions(ProjectShell shell, Opened opened) {
        var actions = new ArrayList<Head.Action>();
        if (opened.mayEdit()) {
            actions.add(Head.Action.primary("Add data", shell.href() + "/measures"));
        }
        if (opened.mayManage()) {
            actions.add(Head.Action.secondary("Share", "/sharing/project/" + shell.number()));
            actions.add(Head.Action.secondary("Publish, copy or put away", shell.href() + "/publishing"));
        }
        return shell.headed(
                shell.head().actions(actions.toArray(Head.Action[]::new)).withCharts());
    }

    private static List<Step> trail(Opened opened, @Nullable ChartView main, Copies.UsedBy used) {
        Project project = opened.project();
        long begun = project.all(Cycle.class).stream()
                .filter(cycle -> cycle.body().begunAt() != null)
                .count();
        Optional<Part<Signal>> signal = project.all(Signal.class).stream().findFirst();
        boolean measured = main != null && main.figure() != null;
        boolean shared = project.published();
        boolean adopted = used.copies() > 0;
        String here = "/projects/" + project.number();
        return List.of(
                new Step(
                        "Signal",
                        signal.map(s -> s.body().measureName()).orElse("not from a measure's page"),
                        signal.map(s -> s.body().address()).orElse(null),
                        signal.isPresent() ? "done" : "next"),
                new Step("Choice", Words.day(project.startedAt()), null, "done"),
                new Step(
                        "Change",
                        begun == 0 ? "no test yet" : Numbers.words(begun) + (begun == 1 ? " cycle" : " cycles"),
                        here + "/cycles",
                        begun == 0 ? "now" : "done"),
                new Step(
                        "Measure",
                        measured ? "" : "no data yet",
                        here + "/measures",
                        begun == 0 ? "next" : shared ? "done" : "now"),
                new Step("Share", shared ? "published" : "", null, shared ? (adopted ? "done" : "now") : "next"),
                new Step(
                        "Adopt",
                        adopted ? Numbers.words(used.copies()) + (used.copies() == 1 ? " copy" : " copies") : "",
                        null,
                        adopted ? "now" : "next"),
                new Step("Effect", "", null, "next"));
    }

    private static @Nullable SignalView signal(Project project) {
        return project.all(Signal.class).stream()
                .findFirst()
                .map(Part::body)
                .map(signal -> new SignalView(
                        signal.says(),
                        signal.method() + " Source: " + signal.source() + ".",
                        "Kept as it stood on " + Numbers.day(signal.seenOn()) + ", data version "
                                + signal.dataVersion(),
                        signal.address()))
                .orElse(null);
    }

    /** Where a part was copied from, as far as the viewer may know. */
    Head.@Nullable Link origin(Part<?> part, Scope scope) {
        return part.origin()
                .flatMap(from -> copies.projectOf(from, scope))
                .map(from -> new Head.Link(
                        from.project().name(), "/projects/" + from.project().number()))
                .orElse(null);
    }

    static String usedBy(Copies.UsedBy used) {
        if (used.copies() == 0) {
            return "";
        }
        String names =
                used.seen().stream().map(Copies.Use::projectName).distinct().collect(Collectors.joining(", "));
        return "Used by " + Numbers.words(used.copies()) + (used.copies() == 1 ? " copy" : " copies")
                + (names.isEmpty() ? "" : ": " + names) + ".";
    }

    List<DueTask> tasks(Opened opened, Predicate<Task> which) {
        LocalDate today = LocalDate.now(clock);
        if (opened.asThePublic()) {
            return List.of();
        }
        return opened.project().all(Task.class).stream()
                .filter(task -> which.test(task.body()))
                .sorted(Comparator.comparing((Part<Task> task) ->
                        Objects.requireNonNullElse(task.body().due(), LocalDate.MAX)))
                .map(task -> new DueTask(
                        task.body().what(),
                        opened.mayEdit() ? "/projects/" + opened.project().number() + "/parts/" + task.number() : "",
                        task.body().who(),
                        due(task.body(), today)))
                .toList();
    }

    private static Tag due(Task task, LocalDate today) {
        LocalDate due = task.due();
        if (task.done()) {
            return new Tag("Done", "green");
        }
        if (due == null) {
            return new Tag("No day", "grey");
        }
        String colour =
                due.isBefore(today) ? "orange" : due.isBefore(today.plusDays(DUE_SOON_DAYS)) ? "yellow" : "white";
        return new Tag(Numbers.day(due), colour);
    }

    List<Person> people(Opened opened) {
        return opened.project().all(Member.class).stream()
                .map(member -> new Person(
                        member.body().name(),
                        member.body().profession()
                                + (member.body().organisation() == null
                                        ? ""
                                        : (member.body().profession().isBlank() ? "" : ", ")
                                                + name(member.body().organisation())),
                        member.body().role() == Member.TeamRole.MEMBER
                                ? ""
                                : member.body().role().words(),
                        opened.mayEdit() ? "/projects/" + opened.project().number() + "/parts/" + member.number() : ""))
                .toList();
    }

    private String name(@Nullable AreaCode code) {
        return code == null ? "" : directory.find(code).map(Area::name).orElse(code.value());
    }

    static String balance(Project project) {
        List<Part<Member>> members = project.all(Member.class);
        long clinical =
                members.stream().filter(member -> member.body().clinical()).count();
        return Numbers.words(clinical) + " clinical, " + Numbers.words(members.size() - clinical) + " not";
    }

    CharterPage charter(Opened opened, @Nullable FormView form, String said) {
        Part<Charter> charter = opened.project().charter();
        return new CharterPage(
                shells.shell(opened, Place.CHARTER, said),
                form,
                form == null ? terms(charter, _ -> true) : List.of(),
                charter.body().aimCheck().points(),
                "Version " + charter.version() + ", written by " + charter.by() + " on "
                        + Words.moment(charter.changedAt()),
                "/projects/" + opened.project().number() + "/history?part=" + charter.number());
    }

    /** What a part says, field by field; fields that say nothing are left out. */
    static List<CharterPage.Term> terms(Part<? extends PartBody> part, Predicate<Field> which) {
        ObjectNode json = PartJson.write(part.body());
        return part.kind().fields().stream()
                .filter(which)
                .map(field -> new CharterPage.Term(
                        field.label(), FieldHistory.text(part.kind(), field.name(), json.get(field.name()))))
                .filter(term -> !term.text().isBlank())
                .toList();
    }

    TeamPage team(Opened opened, String said) {
        Project project = opened.project();
        String here = "/projects/" + project.number();
        Map<AreaCode, Area> names = directory.findAll(project.all(Site.class).stream()
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .toList());
        List<SiteRow> sites = project.all(Site.class).stream()
                .map(site -> {
                    AreaCode code = Objects.requireNonNull(site.body().area());
                    String name =
                            Optional.ofNullable(names.get(code)).map(Area::name).orElse(code.value());
                    LocalDate since = site.body().since();
                    LocalDate until = site.body().until();
                    return new SiteRow(
                            name,
                            "/areas/" + code,
                            (since == null ? "" : "since " + Numbers.day(since))
                                    + (until == null ? "" : " until " + Numbers.day(until)),
                            opened.mayEdit() ? here + "/parts/" + site.number() : "");
                })
                .toList();
        List<StakeholderRow> stakeholders = (opened.asThePublic()
                        ? List.<Part<Stakeholder>>of()
                        : project.all(Stakeholder.class))
                .stream()
                        .map(holder -> new StakeholderRow(
                                holder.body().name(),
                                holder.body().advice(),
                                Words.capital(holder.body().now().words()),
                                Words.capital(holder.body().needed().words()),
                                holder.body().plan(),
                                opened.mayEdit() ? here + "/parts/" + holder.number() : ""))
                        .toList();
        return new TeamPage(
                shells.shell(opened, Place.TEAM, said),
                people(opened),
                balance(project),
                missing(project),
                adding(opened, here),
                sites,
                stakeholders,
                tasks(opened, task -> !task.done()),
                tasks(opened, Task::done));
    }

    private static List<Head.Link> adding(Opened opened, String here) {
        return opened.mayEdit()
                ? List.of(PartKind.MEMBER, PartKind.SITE, PartKind.STAKEHOLDER, PartKind.TASK).stream()
                        .map(kind -> new Head.Link(
                                "Add a " + kind.words(),
                                here + "/parts/new?kind=" + kind.name().toLowerCase(java.util.Locale.ROOT)))
                        .toList()
                : List.of();
    }

    private static String missing(Project project) {
        var held = project.all(Member.class).stream()
                .map(member -> member.body().role())
                .collect(Collectors.toSet());
        List<String> missing = Arrays.stream(Member.TeamRole.values())
                .filter(role -> role != Member.TeamRole.MEMBER && !held.contains(role))
                .map(Member.TeamRole::words)
                .toList();
        return missing.isEmpty() ? "" : "Nobody yet as " + String.join(", ", missing) + ".";
    }
}

package health.cairn.projects.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Copies;
import health.cairn.projects.Exclusion;
import health.cairn.projects.Field;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartKind;
import health.cairn.projects.Point;
import health.cairn.projects.PointRows;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.ProjectData;
import health.cairn.projects.ProjectLine;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.Projects;
import health.cairn.projects.Starting;
import health.cairn.projects.Target;
import health.cairn.projects.web.DataPage.Column;
import health.cairn.projects.web.DataPage.PointRow;
import health.cairn.projects.web.Shells.Place;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes the pages of a project's measures and their data. */
@Component
class ProjectMeasurePages {

    private static final int GRID_ROWS = 8;
    private static final int TARGETS = 50;

    private final Shells shells;
    private final Projects projects;
    private final Copies copies;
    private final ProjectCharts charts;
    private final ProjectFigures figures;
    private final ProjectPages pages;
    private final Directory directory;
    private final Clock clock;

    ProjectMeasurePages(
            Shells shells,
            Projects projects,
            Copies copies,
            ProjectCharts charts,
            ProjectFigures figures,
            ProjectPages pages,
            Directory directory,
            Clock clock) {
        this.shells = shells;
        this.projects = projects;
        this.copies = copies;
        this.charts = charts;
        this.figures = figures;
        this.pages = pages;
        this.directory = directory;
        this.clock = clock;
    }

    MeasuresPage all(Opened opened, String said, Scope scope) {
        Project project = opened.project();
        List<ChartView> views = charts.of(opened, scope).values().stream()
                .map(chart -> figures.row(project, chart))
                .toList();
        ProjectShell shell = shells.shell(opened, Place.MEASURES, said);
        return new MeasuresPage(
                shell,
                views,
                advice(project),
                project.putAway(ProjectMeasure.class).stream()
                        .map(measure -> new Head.Link(
                                measure.body().name(), shell.href() + "/history?part=" + measure.number()))
                        .toList());
    }

    private static List<String> advice(Project project) {
        var types = project.all(ProjectMeasure.class).stream()
                .map(measure -> measure.body().type())
                .toList();
        var advice = new ArrayList<String>();
        if (!types.contains(MeasureType.OUTCOME)) {
            advice.add("No outcome measure yet: what would be different for people?");
        }
        if (!types.contains(MeasureType.PROCESS)) {
            advice.add("No process measure yet: how will you see that the change is happening?");
        }
        if (!types.contains(MeasureType.BALANCING)) {
            advice.add("No balancing measure yet: what might suffer elsewhere?");
        }
        return advice;
    }

    Part<ProjectMeasure> measure(Opened opened, long number) {
        return opened.project()
                .part(ProjectMeasure.class, number)
                .orElseThrow(() -> new NotFound(
                        "There is no measure " + number + " in this project.",
                        List.of(new Head.Link(
                                "Its measures", "/projects/" + opened.project().number() + "/measures"))));
    }

    ProjectCharts.Chart chart(Opened opened, Part<ProjectMeasure> measure, Scope scope) {
        ProjectCharts.Chart chart = charts.of(opened, scope).get(measure.number());
        if (chart == null) {
            throw new NotFound(
                    "This measure was put away.",
                    List.of(new Head.Link(
                            "Its history",
                            "/projects/" + opened.project().number() + "/history?part=" + measure.number())));
        }
        return chart;
    }

    MeasureView one(Opened opened, long number, String said, Scope scope) {
        Project project = opened.project();
        Part<ProjectMeasure> part = measure(opened, number);
        ProjectMeasure measure = part.body();
        ProjectCharts.Chart chart = chart(opened, part, scope);
        ProjectShell shell = shells.inside(
                opened, measure.name(), Words.capital(measure.type().words()), Place.MEASURES, said);
        var actions = new ArrayList<Head.Action>();
        if (opened.mayEdit()) {
            if (measure.feed() == null) {
                actions.add(Head.Action.primary("Add data", shell.href() + "/measures/" + number + "/data"));
            }
            actions.add(Head.Action.secondary("Change the definition", shell.href() + "/parts/" + number));
            actions.add(Head.Action.secondary(
                    "Write a note on the chart", shell.href() + "/parts/new?kind=note&measure=" + number));
        }
        ProjectShell withActions = shell.headed(
                shell.head().actions(actions.toArray(Head.Action[]::new)).withCharts());
        LocalDate until = measure.baselineUntil();
        return new MeasureView(
                withActions,
                figures.view(project, chart),
                terms(part),
                measure.feed() != null,
                measure.feed() == null ? null : charts.address(measure.feed()),
                until == null
                        ? "The baseline is not frozen yet. It is when the first test begins, or when you say so."
                        : "The baseline is frozen: what ended by " + Numbers.day(until)
                                + ". It stays what the team is judged by.",
                opened.mayEdit() && until == null ? part.version() : 0,
                LocalDate.now(clock).toString(),
                pages.origin(part, scope),
                ProjectPages.usedBy(copies.usedBy(number, scope)),
                targets(opened, scope),
                decisions(opened, number));
    }

    /** Further targets and points left out of the limits, with the way to their forms for those who may write. */
    private static List<Head.Link> decisions(Opened opened, long measure) {
        var decisions = new ArrayList<Head.Link>();
        String form = "/projects/" + opened.project().number() + "/parts/";
        for (Part<Target> target : opened.project().all(Target.class)) {
            if (target.body().measure() == measure) {
                Double value = target.body().value();
                LocalDate from = target.body().from();
                decisions.add(new Head.Link(
                        "Target " + (value == null ? "" : Numbers.count(value)) + ": "
                                + target.body().name() + (from == null ? "" : ", from " + Numbers.day(from)),
                        opened.mayEdit() ? form + target.number() : ""));
            }
        }
        for (Part<Exclusion> exclusion : opened.project().all(Exclusion.class)) {
            LocalDate day = exclusion.body().day();
            if (exclusion.body().measure() == measure && day != null) {
                AreaCode area = exclusion.body().area();
                decisions.add(new Head.Link(
                        "Left out of the limits: " + Numbers.day(day) + (area == null ? "" : ", " + area) + ", "
                                + exclusion.body().reason() + " (" + exclusion.by() + ")",
                        opened.mayEdit() ? form + exclusion.number() : ""));
            }
        }
        return decisions;
    }

    private static List<CharterPage.Term> terms(Part<ProjectMeasure> part) {
        var terms = new ArrayList<CharterPage.Term>();
        terms.add(new CharterPage.Term(
                "Operational definition", "Number " + part.body().definition() + ", version " + part.version()));
        Predicate<Field> shown =
                field -> !field.name().equals("sameMeaning") && !field.name().equals("name");
        terms.addAll(ProjectPages.terms(part, shown));
        return terms;
    }

    /** The projects that something of this one can be copied into. */
    List<FormView.Choice> targets(Opened opened, Scope scope) {
        return scope.signedIn()
                ? projects.before(Long.MAX_VALUE, TARGETS, false, scope).stream()
                        .filter(line -> line.number() != opened.project().number())
                        .filter(line -> scope.may(health.cairn.people.Access.EDIT, Project.shared(line.number())))
                        .map((ProjectLine line) ->
                                new FormView.Choice(Long.toString(line.number()), line.name(), false))
                        .toList()
                : List.of();
    }

    /** What was typed and what came of it. */
    record Tried(@Nullable FormView single, String pasted, List<String> problems, String entered) {
        static final Tried NOTHING = new Tried(null, "", List.of(), "");

        static Tried of(ProjectData.Entered entered, String pasted) {
            String says = entered.added() + " added, " + entered.corrected() + " corrected, " + entered.unchanged()
                    + " the same as before.";
            return new Tried(
                    null,
                    entered.problems().isEmpty() ? "" : pasted,
                    entered.problems().stream().map(PointRows.Problem::sentence).toList(),
                    says);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Tried";
        }
    }

    DataPage data(Opened opened, long number, Tried tried, String said, Scope scope) {
        Part<ProjectMeasure> part = measure(opened, number);
        ProjectMeasure measure = part.body();
        ProjectCharts.Chart chart = chart(opened, part, scope);
        ProjectShell shell = shells.inside(opened, "Data: " + measure.name(), "Measure", Place.MEASURES, said);
        String href = shell.href() + "/measures/" + number;
        boolean entering = opened.mayEdit() && measure.feed() == null;
        FormView single = tried.single() != null ? tried.single() : entering ? single(opened, part) : null;
        return new DataPage(
                shell,
                measure.name(),
                href,
                single,
                columns(measure),
                entering ? nextDays(measure, chart) : List.of(),
                tried.pasted(),
                tried.problems(),
                tried.entered(),
                measure.feed() == null
                        ? ""
                        : "The points come by themselves, and new ones whenever a batch is published.",
                rows(opened, part, chart));
    }

    private static List<Column> columns(ProjectMeasure measure) {
        return measure.shape().hasDenominator()
                ? List.of(new Column("n", "Counted"), new Column("d", "Out of"), new Column("t", "Note"))
                : List.of(new Column("v", "Value"), new Column("t", "Note"));
    }

    /** The periods that come after the last point. */
    private List<String> nextDays(ProjectMeasure measure, ProjectCharts.Chart chart) {
        LocalDate today = LocalDate.now(clock);
        List<ChartPoint> points = chart.whole().points();
        LocalDate day = points.isEmpty()
                ? today.withDayOfMonth(1).minusMonths(GRID_ROWS - 1L)
                : points.getLast().until();
        var days = new ArrayList<String>();
        for (int i = 0; i < GRID_ROWS; i++) {
            days.add(day.isAfter(today) ? "" : day.toString());
            day = points.isEmpty() ? day.plusMonths(1) : after(measure, day);
        }
        return days;
    }

    private static LocalDate after(ProjectMeasure measure, LocalDate day) {
        return switch (measure.frequency()) {
            case DAY, EVENT -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case FORTNIGHT -> day.plusWeeks(2);
            case MONTH -> day.plusMonths(1);
            case QUARTER -> day.plusMonths(3);
            case YEAR -> day.plusYears(1);
        };
    }

    private List<PointRow> rows(Opened opened, Part<ProjectMeasure> part, ProjectCharts.Chart chart) {
        ProjectMeasure measure = part.body();
        if (opened.asThePublic() || measure.feed() != null) {
            return chart.whole().points().reversed().stream()
                    .map(point -> row(measure, point))
                    .toList();
        }
        return opened.project().all(Point.class).stream()
                .filter(point -> point.body().measure() == part.number())
                .sorted(java.util.Comparator.comparing((Part<Point> point) ->
                                Objects.requireNonNullElse(point.body().day(), LocalDate.MIN))
                        .reversed())
                .map(point -> row(opened, measure, point))
                .toList();
    }

    private PointRow row(Opened opened, ProjectMeasure measure, Part<Point> part) {
        Point point = part.body();
        LocalDate day = Objects.requireNonNullElse(point.day(), LocalDate.MIN);
        Double numerator = point.numerator();
        Double denominator = point.denominator();
        Double value = point.value();
        String counts = numerator == null
                ? ""
                : denominator == null ? Numbers.count(numerator) : Numbers.counts(numerator, denominator);
        if (value == null && numerator != null && denominator != null && denominator > 0) {
            value = measure.multiplier() * numerator / denominator;
        }
        AreaCode area = point.area();
        return new PointRow(
                Numbers.period(day, after(measure, day)),
                area == null ? "All" : directory.find(area).map(Area::name).orElse(area.value()),
                counts,
                value == null ? "" : Numbers.value(value, measure.shownUnit()),
                point.note(),
                part.by() + ", " + Words.moment(part.changedAt())
                        + (part.version() > 1 ? ", corrected" : "")
                        + (point.definition() == measure.definition() ? "" : ", definition " + point.definition()),
                opened.mayEdit() ? "/projects/" + opened.project().number() + "/parts/" + part.number() : "");
    }

    private static PointRow row(ProjectMeasure measure, ChartPoint point) {
        Double value = point.value();
        return new PointRow(
                ProjectFigures.period(point),
                "All",
                ProjectFigures.counts(point),
                value == null ? point.missing() : Numbers.value(value, measure.shownUnit()),
                point.note(),
                point.origin(),
                "");
    }

    private FormView single(Opened opened, Part<ProjectMeasure> part) {
        ObjectNode values = health.cairn.projects.PartJson.nothing();
        values.put("measure", part.number());
        values.put("day", LocalDate.now(clock).toString());
        return Forms.open(about(opened, part), values);
    }

    /** What the form for one point asks, by the shape of the measure. */
    static Forms.About about(Opened opened, Part<ProjectMeasure> part) {
        return Forms.About.all(
                        opened.project(),
                        PartKind.POINT,
                        Optional.empty(),
                        "/projects/" + opened.project().number() + "/measures/" + part.number() + "/data",
                        null)
                .only(fits(part.body()))
                .saying("Add this point");
    }

    /** The fields of a point that measures of this shape have. */
    static Predicate<Field> fits(ProjectMeasure measure) {
        return field -> switch (field.name()) {
            case "numerator" -> measure.shape().hasDenominator() || measure.shape() == ProjectMeasure.Shape.COUNT;
            case "denominator" -> measure.shape().hasDenominator();
            case "value" -> !measure.shape().hasDenominator() && measure.shape() != ProjectMeasure.Shape.COUNT;
            default -> true;
        };
    }

    /** The indicator that an address names, as {@link Starting} reads it. */
    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
}

package health.cairn.projects.web;

import health.cairn.directory.AreaCode;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.Charter;
import health.cairn.projects.Days;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.Started;
import health.cairn.projects.Starting;
import health.cairn.projects.Starting.Seen;
import health.cairn.projects.Starting.Suggested;
import health.cairn.projects.StartingFromCounts;
import health.cairn.projects.web.FormView.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** {@code /projects}: those the viewer may see, and the beginning of another. */
@Controller
class ProjectsController {

    private static final int SHOWN = 200;

    /** What the address of a measure's page says, as it is sent along. */
    private static final List<String> SEEN =
            List.of("measure", "area", "sex", "age", "compare", "map", "day", "period", "counts", "which");

    private static final List<String> ASKED =
            List.of("name", "problem", "aim", "baseline", "target", "unit", "byWhen", "forWhom", "where");

    private final Projects projects;
    private final Starting starting;
    private final StartingFromCounts startingFromCounts;

    ProjectsController(Projects projects, Starting starting, StartingFromCounts startingFromCounts) {
        this.projects = projects;
        this.starting = starting;
        this.startingFromCounts = startingFromCounts;
    }

    @GetMapping("/projects")
    String all(@RequestParam(defaultValue = "false") boolean archived, Scope scope, Model model) {
        var lines = projects.before(Long.MAX_VALUE, SHOWN, archived, scope).stream()
                .map(line -> new ProjectsPage.Line(
                        line.name(),
                        "/projects/" + line.number(),
                        line.aim(),
                        line.published() ? "Published" : "",
                        Numbers.day(line.changedAt()
                                .atZone(java.time.ZoneOffset.UTC)
                                .toLocalDate())))
                .toList();
        Head head = Head.of(archived ? "Projects put away" : "Projects", Head.Section.PROJECTS)
                .lead("What people are changing, what they expect of it, and whether anything moved.");
        model.addAttribute(
                "page",
                new ProjectsPage(
                        scope.signedIn() && !archived
                                ? head.actions(
                                        Head.Action.primary("Start a project", "/projects/new"),
                                        Head.Action.secondary("Board", "/projects/board"),
                                        Head.Action.secondary("Finished projects", "/projects/archive"))
                                : head,
                        lines,
                        archived,
                        scope.signedIn()));
        return "projects/list";
    }

    @GetMapping("/projects/new")
    String begin(@RequestParam MultiValueMap<String, String> asked, Scope scope, Model model) {
        Optional<Suggested> suggested = suggested(asked, scope);
        // A finding without an indicator behind it writes into the form what it says, by the address that led here.
        FormInput written = FormInput.read(PartKind.CHARTER, asked);
        ObjectNode values =
                suggested.map(found -> PartJson.write(found.charter())).orElseGet(written::json);
        model.addAttribute("page", page(asked, suggested, values, Map.of(), Map.of()));
        return "projects/new";
    }

    @PostMapping("/projects")
    String start(
            @RequestParam MultiValueMap<String, String> sent, Scope scope, HttpServletResponse response, Model model) {
        Optional<Suggested> suggested = suggested(sent, scope);
        FormInput input = FormInput.read(PartKind.CHARTER, sent);
        Map<String, String> problems = new LinkedHashMap<>(input.problems());
        if (problems.isEmpty()) {
            ObjectNode whole =
                    suggested.map(found -> PartJson.write(found.charter())).orElseGet(PartJson::nothing);
            whole.setAll(input.json());
            Charter charter = (Charter) PartJson.body(PartKind.CHARTER, whole);
            Started started = projects.start(
                    suggested.map(found -> found.with(charter)).orElseGet(() -> Projects.Beginning.of(charter)), scope);
            switch (started) {
                case Started.Done(long project) -> {
                    return "redirect:/projects/" + project + "?said=started";
                }
                case Started.Refused(Map<String, String> refused) -> problems.putAll(refused);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(sent, suggested, input.json(), input.typed(), problems));
        return "projects/new";
    }

    private static NewProjectPage page(
            MultiValueMap<String, String> asked,
            Optional<Suggested> suggested,
            ObjectNode values,
            Map<String, String> typed,
            Map<String, String> problems) {
        FormView form = Forms.beginning(ASKED, values, typed, problems);
        var hidden = new ArrayList<>(form.hidden());
        SEEN.forEach(name -> {
            String value = asked.getFirst(name);
            if (value != null && !value.isBlank()) {
                hidden.add(new Hidden(name, value));
            }
        });
        return new NewProjectPage(
                Head.of("Start a project", Head.Section.PROJECTS)
                        .lead("A few words are enough to begin; everything can be changed later, and nothing is lost.")
                        .crumbs(new Head.Link("Projects", "/projects")),
                new FormView(
                        form.id(),
                        "/projects",
                        hidden,
                        form.items(),
                        form.errors(),
                        null,
                        "Start the project",
                        suggested.map(found -> found.signal().address()).orElse("/projects")),
                suggested
                        .map(found ->
                                List.of(found.signal().says(), found.signal().method()))
                        .orElse(List.of()),
                suggested
                        .map(found -> found.measure().name() + ", as it is published for "
                                + found.signal().areaName())
                        .orElse(""));
    }

    private Optional<Suggested> suggested(MultiValueMap<String, String> asked, Scope scope) {
        Optional<String> measure = given(asked, "measure").filter(MeasureId::isValid);
        Optional<AreaCode> area = given(asked, "area").flatMap(AreaCode::parse);
        Optional<String> counts = given(asked, "counts");
        if (counts.isPresent() && area.isPresent()) {
            // Where there is nothing that may be seen from outside, the finding is in the form as the address says it.
            return startingFromCounts.from(
                    counts.get(), area.get(), given(asked, "which").orElse(""), scope);
        }
        if (measure.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        Optional<Suggested> suggested = starting.from(
                new Seen(
                        new MeasureId(measure.get()),
                        area.get(),
                        given(asked, "sex"),
                        given(asked, "age"),
                        given(asked, "compare").orElse("england"),
                        given(asked, "day").or(() -> given(asked, "map")).orElse("period"),
                        given(asked, "period").map(ProjectsController::period),
                        address(asked, measure.get())),
                scope);
        if (suggested.isEmpty()) {
            throw new NotFound(
                    "There is no number for " + area.get() + " on the measure '" + measure.get()
                            + "' to begin a project with.",
                    List.of(
                            new Head.Link("Start from nothing", "/projects/new"),
                            new Head.Link("Measures", "/measures")));
        }
        return suggested;
    }

    private static Period period(String text) {
        List<String> ends = List.of(text.split("/", -1));
        var from = Days.read(ends.getFirst());
        var until = Days.read(ends.getLast());
        if (ends.size() != 2 || from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            throw new NotFound("period is '" + text
                    + "'; expected its first day and the first day after it, such as 2025-04-01/2026-04-01.");
        }
        return new Period(from.get(), until.get());
    }

    /** The page of the measure that was looked at. */
    private static String address(MultiValueMap<String, String> asked, String measure) {
        var address = UriComponentsBuilder.fromPath("/measures/" + measure);
        SEEN.stream()
                .filter(name -> !name.equals("measure"))
                .forEach(name -> given(asked, name).ifPresent(value -> address.queryParam(name, "{" + name + "}")));
        Map<String, String> values = SEEN.stream()
                .filter(name -> given(asked, name).isPresent())
                .collect(Collectors.toMap(
                        name -> name, name -> given(asked, name).orElse("")));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static Optional<String> given(MultiValueMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}

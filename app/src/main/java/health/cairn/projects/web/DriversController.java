package health.cairn.projects.web;

import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.ChangeIdea;
import health.cairn.projects.Cycle;
import health.cairn.projects.DriverGraph;
import health.cairn.projects.DriverGraph.Level;
import health.cairn.projects.DriverGraph.Node;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartKind;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.pictures.DriverPicture;
import health.cairn.projects.pictures.PickPicture;
import health.cairn.projects.pictures.Picture;
import health.cairn.projects.web.DriversPage.Hanging;
import health.cairn.projects.web.DriversPage.Line;
import health.cairn.projects.web.Shells.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The driver diagram of a project: drawn, as an outline, as files; and its ideas by impact and ease. */
@Controller
class DriversController {

    private final Shells shells;
    private final Diagrams diagrams;
    private final Undoings undoings;

    DriversController(Shells shells, Diagrams diagrams, Undoings undoings) {
        this.shells = shells;
        this.diagrams = diagrams;
        this.undoings = undoings;
    }

    @GetMapping("/projects/{project:\\d+}/drivers")
    String drivers(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = shells.open(project, scope);
        DriverGraph graph = DriverGraph.of(opened.project());
        Map<Long, String> states = diagrams.states(opened, scope);
        Picture picture = diagrams.of(opened, opened.mayEdit(), scope);
        Undoings.Offer offer = undoings.offer(opened, Undoings.Of.DRIVERS, scope);
        ProjectShell shell =
                shells.inside(opened, "Driver diagram", opened.project().name(), Place.DRIVERS, said);
        model.addAttribute(
                "page",
                new DriversPage(
                        shell,
                        graph.begun() ? DriverPicture.says(graph) : "",
                        picture.inPage(),
                        graph.outline().stream()
                                .map(line -> line(opened, line, states))
                                .toList(),
                        offer.undo(),
                        offer.redo()));
        return "projects/drivers";
    }

    private static Line line(Opened opened, DriverGraph.Line line, Map<Long, String> states) {
        Node node = line.node();
        long project = opened.project().number();
        Part<?> part = node.part();
        ChangeIdea.State state = node.state();
        return new Line(
                node.number(),
                line.under(),
                line.depth(),
                switch (node.level()) {
                    case AIM -> "Aim";
                    case PRIMARY -> "Primary driver";
                    case SECONDARY -> "Secondary driver";
                    case IDEA -> node.loose() ? "Change idea, not linked to a driver yet" : "Change idea";
                },
                node.text(),
                part == null ? 0 : part.version(),
                line.again(),
                part == null ? "" : part.kind().name(),
                state == null ? "" : state.mark() + " " + Words.capital(state.words()),
                line.again() ? List.of() : hanging(project, node, states),
                opened.mayEdit() && !line.again() ? next(project, node) : List.of());
    }

    private static List<Hanging> hanging(long project, Node node, Map<Long, String> states) {
        var hanging = new ArrayList<Hanging>();
        for (Part<ProjectMeasure> measure : node.measures()) {
            hanging.add(new Hanging(
                    measure.body().name(),
                    "/projects/" + project + "/measures/" + measure.number(),
                    states.getOrDefault(measure.number(), "")));
        }
        for (Part<Cycle> cycle : node.cycles()) {
            hanging.add(new Hanging(
                    cycle.body().title(),
                    "/projects/" + project + "/cycles/" + cycle.number(),
                    Words.tag(cycle.body()).text()));
        }
        return hanging;
    }

    private static List<Head.Link> next(long project, Node node) {
        String add = "/projects/" + project + "/parts/new?kind=";
        String serves = node.level() == Level.AIM ? "" : "&serves=" + node.number();
        Part<?> part = node.part();
        if (part != null && part.body() instanceof ChangeIdea idea) {
            return List.of(
                    new Head.Link("All of it", "/projects/" + project + "/parts/" + node.number()),
                    new Head.Link("Plan a cycle", add + "cycle" + testing(part.number(), idea)));
        }
        var links = new ArrayList<Head.Link>();
        links.add(new Head.Link("All of it", Diagrams.href(project, node)));
        links.add(new Head.Link("Add a driver", add + "driver" + serves));
        if (node.level() != Level.AIM) {
            links.add(new Head.Link("Add an idea", add + "idea" + serves));
        }
        return links;
    }

    /** A cycle that tests an idea begins with its words. */
    private static String testing(long number, ChangeIdea idea) {
        String words = URLEncoder.encode(idea.text(), StandardCharsets.UTF_8);
        return "&tests=" + number + "&idea=" + words + "&ramp=" + words;
    }

    @GetMapping(value = "/projects/{project:\\d+}/drivers.svg", produces = "image/svg+xml")
    ResponseEntity<String> drawing(@PathVariable long project, Scope scope) {
        Opened opened = shells.open(project, scope);
        return Files.svg(opened, diagrams.of(opened, false, scope), "driver-diagram");
    }

    @GetMapping(value = "/projects/{project:\\d+}/drivers.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> table(@PathVariable long project, Scope scope) {
        Opened opened = shells.open(project, scope);
        DriverGraph graph = DriverGraph.of(opened.project());
        Map<Long, String> names = graph.nodes().stream().collect(Collectors.toMap(Node::number, Node::text));
        var csv = new StringBuilder(
                CsvText.line("level", "text", "serves", "state", "impact", "ease", "measures", "cycles"));
        for (Node node : graph.nodes()) {
            Optional<ChangeIdea> idea = Optional.ofNullable(node.part())
                    .map(Part::body)
                    .filter(ChangeIdea.class::isInstance)
                    .map(ChangeIdea.class::cast);
            csv.append(CsvText.line(
                    node.level().heading(),
                    node.text(),
                    node.serves().stream()
                            .map(up -> Objects.requireNonNull(names.get(up)))
                            .collect(Collectors.joining("; ")),
                    idea.map(known -> known.state().words()).orElse(""),
                    idea.map(known -> number(known.impact())).orElse(""),
                    idea.map(known -> number(known.ease())).orElse(""),
                    node.measures().stream().map(m -> m.body().name()).collect(Collectors.joining("; ")),
                    node.cycles().stream().map(c -> c.body().title()).collect(Collectors.joining("; "))));
        }
        return Files.csv(csv.toString(), "driver-diagram");
    }

    @GetMapping("/projects/{project:\\d+}/ideas")
    String ideas(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = shells.open(project, scope);
        List<Part<ChangeIdea>> ideas = opened.project().all(ChangeIdea.class);
        Picture picture = PickPicture.of(ideas);
        Undoings.Offer offer = undoings.offer(opened, Undoings.Of.DRIVERS, scope);
        var rows = new ArrayList<IdeasPage.Row>();
        for (int i = 0; i < ideas.size(); i++) {
            Part<ChangeIdea> part = ideas.get(i);
            ChangeIdea idea = part.body();
            rows.add(new IdeasPage.Row(
                    i + 1,
                    part.number(),
                    part.version(),
                    idea.text(),
                    idea.state().mark() + " " + Words.capital(idea.state().words()),
                    number(idea.impact()),
                    number(idea.ease()),
                    idea.advice(),
                    "/projects/" + project + "/parts/new?kind="
                            + PartKind.CYCLE.name().toLowerCase(java.util.Locale.ROOT)
                            + testing(part.number(), idea)));
        }
        model.addAttribute(
                "page",
                new IdeasPage(
                        shells.inside(
                                opened,
                                "Change ideas by impact and ease",
                                opened.project().name(),
                                Place.DRIVERS,
                                said),
                        picture.says(),
                        picture.inPage(),
                        rows,
                        offer.undo(),
                        offer.redo()));
        return "projects/ideas";
    }

    @GetMapping(value = "/projects/{project:\\d+}/ideas.svg", produces = "image/svg+xml")
    ResponseEntity<String> ideasDrawing(@PathVariable long project, Scope scope) {
        Opened opened = shells.open(project, scope);
        return Files.svg(opened, PickPicture.of(opened.project().all(ChangeIdea.class)), "change-ideas");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.count(value);
    }
}

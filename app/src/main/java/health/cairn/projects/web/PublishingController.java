package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.people.ConfirmIdentity;
import health.cairn.people.NotPossible;
import health.cairn.people.Scope;
import health.cairn.privacy.Gate;
import health.cairn.projects.Consent;
import health.cairn.projects.Member;
import health.cairn.projects.OpenText;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.Programmes;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.Projects;
import health.cairn.projects.Reach;
import health.cairn.projects.Reaches;
import health.cairn.projects.web.FormView.Choice;
import health.cairn.projects.web.FormView.Error;
import health.cairn.projects.web.Shells.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far a project reaches: step by step up to everybody, and what is looked at before. */
@Controller
class PublishingController {

    static final String NOWHERE =
            "It is not known at which organisation this project is, or in which network; share it by its code instead";

    private final Shells shells;
    private final Projects projects;
    private final ProjectCharts charts;
    private final Programmes programmes;
    private final Reaches reaches;
    private final Gate gate;

    PublishingController(
            Shells shells, Projects projects, ProjectCharts charts, Programmes programmes, Reaches reaches, Gate gate) {
        this.shells = shells;
        this.projects = projects;
        this.charts = charts;
        this.programmes = programmes;
        this.reaches = reaches;
        this.gate = gate;
    }

    @GetMapping("/projects/{project:\\d+}/publishing")
    String publishing(
            @PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        return show(shells.openToManage(project, scope), said, List.of(), scope, model);
    }

    @PostMapping("/projects/{project:\\d+}/reach")
    @ConfirmIdentity
    String reach(
            @PathVariable long project,
            @RequestParam Reach reach,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToManage(project, scope);
        String sentence = NOWHERE;
        try {
            if (reaches.set(opened, reach, scope)) {
                return "redirect:/projects/" + project + "/publishing?said=reach";
            }
        } catch (NotPossible e) {
            sentence = e.sentence();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(opened, "", List.of(new Error("reach", sentence)), scope, model);
    }

    /** Everybody reads it from now on: whoever decides has read the texts, and those who are named have agreed. */
    @PostMapping("/projects/{project:\\d+}/publish")
    @ConfirmIdentity
    String publish(
            @PathVariable long project,
            @RequestParam(defaultValue = "") String read,
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "") String sponsor,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToManage(project, scope);
        var consent = new Consent(!read.isEmpty(), !named.isEmpty(), !sponsor.isEmpty());
        List<Error> errors = projects.publish(project, consent, scope).entrySet().stream()
                .map(problem -> new Error(problem.getKey(), problem.getValue()))
                .toList();
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(opened, "", errors, scope, model);
        }
        return "redirect:/projects/" + project + "?said=published";
    }

    private String show(Opened opened, String said, List<Error> errors, Scope scope, Model model) {
        Project project = opened.project();
        model.addAttribute(
                "page",
                new PublishingPage(
                        shells.inside(opened, "Publish, copy or put away", "Project", Place.NONE, said),
                        project.published(),
                        project.archived(),
                        List.of(
                                "Anybody can read it without signing in: the charter, the measures with their charts, the"
                                        + " cycles, the write-up and the names in the team.",
                                "Tasks, stakeholders, the timeline and the history are not shown.",
                                "You can end it at any time; what others copied stays with them."),
                        project.name(),
                        programmes(opened, scope),
                        reaches(opened),
                        once(project),
                        heldBack(project, scope),
                        names(project, false),
                        names(project, true),
                        errors));
        return "projects/publishing";
    }

    private List<Choice> reaches(Opened opened) {
        Reach now = reaches.of(opened.project());
        return Arrays.stream(Reach.values())
                .filter(reach -> reach != Reach.EVERYBODY)
                .map(reach -> new Choice(reach.name(), reaches.words(opened.project(), reach), reach == now))
                .toList();
    }

    private static List<PublishingPage.Once> once(Project project) {
        return OpenText.toReadOnceMore(project).stream()
                .map(found -> new PublishingPage.Once(
                        Words.capital(found.kind().words()) + ", "
                                + found.field().toLowerCase(Locale.UK),
                        "/projects/" + project.number() + "/parts/" + found.part(),
                        found.why().words(),
                        found.text()))
                .toList();
    }

    /** What everybody would see less than the team. */
    private String heldBack(Project project, Scope scope) {
        long held = charts.of(new Opened(project, Optional.empty()), scope).values().stream()
                .flatMap(chart -> chart.whole().points().stream())
                .filter(point -> point.missing().equals("held back"))
                .count();
        return Gate.words(gate.rule()) + " "
                + (held == 0
                        ? "No point of the charts is held back by it."
                        : Words.capital(Numbers.words(held)) + (held == 1 ? " point is" : " points are")
                                + " held back from the charts by it.");
    }

    private static String names(Project project, boolean sponsors) {
        return project.all(Member.class).stream()
                .map(Part::body)
                .filter(member -> !sponsors || member.role() == Member.TeamRole.SPONSOR)
                .map(Member::name)
                .collect(Collectors.joining(", "));
    }

    /** Those it can be added to, and the one it belongs to. */
    private List<Choice> programmes(Opened opened, Scope scope) {
        Optional<Long> now = opened.project().programme();
        var choices = new ArrayList<>(List.of(new Choice("", "No programme", now.isEmpty())));
        now.flatMap(number -> programmes.find(number, scope))
                .ifPresent(programme ->
                        choices.add(new Choice(Long.toString(programme.number()), programme.name(), true)));
        programmes.open(scope).stream()
                .filter(programme -> !Optional.of(programme.number()).equals(now))
                .forEach(programme ->
                        choices.add(new Choice(Long.toString(programme.number()), programme.name(), false)));
        return choices;
    }
}

package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.projects.Programmes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /projects/programmes}: what projects can belong to. */
@Controller
class ProgrammesController {

    private final Programmes programmes;
    private final Shells shells;

    ProgrammesController(Programmes programmes, Shells shells) {
        this.programmes = programmes;
        this.shells = shells;
    }

    @GetMapping("/projects/programmes")
    String all(Scope scope, Model model) {
        return show("", "", Map.of(), scope, model);
    }

    @PostMapping("/projects/programmes")
    String start(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String about,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        return switch (programmes.start(name, about, scope)) {
            case Programmes.Started.Done(long programme) -> "redirect:/projects/board?programme=" + programme;
            case Programmes.Started.Refused(Map<String, String> problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(name, about, problems, scope, model);
            }
        };
    }

    /** A project joins a programme or leaves it. */
    @PostMapping("/projects/{project:\\d+}/programme")
    String put(@PathVariable long project, @RequestParam(defaultValue = "") String programme, Scope scope) {
        shells.openToManage(project, scope);
        programmes.put(
                project,
                Optional.of(programme).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf),
                scope);
        return "redirect:/projects/" + project + "/publishing";
    }

    private String show(String name, String about, Map<String, String> problems, Scope scope, Model model) {
        List<ProgrammesPage.Line> lines = programmes.all(scope).stream()
                .map(programme -> new ProgrammesPage.Line(
                        programme.name(),
                        programme.about(),
                        "/projects/board?programme=" + programme.number(),
                        Words.capital(Numbers.words(programme.projects()))
                                + (programme.projects() == 1 ? " project" : " projects"),
                        scope.may(health.cairn.people.Access.MANAGE, Programmes.shared(programme.number()))
                                ? "/sharing/programme/" + programme.number()
                                : ""))
                .toList();
        model.addAttribute(
                "page",
                new ProgrammesPage(
                        Head.of("Programmes", Head.Section.PROJECTS)
                                .lead("Projects that belong together. Who may see a programme may see its projects.")
                                .crumbs(new Head.Link("Projects", "/projects")),
                        lines,
                        name,
                        about,
                        problems.entrySet().stream()
                                .map(problem -> new FormView.Error(problem.getKey(), problem.getValue()))
                                .toList()));
        return "projects/programmes";
    }
}

package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.people.Scope;
import health.cairn.projects.Boards;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /projects/archive}: finished projects with what came of them, searched by all their words. */
@Controller
class ArchiveController {

    private final Boards boards;

    ArchiveController(Boards boards) {
        this.boards = boards;
    }

    @GetMapping("/projects/archive")
    String archive(@RequestParam(defaultValue = "") String q, Scope scope, Model model) {
        List<ArchivePage.Line> lines = boards.archive(q, scope).stream()
                .map(line -> new ArchivePage.Line(
                        line.name(),
                        "/projects/" + line.project(),
                        line.aim(),
                        line.outcome().isEmpty() ? "No data and no decision were recorded." : line.outcome(),
                        line.published() ? "everybody" : "some"))
                .toList();
        model.addAttribute(
                "page",
                new ArchivePage(
                        Head.of("Finished projects", Head.Section.PROJECTS)
                                .lead(
                                        "What was tried and what came of it. Nothing here is deleted; each can be copied and begun anew.")
                                .crumbs(new Head.Link("Projects", "/projects")),
                        q,
                        lines));
        return "projects/archive";
    }
}

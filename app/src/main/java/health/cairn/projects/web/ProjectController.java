package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.people.Scope;
import health.cairn.projects.Charter;
import health.cairn.projects.Copies;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.Started;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project as a whole: its overview, charter, team, timeline and history, and who may read it. */
@Controller
class ProjectController {

    private final Shells shells;
    private final Projects projects;
    private final Copies copies;
    private final ProjectPages pages;
    private final Timelines timelines;

    ProjectController(Shells shells, Projects projects, Copies copies, ProjectPages pages, Timelines timelines) {
        this.shells = shells;
        this.projects = projects;
        this.copies = copies;
        this.pages = pages;
        this.timelines = timelines;
    }

    @GetMapping("/projects/{project:\\d+}")
    String overview(
            @PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        model.addAttribute("page", pages.overview(shells.open(project, scope), said, scope));
        return "projects/project";
    }

    @GetMapping("/projects/{project:\\d+}/charter")
    String charter(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = shells.open(project, scope);
        Part<Charter> charter = opened.project().charter();
        FormView form = opened.mayEdit()
                ? Forms.open(
                        Forms.About.all(
                                opened.project(),
                                charter.kind(),
                                Optional.of(charter),
                                "/projects/" + project + "/charter",
                                null),
                        PartJson.write(charter.body()))
                : null;
        model.addAttribute("page", pages.charter(opened, form, said));
        return "projects/charter";
    }

    @GetMapping("/projects/{project:\\d+}/team")
    String team(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        model.addAttribute("page", pages.team(shells.open(project, scope), said));
        return "projects/team";
    }

    @GetMapping("/projects/{project:\\d+}/timeline")
    String timeline(
            @PathVariable long project,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Scope scope,
            Model model) {
        model.addAttribute("page", timelines.timeline(member(shells.open(project, scope)), before));
        return "projects/timeline";
    }

    @GetMapping("/projects/{project:\\d+}/history")
    String history(
            @PathVariable long project,
            @RequestParam Optional<Long> part,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String said,
            Scope scope,
            Model model) {
        model.addAttribute("page", timelines.history(member(shells.open(project, scope)), part, before, said));
        return "projects/timeline";
    }

    /** What was taken out again is for those the project is shared with, and counts there have not passed the gate. */
    private static Opened member(Opened opened) {
        if (opened.asThePublic()) {
            throw new health.cairn.pages.NotFound(
                    "How a project came about is for those it is shared with.",
                    List.of(new Head.Link(
                            opened.project().name(),
                            "/projects/" + opened.project().number())));
        }
        return opened;
    }

    @PostMapping("/projects/{project:\\d+}/withdraw")
    String withdraw(@PathVariable long project, Scope scope) {
        shells.openToManage(project, scope);
        projects.withdraw(project, scope);
        return "redirect:/projects/" + project + "?said=withdrawn";
    }

    @PostMapping("/projects/{project:\\d+}/archive")
    String archive(@PathVariable long project, Scope scope) {
        shells.openToManage(project, scope);
        projects.archive(project, true, scope);
        return "redirect:/projects/" + project + "?said=away";
    }

    @PostMapping("/projects/{project:\\d+}/restore")
    String restore(@PathVariable long project, Scope scope) {
        shells.openToManage(project, scope);
        projects.archive(project, false, scope);
        return "redirect:/projects/" + project + "?said=back";
    }

    /** Whoever may see a project may begin one of their own from it. */
    @PostMapping("/projects/{project:\\d+}/copy")
    String copy(@PathVariable long project, @RequestParam(defaultValue = "") String name, Scope scope) {
        return switch (copies.project(shells.open(project, scope), name, scope)) {
            case Started.Done(long copy) -> "redirect:/projects/" + copy + "?said=copied";
            case Started.Refused _ -> "redirect:/projects/" + project + "?said=not-copied";
        };
    }
}

package health.cairn.projects.web;

import health.cairn.people.Scope;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycles;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.Saved;
import health.cairn.projects.web.CyclePage.Decide;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** PDSA cycles: on their ramps, on one page each, and the steps that are taken once. */
@Controller
class CyclesController {

    private final Shells shells;
    private final CyclePages pages;
    private final Cycles cycles;

    CyclesController(Shells shells, CyclePages pages, Cycles cycles) {
        this.shells = shells;
        this.pages = pages;
        this.cycles = cycles;
    }

    @GetMapping("/projects/{project:\\d+}/cycles")
    String all(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        model.addAttribute("page", pages.all(shells.open(project, scope), said));
        return "projects/cycles";
    }

    @GetMapping("/projects/{project:\\d+}/cycles/{cycle:\\d+}")
    String one(
            @PathVariable long project,
            @PathVariable long cycle,
            @RequestParam(defaultValue = "") String said,
            Scope scope,
            Model model) {
        model.addAttribute("page", pages.one(shells.open(project, scope), cycle, said, Decide.EMPTY, scope));
        return "projects/cycle";
    }

    @PostMapping("/projects/{project:\\d+}/cycles/{cycle:\\d+}/begin")
    String begin(
            @PathVariable long project,
            @PathVariable long cycle,
            @RequestParam(defaultValue = "0") int version,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        shells.openToEdit(project, scope);
        return answered(
                project,
                cycle,
                cycles.begin(project, cycle, version, scope),
                "begun",
                Decide.EMPTY,
                scope,
                response,
                model);
    }

    @PostMapping("/projects/{project:\\d+}/cycles/{cycle:\\d+}/study")
    String study(
            @PathVariable long project,
            @PathVariable long cycle,
            @RequestParam(defaultValue = "0") int version,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        shells.openToEdit(project, scope);
        return answered(
                project,
                cycle,
                cycles.study(project, cycle, version, scope),
                "studying",
                Decide.EMPTY,
                scope,
                response,
                model);
    }

    @PostMapping("/projects/{project:\\d+}/cycles/{cycle:\\d+}/decide")
    String decide(
            @PathVariable long project,
            @PathVariable long cycle,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Cycle.Decision decision,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") String sustaining,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        shells.openToEdit(project, scope);
        Saved saved = cycles.decide(project, cycle, version, decision, because, sustaining, scope);
        if (saved instanceof Saved.Done(Part<?> part) && part.body() instanceof Cycle closed && closed.next() != null) {
            return "redirect:/projects/" + project + "/cycles/" + closed.next() + "?said=opened";
        }
        return answered(
                project, cycle, saved, "decided", new Decide(because, sustaining, List.of()), scope, response, model);
    }

    private String answered(
            long project,
            long cycle,
            Saved saved,
            String said,
            Decide typed,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        if (saved instanceof Saved.Refused(Map<String, String> problems)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Opened opened = shells.open(project, scope);
            model.addAttribute(
                    "page",
                    pages.one(
                            opened,
                            cycle,
                            "",
                            new Decide(typed.because(), typed.sustaining(), List.copyOf(problems.values())),
                            scope));
            return "projects/cycle";
        }
        return "redirect:/projects/" + project + "/cycles/" + cycle + "?said=" + said;
    }
}

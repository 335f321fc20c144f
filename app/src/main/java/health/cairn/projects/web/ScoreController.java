package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.people.Scope;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Progress;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.Projects;
import health.cairn.projects.Saved;
import health.cairn.projects.Score;
import health.cairn.projects.pictures.Picture;
import health.cairn.projects.pictures.ScorePicture;
import health.cairn.projects.web.Shells.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The progress score: suggested from the evidence, confirmed or differed from by team and coach. */
@Controller
class ScoreController {

    private final Shells shells;
    private final Projects projects;
    private final ProjectCharts charts;

    ScoreController(Shells shells, Projects projects, ProjectCharts charts) {
        this.shells = shells;
        this.projects = projects;
        this.charts = charts;
    }

    private Progress progress(Opened opened, Scope scope) {
        return Progress.of(opened.project(), charts.of(opened, scope));
    }

    @GetMapping("/projects/{project:\\d+}/score")
    String score(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = shells.open(project, scope);
        if (opened.asThePublic()) {
            throw new NotFound(
                    "The score of a project is for those it is shared with.",
                    List.of(new Head.Link(opened.project().name(), "/projects/" + project)));
        }
        Progress progress = progress(opened, scope);
        ObjectNode values = PartJson.nothing();
        values.put("step", progress.suggested().name());
        FormView form = opened.mayEdit() ? at(project, Forms.open(about(opened), values)) : null;
        return show(opened, progress, form, said, model);
    }

    @PostMapping("/projects/{project:\\d+}/score")
    String say(
            @PathVariable long project,
            @RequestParam MultiValueMap<String, String> sent,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToEdit(project, scope);
        Progress progress = progress(opened, scope);
        FormInput input = FormInput.read(PartKind.SCORE, sent);
        ObjectNode json = input.json().deepCopy();
        json.put("suggested", progress.suggested().name());
        Saved saved = input.problems().isEmpty()
                ? projects.add(project, PartKind.SCORE, json, scope)
                : new Saved.Refused(input.problems());
        if (saved instanceof Saved.Done) {
            return "redirect:/projects/" + project + "/score?said=saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Map<String, String> problems = saved instanceof Saved.Refused(Map<String, String> found) ? found : Map.of();
        FormView form =
                at(project, Forms.wrong(about(opened), input.json(), 0, input.typed(), new LinkedHashMap<>(problems)));
        return show(opened, progress, form, "", model);
    }

    private static Forms.About about(Opened opened) {
        return Forms.About.all(opened.project(), PartKind.SCORE, Optional.empty(), "", null)
                .saying("Say so");
    }

    /** Sent here and not to the parts, so that what is suggested is kept beside. */
    private static FormView at(long project, FormView form) {
        return new FormView(
                form.id(),
                "/projects/" + project + "/score",
                form.hidden(),
                form.items(),
                form.errors(),
                form.clash(),
                form.button(),
                form.back());
    }

    private String show(Opened opened, Progress progress, @Nullable FormView form, String said, Model model) {
        List<Part<Score>> scores = opened.project().all(Score.class);
        Picture picture = ScorePicture.of(scores);
        ProjectShell shell =
                shells.inside(opened, "Progress score", opened.project().name(), Place.TOOLS, said);
        model.addAttribute(
                "page",
                new ScorePage(
                        shell,
                        Words.capital(progress.suggested().words()),
                        progress.evidence(),
                        progress.missing(),
                        last(opened, Score.By.TEAM),
                        last(opened, Score.By.COACH),
                        form,
                        picture.says(),
                        picture.inPage(),
                        history(opened, scores)));
        return "projects/score";
    }

    private static String last(Opened opened, Score.By by) {
        return Score.last(opened.project(), by)
                .map(score -> score.body().step().words() + ", said by " + score.by() + " for "
                        + score.body().by().words() + " on "
                        + Numbers.day(Objects.requireNonNull(score.body().day())))
                .orElse("");
    }

    private static Table history(Opened opened, List<Part<Score>> scores) {
        return new Table(
                "What was said, the latest first",
                List.of(
                        Table.Column.text("On"),
                        Table.Column.text("By"),
                        Table.Column.text("Score"),
                        Table.Column.text("Suggested then"),
                        Table.Column.text("Why"),
                        Table.Column.text("For the next half step")),
                scores.reversed().stream()
                        .map(score -> {
                            Score.Step suggested = score.body().suggested();
                            String day = Numbers.day(
                                    Objects.requireNonNull(score.body().day()));
                            return new Table.Row(
                                    List.of(
                                            opened.mayEdit()
                                                    ? Table.Cell.link(
                                                            day,
                                                            "/projects/"
                                                                    + opened.project()
                                                                            .number()
                                                                    + "/parts/" + score.number())
                                                    : Table.Cell.of(day),
                                            Table.Cell.of(score.body().by().words() + " (" + score.by() + ")"),
                                            Table.Cell.of(score.body().step().words()),
                                            Table.Cell.of(suggested == null ? "" : Double.toString(suggested.value())),
                                            Table.Cell.of(score.body().reason()),
                                            Table.Cell.of(score.body().feedback())),
                                    false);
                        })
                        .toList());
    }
}

package health.cairn.projects.web;

import health.cairn.people.Scope;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Saved;
import health.cairn.projects.WriteUp;
import health.cairn.projects.web.Forms.About;
import health.cairn.projects.web.Shells.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/** The write-up of a project: read, written, and taken away as PDF and as slides. */
@Controller
class WriteUpController {

    private final Shells shells;
    private final Projects projects;
    private final Articles articles;
    private final ProjectFigures figures;

    WriteUpController(Shells shells, Projects projects, Articles articles, ProjectFigures figures) {
        this.shells = shells;
        this.projects = projects;
        this.articles = articles;
        this.figures = figures;
    }

    @GetMapping("/projects/{project:\\d+}/write-up")
    String read(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        return show(shells.open(project, scope), null, said, scope, model);
    }

    @GetMapping("/projects/{project:\\d+}/write-up/edit")
    String edit(@PathVariable long project, Scope scope, Model model) {
        Opened opened = shells.openToEdit(project, scope);
        ObjectNode values = values(opened);
        articles.facts(opened, scope).forEach((field, text) -> {
            if (values.path(field).asString("").isBlank()) {
                values.put(field, text);
            }
        });
        return show(opened, Forms.open(about(opened), values), "", scope, model);
    }

    @PostMapping("/projects/{project:\\d+}/write-up")
    String save(
            @PathVariable long project,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "0") int version,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToEdit(project, scope);
        ObjectNode json = own(FormInput.read(PartKind.WRITE_UP, sent).json(), articles.facts(opened, scope));
        Optional<Part<WriteUp>> written = Articles.written(opened.project());
        Saved saved = written.isPresent()
                ? projects.save(project, written.get().number(), version, json, IfNewer.MERGE, scope)
                : projects.add(project, PartKind.WRITE_UP, json, scope);
        FormView form = switch (saved) {
            case Saved.Done _ -> null;
            case Saved.Clash clash -> Forms.clash(about(opened), clash);
            case Saved.Refused(Map<String, String> problems) ->
                Forms.wrong(about(opened), json, version, Map.of(), problems);
        };
        if (form == null) {
            return "redirect:/projects/" + project + "/write-up?said=saved";
        }
        response.setStatus(
                saved instanceof Saved.Clash ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(opened, form, "", scope, model);
    }

    /** What is as the project says it stays so when the project says something else. */
    private static ObjectNode own(ObjectNode json, Map<String, String> facts) {
        facts.forEach((field, text) -> {
            if (json.path(field).asString("").equals(text)) {
                json.put(field, "");
            }
        });
        return json;
    }

    private static ObjectNode values(Opened opened) {
        return Articles.written(opened.project())
                .map(part -> PartJson.write(part.body()))
                .orElseGet(PartJson::nothing);
    }

    private static About about(Opened opened) {
        String here = "/projects/" + opened.project().number() + "/write-up";
        Optional<Part<?>> part = Articles.written(opened.project()).map(found -> found);
        return About.all(opened.project(), PartKind.WRITE_UP, part, here, here);
    }

    private String show(Opened opened, @Nullable FormView form, String said, Scope scope, Model model) {
        Article article = articles.of(opened, scope);
        List<WriteUpPage.SectionView> sections = article.sections().stream()
                .map(section -> new WriteUpPage.SectionView(
                        section.part(),
                        section.heading(),
                        section.paragraphs(),
                        section.ours(),
                        section.field().equals("results")))
                .toList();
        ProjectShell shell = shells.shell(opened, Place.WRITE_UP, said);
        model.addAttribute(
                "page",
                new WriteUpPage(
                        shell.headed(shell.head().withCharts()),
                        article.title(),
                        article.caption(),
                        sections,
                        form != null
                                ? List.of()
                                : article.charts().stream().map(figures::plain).toList(),
                        form == null
                                ? null
                                : form.sentTo("/projects/" + opened.project().number() + "/write-up")));
        return "projects/writeUp";
    }

    @GetMapping("/projects/{project:\\d+}/write-up.pdf")
    void pdf(@PathVariable long project, Scope scope, HttpServletResponse response) throws IOException {
        Article article = articles.of(shells.open(project, scope), scope);
        response.setContentType("application/pdf");
        file(response, "project-" + project + ".pdf");
        ArticlePdf.write(article, response.getOutputStream());
    }

    @GetMapping("/projects/{project:\\d+}/write-up.pptx")
    void slides(@PathVariable long project, Scope scope, HttpServletResponse response) throws IOException {
        Article article = articles.of(shells.open(project, scope), scope);
        response.setContentType("application/vnd.openxmlformats-officedocument.presentationml.presentation");
        file(response, "project-" + project + ".pptx");
        ArticleSlides.write(article, response.getOutputStream());
    }

    private static void file(HttpServletResponse response, String name) {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}

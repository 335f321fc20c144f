package health.cairn.projects.web;

import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Table;
import health.cairn.people.Scope;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Sheet;
import health.cairn.projects.Tool;
import health.cairn.projects.pictures.Picture;
import health.cairn.projects.web.Shells.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The tools of a project: what was made with each, drawn, as a table, and as files. */
@Controller
class ToolsController {

    private final Shells shells;
    private final Undoings undoings;

    ToolsController(Shells shells, Undoings undoings) {
        this.shells = shells;
        this.undoings = undoings;
    }

    /** Tools are for those the project is shared with: what they hold has not passed the gate for small counts. */
    private Opened open(long project, Scope scope) {
        Opened opened = shells.open(project, scope);
        if (opened.asThePublic()) {
            throw new NotFound(
                    "The tools of a project are for those it is shared with.",
                    List.of(new Head.Link(opened.project().name(), "/projects/" + project)));
        }
        return opened;
    }

    private static Part<Sheet> sheet(Opened opened, long number) {
        return opened.project()
                .part(Sheet.class, number)
                .filter(sheet -> !sheet.archived())
                .orElseThrow(() -> new NotFound(
                        "There is no tool with the number " + number + " in this project.",
                        List.of(new Head.Link(
                                "Its tools", "/projects/" + opened.project().number() + "/tools"))));
    }

    @GetMapping("/projects/{project:\\d+}/tools")
    String tools(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = open(project, scope);
        String here = "/projects/" + project;
        String add = here + "/parts/new?kind=";
        var entries = new ArrayList<ToolsPage.Entry>();
        entries.add(new ToolsPage.Entry(
                "Driver diagram",
                "What drives the aim, and which ideas serve it",
                List.of(
                        new Head.Link("The diagram and its outline", here + "/drivers"),
                        new Head.Link("Ideas by impact and ease", here + "/ideas")),
                ""));
        entries.add(new ToolsPage.Entry(
                "Stakeholder map",
                "Whose help it needs, and who could hinder it",
                List.of(new Head.Link("The map of power and interest", here + "/tools/stakeholders")),
                ""));
        for (Tool tool : Tool.values()) {
            entries.add(new ToolsPage.Entry(
                    Words.capital(tool.words()),
                    tool.purpose(),
                    opened.project().all(Sheet.class).stream()
                            .filter(sheet -> sheet.body().tool() == tool)
                            .map(sheet -> new Head.Link(sheet.body().title(), here + "/tools/" + sheet.number()))
                            .toList(),
                    opened.mayEdit() ? add + "sheet&tool=" + tool.name() : ""));
        }
        entries.add(new ToolsPage.Entry(
                "Progress score",
                "Where the project stands, 0.5 to 5.0, with the evidence",
                List.of(new Head.Link("Score and evidence", here + "/score")),
                ""));
        model.addAttribute("page", new ToolsPage(shells.shell(opened, Place.TOOLS, said), entries));
        return "projects/tools";
    }

    @GetMapping("/projects/{project:\\d+}/tools/{sheet:\\d+}")
    String tool(
            @PathVariable long project,
            @PathVariable long sheet,
            @RequestParam(defaultValue = "") String said,
            Scope scope,
            Model model) {
        Opened opened = open(project, scope);
        Part<Sheet> part = sheet(opened, sheet);
        Sheet body = part.body();
        String here = "/projects/" + project + "/tools/" + sheet;
        Undoings.Offer offer = undoings.offer(opened, Undoings.Of.TOOLS, scope);
        model.addAttribute(
                "page",
                page(
                        shells.inside(
                                opened, body.title(), Words.capital(body.tool().words()), Place.TOOLS, said),
                        ToolViews.of(opened, part),
                        body,
                        form(opened, body.tool().item(), sheet, here),
                        opened.mayEdit() ? "/projects/" + project + "/parts/" + sheet : null,
                        here,
                        Undoings.Of.TOOLS,
                        offer));
        return "projects/tool";
    }

    private static ToolPage page(
            ProjectShell shell,
            ToolViews.View view,
            Sheet body,
            @org.jspecify.annotations.Nullable FormView add,
            @org.jspecify.annotations.Nullable String edit,
            String here,
            Undoings.Of of,
            Undoings.Offer offer) {
        return new ToolPage(
                shell,
                body.tool().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                body.subject(),
                view.says(),
                view.picture().map(Picture::inPage).orElse(""),
                view.table(),
                body.learned(),
                add,
                "Add a " + body.tool().item().words(),
                edit,
                here,
                of.name(),
                offer.undo(),
                offer.redo(),
                List.of(new Head.Link("All tools", shell.href() + "/tools")));
    }

    private static @org.jspecify.annotations.Nullable FormView form(
            Opened opened, PartKind kind, long sheet, String to) {
        if (!opened.mayEdit()) {
            return null;
        }
        ObjectNode values = PartJson.nothing();
        values.put("sheet", sheet);
        return Forms.open(
                Forms.About.all(opened.project(), kind, Optional.empty(), to, null)
                        .saying("Add"),
                values);
    }

    @GetMapping("/projects/{project:\\d+}/tools/stakeholders")
    String stakeholders(
            @PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        Opened opened = open(project, scope);
        ToolViews.View view = ToolViews.stakeholders(opened);
        String here = "/projects/" + project + "/tools/stakeholders";
        Undoings.Offer offer = undoings.offer(opened, Undoings.Of.STAKEHOLDERS, scope);
        model.addAttribute(
                "page",
                new ToolPage(
                        shells.inside(
                                opened, "Stakeholder map", opened.project().name(), Place.TOOLS, said),
                        "stakeholders",
                        "",
                        view.says(),
                        view.picture().map(Picture::inPage).orElse(""),
                        view.table(),
                        "",
                        form(opened, PartKind.STAKEHOLDER, 0, here),
                        "Add a stakeholder",
                        null,
                        here,
                        Undoings.Of.STAKEHOLDERS.name(),
                        offer.undo(),
                        offer.redo(),
                        List.of(new Head.Link("All tools", "/projects/" + project + "/tools"))));
        return "projects/tool";
    }

    @GetMapping(value = "/projects/{project:\\d+}/tools/{sheet:\\d+}.svg", produces = "image/svg+xml")
    ResponseEntity<String> drawing(@PathVariable long project, @PathVariable long sheet, Scope scope) {
        Opened opened = open(project, scope);
        Part<Sheet> part = sheet(opened, sheet);
        return ToolViews.of(opened, part)
                .picture()
                .map(picture -> Files.svg(opened, picture, name(part)))
                .orElseThrow(() -> new NotFound("A " + part.body().tool().words()
                        + " is a list and has no drawing; take its CSV, or print its page."));
    }

    @GetMapping(value = "/projects/{project:\\d+}/tools/{sheet:\\d+}.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv(@PathVariable long project, @PathVariable long sheet, Scope scope) {
        Opened opened = open(project, scope);
        Part<Sheet> part = sheet(opened, sheet);
        return Files.csv(csv(ToolViews.of(opened, part).table()), name(part));
    }

    @GetMapping(value = "/projects/{project:\\d+}/tools/stakeholders.svg", produces = "image/svg+xml")
    ResponseEntity<String> stakeholdersDrawing(@PathVariable long project, Scope scope) {
        Opened opened = open(project, scope);
        return Files.svg(opened, ToolViews.stakeholders(opened).picture().orElseThrow(), "stakeholders");
    }

    @GetMapping(value = "/projects/{project:\\d+}/tools/stakeholders.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> stakeholdersCsv(@PathVariable long project, Scope scope) {
        return Files.csv(csv(ToolViews.stakeholders(open(project, scope)).table()), "stakeholders");
    }

    private static String name(Part<Sheet> part) {
        return part.body().tool().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + part.number();
    }

    private static String csv(Table table) {
        var text = new StringBuilder(
                CsvText.line(table.columns().stream().map(Table.Column::name).toArray()));
        table.rows()
                .forEach(row -> text.append(
                        CsvText.line(row.cells().stream().map(Table.Cell::text).toArray())));
        return text.toString();
    }
}

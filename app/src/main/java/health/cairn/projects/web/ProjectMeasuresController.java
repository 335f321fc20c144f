package health.cairn.projects.web;

import health.cairn.pages.CsvText;
import health.cairn.people.Scope;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Cycles;
import health.cairn.projects.Days;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PointRows;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.ProjectData;
import health.cairn.projects.ProjectData.Entered;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Saved;
import health.cairn.projects.web.ProjectMeasurePages.Tried;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The measures of a project: their charts, their data as typed, pasted or uploaded, and as a file. */
@Controller
class ProjectMeasuresController {

    private static final int MOST_GRID_ROWS = 200;
    private static final int MOST_BYTES = 3 << 20;

    private final Shells shells;
    private final ProjectMeasurePages pages;
    private final ProjectData data;
    private final Cycles cycles;

    ProjectMeasuresController(Shells shells, ProjectMeasurePages pages, ProjectData data, Cycles cycles) {
        this.shells = shells;
        this.pages = pages;
        this.data = data;
        this.cycles = cycles;
    }

    @GetMapping("/projects/{project:\\d+}/measures")
    String all(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        model.addAttribute("page", pages.all(shells.open(project, scope), said, scope));
        return "projects/measures";
    }

    @GetMapping("/projects/{project:\\d+}/measures/{measure:\\d+}")
    String one(
            @PathVariable long project,
            @PathVariable long measure,
            @RequestParam(defaultValue = "") String said,
            Scope scope,
            Model model) {
        model.addAttribute("page", pages.one(shells.open(project, scope), measure, said, scope));
        return "projects/measure";
    }

    @GetMapping("/projects/{project:\\d+}/measures/{measure:\\d+}/data")
    String data(
            @PathVariable long project,
            @PathVariable long measure,
            @RequestParam(defaultValue = "") String said,
            Scope scope,
            Model model) {
        return show(shells.open(project, scope), measure, Tried.NOTHING, said, scope, model);
    }

    private String show(Opened opened, long measure, Tried tried, String said, Scope scope, Model model) {
        model.addAttribute("page", pages.data(opened, measure, tried, said, scope));
        return "projects/data";
    }

    /** Rows from the grid, or pasted below it. */
    @PostMapping("/projects/{project:\\d+}/measures/{measure:\\d+}/data")
    String enter(
            @PathVariable long project,
            @PathVariable long measure,
            @RequestParam MultiValueMap<String, String> sent,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToEdit(project, scope);
        Part<ProjectMeasure> of = pages.measure(opened, measure);
        String pasted = Optional.ofNullable(sent.getFirst("rows")).orElse("");
        String text = pasted.isBlank() ? grid(sent, of.body()) : pasted;
        return entered(opened, measure, data.pasted(text, of.body()), text, scope, response, model);
    }

    @PostMapping("/projects/{project:\\d+}/measures/{measure:\\d+}/file")
    String file(
            @PathVariable long project,
            @PathVariable long measure,
            @RequestParam Optional<MultipartFile> file,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Opened opened = shells.openToEdit(project, scope);
        Part<ProjectMeasure> of = pages.measure(opened, measure);
        byte[] bytes =
                file.isEmpty() ? new byte[0] : file.get().getInputStream().readNBytes(MOST_BYTES);
        return entered(opened, measure, data.file(bytes, of.body()), "", scope, response, model);
    }

    private String entered(
            Opened opened,
            long measure,
            PointRows rows,
            String pasted,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        long project = opened.project().number();
        Entered entered = data.enter(project, measure, rows, scope);
        if (!entered.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(shells.open(project, scope), measure, Tried.of(entered, pasted), "", scope, model);
    }

    /** The grid as rows of cells, its empty rows left out. */
    private static String grid(MultiValueMap<String, String> sent, ProjectMeasure measure) {
        var text = new StringBuilder();
        String[] columns = measure.shape().hasDenominator() ? new String[] {"n", "d", "t"} : new String[] {"v", "t"};
        for (int i = 0; i < MOST_GRID_ROWS && sent.containsKey("day" + i); i++) {
            boolean filled = false;
            var row = new StringBuilder(cell(sent, "day" + i));
            for (String column : columns) {
                String cell = cell(sent, column + i);
                filled |= !cell.isEmpty();
                row.append('\t').append(cell);
            }
            text.append(filled ? row : "").append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String cell(MultiValueMap<String, String> sent, String name) {
        return FormInput.text(sent, name).replaceAll("[\\t\\r\\n\"]+", " ");
    }

    @PostMapping("/projects/{project:\\d+}/measures/{measure:\\d+}/baseline")
    String freeze(
            @PathVariable long project,
            @PathVariable long measure,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String until,
            Scope scope) {
        shells.openToEdit(project, scope);
        boolean done = Days.read(until)
                .map(day -> cycles.freezeBaseline(project, measure, version, day, scope))
                .filter(Saved.Done.class::isInstance)
                .isPresent();
        return "redirect:/projects/" + project + "/measures/" + measure + (done ? "?said=frozen" : "?said=not-frozen");
    }

    @GetMapping("/projects/{project:\\d+}/measures/{measure:\\d+}.csv")
    void csv(@PathVariable long project, @PathVariable long measure, Scope scope, HttpServletResponse response)
            throws IOException {
        Opened opened = shells.open(project, scope);
        ProjectCharts.Chart chart = pages.chart(opened, pages.measure(opened, measure), scope);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"project-" + project + "-measure-" + measure + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(CsvText.line(
                    "area",
                    "from",
                    "until",
                    "definition",
                    "numerator",
                    "denominator",
                    "value",
                    "unit",
                    "centre",
                    "lower",
                    "upper",
                    "rule",
                    "note",
                    "origin"));
            write(out, "", chart.measure().body(), chart.whole());
            for (var area : chart.byArea().entrySet()) {
                write(out, area.getKey().value(), chart.measure().body(), area.getValue());
            }
        }
    }

    private static void write(OutputStreamWriter out, String area, ProjectMeasure measure, Charted charted)
            throws IOException {
        for (int i = 0; i < charted.points().size(); i++) {
            ChartPoint point = charted.points().get(i);
            Charted.Mark mark = charted.marks().get(i);
            out.write(CsvText.line(
                    area,
                    point.from(),
                    point.until(),
                    point.definition(),
                    point.numerator(),
                    point.denominator(),
                    point.value(),
                    measure.shownUnit(),
                    mark.centre(),
                    mark.lower(),
                    mark.upper(),
                    mark.rule(),
                    point.note().isEmpty() ? point.missing() : point.note(),
                    point.origin()));
        }
    }
}

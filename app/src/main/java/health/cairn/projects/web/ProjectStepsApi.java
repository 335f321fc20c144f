package health.cairn.projects.web;

import health.cairn.directory.AreaCode;
import health.cairn.pages.ApiProblem;
import health.cairn.people.Scope;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycles;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PointRows;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.ProjectData;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Projects;
import health.cairn.projects.Saved;
import health.cairn.projects.web.PartAnswers.PartOfProject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Charts and data of measures, and the steps of cycles, for programs. */
@Tag(
        name = "Project measures and cycles",
        description = "Charts with their limits and signals, data in rows, and the steps of PDSA cycles")
@RestController
@RequestMapping("/api/v1/projects/{project}")
class ProjectStepsApi {

    private final Projects projects;
    private final ProjectCharts charts;
    private final ProjectData data;
    private final Cycles cycles;

    ProjectStepsApi(Projects projects, ProjectCharts charts, ProjectData data, Cycles cycles) {
        this.projects = projects;
        this.charts = charts;
        this.data = data;
        this.cycles = cycles;
    }

    /** A point with what the rules say of it. */
    record ChartPointJson(
            LocalDate from,
            LocalDate until,
            int definition,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,

            @Schema(description = "Why there is no value; empty where there is one")
            String missing,

            @Nullable Double centre,
            @Nullable Double lower,
            @Nullable Double upper,

            @Schema(description = "What it says: COMMON_CAUSE, IMPROVEMENT_HIGH and so on")
            String variation,

            @Schema(description = "The rule it breaks, in words; empty for none")
            String rule,

            String note) {}

    /** A chart: of the whole project, or of one area. */
    record SeriesOfChart(
            @Schema(description = "The area's code; absent for the whole") @Nullable
            String area,

            String chart,
            String assurance,
            List<ChartPointJson> points) {
        static SeriesOfChart of(@Nullable AreaCode area, Charted charted) {
            var points = new ArrayList<ChartPointJson>();
            for (int i = 0; i < charted.points().size(); i++) {
                ChartPoint point = charted.points().get(i);
                Charted.Mark mark = charted.marks().get(i);
                points.add(new ChartPointJson(
                        point.from(),
                        point.until(),
                        point.definition(),
                        point.numerator(),
                        point.denominator(),
                        point.value(),
                        point.missing(),
                        mark.centre(),
                        mark.lower(),
                        mark.upper(),
                        mark.variation().name(),
                        mark.rule(),
                        point.note()));
            }
            return new SeriesOfChart(
                    area == null ? null : area.value(),
                    charted.kind().name(),
                    charted.assurance().name(),
                    points);
        }
    }

    /** A measure with its charts. */
    record ChartOfMeasure(
            long measure,
            String name,
            String unit,
            int definition,
            SeriesOfChart whole,
            List<SeriesOfChart> areas,
            String source,

            @Schema(description = "The rule that small counts are held back by; empty where none was needed")
            String rule) {}

    /** What came of rows. */
    record EnteredPoints(int added, int corrected, int unchanged, List<String> problems) {}

    /** A decision at the end of a cycle. */
    record WantedDecision(
            Cycle.Decision decision,

            @Schema(description = "Why; of adapting, what changes in the next cycle")
            String because,

            @Schema(description = "Of adopting, how it is kept going") @Nullable
            String sustaining) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "WantedDecision[" + decision + "]";
        }
    }

    @Operation(summary = "The chart of a measure: points, centre, limits and what the rules say")
    @GetMapping("/measures/{measure}/chart")
    ChartOfMeasure chart(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The measure's number", example = "1") @PathVariable long measure,
            Scope scope) {
        Opened opened = PartAnswers.open(projects, project, scope);
        ProjectCharts.Chart chart = charts.of(opened, scope).get(measure);
        if (chart == null) {
            throw noMeasure(measure);
        }
        return new ChartOfMeasure(
                measure,
                chart.measure().body().name(),
                chart.measure().body().shownUnit(),
                chart.measure().body().definition(),
                SeriesOfChart.of(null, chart.whole()),
                chart.byArea().entrySet().stream()
                        .map(area -> SeriesOfChart.of(area.getKey(), area.getValue()))
                        .toList(),
                chart.source(),
                chart.rule());
    }

    @Operation(
            summary = "Add points in rows of CSV",
            description =
                    "With a row of names (day, counted, out of, value, practice, note) or without. Good rows are kept, others"
                            + " are named; a row for a day that has a point corrects it.")
    @ApiResponse(responseCode = "200", description = "What came of the rows")
    @SecurityRequirement(name = "session")
    @PostMapping(
            value = "/measures/{measure}/points",
            consumes = {"text/csv", "text/plain"})
    EnteredPoints points(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The measure's number", example = "1") @PathVariable long measure,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", example = "2026-04-01,31,100")))
                    @RequestBody
                    String rows,
            Scope scope) {
        Opened opened = PartAnswers.open(projects, project, scope);
        ProjectMeasure of = opened.project()
                .part(ProjectMeasure.class, measure)
                .map(Part::body)
                .orElseThrow(() -> noMeasure(measure));
        ProjectData.Entered entered = data.enter(project, measure, data.pasted(rows, of), scope);
        return new EnteredPoints(
                entered.added(),
                entered.corrected(),
                entered.unchanged(),
                entered.problems().stream().map(PointRows.Problem::sentence).toList());
    }

    @Operation(summary = "Begin the test of a cycle", description = "Predictions are stamped and baselines frozen.")
    @SecurityRequirement(name = "session")
    @PostMapping("/cycles/{cycle}/begin")
    ResponseEntity<PartOfProject> begin(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The cycle's number", example = "1") @PathVariable long cycle,
            @Parameter(description = "The ETag that was read", example = "\"1\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), cycle);
        return answer(cycles.begin(project, cycle, PartAnswers.version(ifMatch), scope));
    }

    @Operation(summary = "End the test of a cycle and go on to study")
    @SecurityRequirement(name = "session")
    @PostMapping("/cycles/{cycle}/study")
    ResponseEntity<PartOfProject> study(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The cycle's number", example = "1") @PathVariable long cycle,
            @Parameter(description = "The ETag that was read", example = "\"2\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), cycle);
        return answer(cycles.study(project, cycle, PartAnswers.version(ifMatch), scope));
    }

    @Operation(
            summary = "Close a cycle by a decision",
            description = "To adapt opens the next cycle; its number is in next.")
    @SecurityRequirement(name = "session")
    @PostMapping("/cycles/{cycle}/decide")
    ResponseEntity<PartOfProject> decide(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The cycle's number", example = "1") @PathVariable long cycle,
            @Parameter(description = "The ETag that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody WantedDecision wanted,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), cycle);
        if (wanted.decision() == null) {
            throw ApiProblem.badRequest("decision", "", "one of ADOPT, ADAPT, ABANDON", List.of());
        }
        return answer(cycles.decide(
                project,
                cycle,
                PartAnswers.version(ifMatch),
                wanted.decision(),
                wanted.because() == null ? "" : wanted.because(),
                wanted.sustaining() == null ? "" : wanted.sustaining(),
                scope));
    }

    private static ResponseEntity<PartOfProject> answer(Saved saved) {
        Part<?> part = PartAnswers.done(saved);
        return ResponseEntity.ok().eTag(PartAnswers.etag(part)).body(PartOfProject.of(part));
    }

    private static org.springframework.web.ErrorResponseException noMeasure(long measure) {
        return ApiProblem.notFound(
                "measure", Long.toString(measure), "the number of a measure of this project", List.of());
    }
}

package health.cairn.projects.web;

import health.cairn.directory.AreaCode;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import health.cairn.people.Scope;
import health.cairn.projects.Charter;
import health.cairn.projects.Opened;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectLine;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.Started;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.node.ObjectNode;

/** Projects for programs: listed, started and read. */
@Tag(
        name = "Projects",
        description = "Improvement projects; published ones for everybody, others for those they are shared with")
@RestController
@RequestMapping("/api/v1/projects")
class ProjectsApi {

    private static final int MOST = 200;

    private final Projects projects;

    ProjectsApi(Projects projects) {
        this.projects = projects;
    }

    /** A project in a list. */
    record ListedProject(
            long number,
            String name,
            String aim,
            boolean published,
            Instant startedAt,
            String startedBy,
            Instant changedAt) {
        static ListedProject of(ProjectLine line) {
            return new ListedProject(
                    line.number(),
                    line.name(),
                    line.aim(),
                    line.published(),
                    line.startedAt(),
                    line.startedBy(),
                    line.changedAt());
        }
    }

    /** A page of projects. */
    record ListedProjects(
            List<ListedProject> projects,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    /** A project, and where what it says is. */
    record ProjectJson(
            long number,

            @Schema(description = "Grows with every change") long version,

            String name,
            String aim,

            @Schema(description = "The organisation it was started at") @Nullable
            String home,

            @Schema(description = "The project it was copied from") @Nullable
            Long origin,

            Instant startedAt,
            String startedBy,
            Instant changedAt,
            boolean archived,
            boolean published,
            String parts,
            String changes,
            List<String> charts) {
        static ProjectJson of(Project project) {
            String address = "/api/v1/projects/" + project.number();
            return new ProjectJson(
                    project.number(),
                    project.version(),
                    project.name(),
                    project.charter().body().aim(),
                    project.home().map(AreaCode::value).orElse(null),
                    project.origin().orElse(null),
                    project.startedAt(),
                    project.startedBy(),
                    project.changedAt(),
                    project.archived(),
                    project.published(),
                    address + "/parts",
                    address + "/changes",
                    project.all(health.cairn.projects.ProjectMeasure.class).stream()
                            .map(measure -> address + "/measures/" + measure.number() + "/chart")
                            .toList());
        }
    }

    @Operation(summary = "The projects you may see, newest first")
    @GetMapping
    ResponseEntity<ListedProjects> list(
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "Those put away in place of those at work") @RequestParam(defaultValue = "false")
                    boolean archived,
            Scope scope,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        long before =
                Cursor.read(after, 1).map(key -> number(after, key.getFirst())).orElse(Long.MAX_VALUE);
        List<ProjectLine> found = projects.before(before, limit + 1, archived, scope);
        List<ProjectLine> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? Cursor.next(
                        request.getRequest(), Long.toString(shown.getLast().number()))
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new ListedProjects(shown.stream().map(ListedProject::of).toList(), next));
    }

    @Operation(
            summary = "Start a project",
            description =
                    "The body is a charter: name, problem, aim and so on; only the name is needed. It is yours, and private.")
    @ApiResponse(responseCode = "201", description = "Started; Location says where")
    @SecurityRequirement(name = "session")
    @PostMapping
    ResponseEntity<ProjectJson> start(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "A charter",
                            content =
                                    @io.swagger.v3.oas.annotations.media.Content(
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            example = "{\"name\": \"Evening clinics\"}")))
                    @RequestBody
                    String charter,
            Scope scope) {
        Charter read;
        try {
            ObjectNode json = PartAnswers.object(charter);
            PartAnswers.checkNames(PartKind.CHARTER, json);
            read = (Charter) PartJson.body(PartKind.CHARTER, json);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("body", "", String.valueOf(e.getMessage()), PartJson.names(PartKind.CHARTER));
        }
        return switch (projects.start(Projects.Beginning.of(read), scope)) {
            case Started.Done(long project) ->
                ResponseEntity.created(URI.create("/api/v1/projects/" + project))
                        .body(ProjectJson.of(
                                PartAnswers.open(projects, project, scope).project()));
            case Started.Refused(var problems) -> throw PartAnswers.refused(problems);
        };
    }

    @Operation(summary = "One project")
    @GetMapping("/{project}")
    @Nullable
    ProjectJson one(
            @Parameter(description = "Its number", example = "1") @PathVariable long project,
            Scope scope,
            ServletWebRequest request) {
        Opened opened = PartAnswers.open(projects, project, scope);
        return Unchanged.since("project-" + project + "-" + opened.project().version(), request)
                ? null
                : ProjectJson.of(opened.project());
    }

    private static long number(String after, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
        }
    }
}

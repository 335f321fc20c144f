package health.cairn.projects.web;

import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.people.Scope;
import health.cairn.projects.Change;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.web.PartAnswers.PartOfProject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.JsonNode;

/** Parts of projects for programs: charter, team, measures, cycles, all in the same way; and everything that was ever written. */
@Tag(name = "Project parts", description = "What a project says, part by part, with versions and history")
@RestController
@RequestMapping("/api/v1/projects/{project}")
class ProjectPartsApi {

    private static final int MOST = 500;

    private final Projects projects;

    ProjectPartsApi(Projects projects) {
        this.projects = projects;
    }

    /** A page of parts. */
    record PartsOfProject(
            long project,
            List<PartOfProject> parts,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    /** Something written. */
    record ChangeOfProject(
            long number,

            @Schema(description = "Absent where it is about the project as a whole") @Nullable
            Long part,

            @Nullable PartKind kind,
            Change.What what,
            int version,

            @Schema(type = "object", description = "All that the part says in this version") @Nullable
            JsonNode body,

            String note,
            Instant at,
            String by) {
        static ChangeOfProject of(Change change) {
            return new ChangeOfProject(
                    change.number(),
                    change.part().orElse(null),
                    change.kind().orElse(null),
                    change.what(),
                    change.version(),
                    change.body().map(PartJson::write).orElse(null),
                    change.note(),
                    change.at(),
                    change.by());
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "ChangeOfProject[" + number + "]";
        }
    }

    /** A page of changes. */
    record ChangesOfProject(
            long project,
            List<ChangeOfProject> changes,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    @Operation(summary = "The parts of a project, in the order they were made")
    @GetMapping("/parts")
    ResponseEntity<PartsOfProject> list(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "Only of this kind, such as MEASURE") @RequestParam(defaultValue = "") String kind,
            @Parameter(description = "Those put away in place of those that hold") @RequestParam(defaultValue = "false")
                    boolean archived,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "200") int limit,
            Scope scope,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        Opened opened = PartAnswers.open(projects, project, scope);
        Optional<PartKind> wanted = kind.isEmpty() ? Optional.empty() : Optional.of(kind(kind));
        long from = key(after);
        List<PartOfProject> found = opened.project().parts().values().stream()
                .filter(part -> part.number() > from && part.archived() == archived)
                .filter(part -> wanted.map(k -> k == part.kind()).orElse(true))
                .filter(part -> !opened.asThePublic() || part.kind().openWherePublished())
                .limit(limit + 1L)
                .map(PartOfProject::of)
                .toList();
        List<PartOfProject> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? Cursor.next(
                        request.getRequest(), Long.toString(shown.getLast().number()))
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new PartsOfProject(project, shown, next));
    }

    @Operation(summary = "One part of a project", description = "Its ETag is its version.")
    @GetMapping("/parts/{part}")
    ResponseEntity<PartOfProject> one(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The part's number", example = "1") @PathVariable long part,
            Scope scope) {
        return answer(PartAnswers.part(PartAnswers.open(projects, project, scope), part));
    }

    @Operation(
            summary = "Add a part",
            description = "The body says what the part says; what it does not name is empty.")
    @ApiResponse(responseCode = "201", description = "Added; Location says where")
    @ApiResponse(
            responseCode = "422",
            description = "Something in it will not do; it is named",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @SecurityRequirement(name = "session")
    @PostMapping("/parts")
    ResponseEntity<PartOfProject> add(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The kind of part, such as TASK") @RequestParam String kind,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            example = "{\"what\": \"Ask the nurse\"}")))
                    @RequestBody
                    String body,
            Scope scope) {
        PartAnswers.open(projects, project, scope);
        PartKind of = kind(kind);
        Part<?> part = PartAnswers.done(projects.add(project, of, PartAnswers.object(body), scope));
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project + "/parts/" + part.number()))
                .eTag(PartAnswers.etag(part))
                .body(PartOfProject.of(part));
    }

    @Operation(
            summary = "Write a part anew",
            description =
                    "What the body does not name stays. If-Match names the version that was read; where somebody saved"
                            + " meanwhile the answer is 412, and what was sent is kept among the changes.")
    @ApiResponse(responseCode = "200", description = "Written; the ETag is the new version")
    @ApiResponse(
            responseCode = "412",
            description = "Somebody saved meanwhile; the answer carries what was saved",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @SecurityRequirement(name = "session")
    @PutMapping("/parts/{part}")
    ResponseEntity<PartOfProject> write(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The part's number", example = "1") @PathVariable long part,
            @Parameter(description = "The ETag that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object", example = "{\"done\": true}")))
                    @RequestBody
                    String body,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), part);
        int from = PartAnswers.version(ifMatch);
        return answer(
                PartAnswers.done(projects.save(project, part, from, PartAnswers.object(body), IfNewer.CLASH, scope)));
    }

    @Operation(summary = "Put a part away; nothing is deleted")
    @SecurityRequirement(name = "session")
    @PostMapping("/parts/{part}/archive")
    ResponseEntity<PartOfProject> archive(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The part's number", example = "1") @PathVariable long part,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), part);
        return answer(PartAnswers.done(projects.archive(project, part, true, scope)));
    }

    @Operation(summary = "Bring a part back")
    @SecurityRequirement(name = "session")
    @PostMapping("/parts/{part}/restore")
    ResponseEntity<PartOfProject> restore(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "The part's number", example = "1") @PathVariable long part,
            Scope scope) {
        PartAnswers.part(PartAnswers.open(projects, project, scope), part);
        return answer(PartAnswers.done(projects.archive(project, part, false, scope)));
    }

    @Operation(
            summary = "Everything that was ever written in a project, the latest first",
            description = "Of the whole project or of one part; for those it is shared with.")
    @GetMapping("/changes")
    ResponseEntity<ChangesOfProject> changes(
            @Parameter(description = "The project's number", example = "1") @PathVariable long project,
            @Parameter(description = "Only of this part") @RequestParam @Nullable Long part,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int limit,
            Scope scope,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        Opened opened = PartAnswers.open(projects, project, scope);
        if (opened.asThePublic()) {
            throw ApiProblem.notFound(
                    "project",
                    Long.toString(project),
                    "a project that is shared with you, to read its changes",
                    List.of());
        }
        long before = after.isEmpty() ? Long.MAX_VALUE : key(after);
        List<Change> found = projects.changes(opened, Optional.ofNullable(part), before, limit + 1);
        List<Change> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? Cursor.next(
                        request.getRequest(), Long.toString(shown.getLast().number()))
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new ChangesOfProject(
                        project, shown.stream().map(ChangeOfProject::of).toList(), next));
    }

    private static ResponseEntity<PartOfProject> answer(Part<?> part) {
        return ResponseEntity.ok().eTag(PartAnswers.etag(part)).body(PartOfProject.of(part));
    }

    private static PartKind kind(String text) {
        return PartKind.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest(
                        "kind",
                        text,
                        "a kind of part",
                        Arrays.stream(PartKind.values()).map(Enum::name).toList()));
    }

    private static long key(String after) {
        try {
            return Cursor.read(after, 1)
                    .map(key -> Long.parseLong(key.getFirst()))
                    .orElse(0L);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
        }
    }
}

package health.cairn.projects.web;

import health.cairn.pages.ApiProblem;
import health.cairn.people.Scope;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Projects;
import health.cairn.projects.Saved;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the API finds a project, shows a part, and says what came of a write. */
final class PartAnswers {

    private PartAnswers() {}

    /** A part of a project. */
    record PartOfProject(
            long number,
            PartKind kind,

            @Schema(description = "Also its ETag; send it back as If-Match to write")
            int version,

            @Schema(type = "object", description = "What it says")
            JsonNode body,

            boolean archived,

            @Schema(description = "The part it was copied from") @Nullable
            Long origin,

            Instant changedAt,
            String by) {

        static PartOfProject of(Part<?> part) {
            return new PartOfProject(
                    part.number(),
                    part.kind(),
                    part.version(),
                    PartJson.write(part.body()),
                    part.archived(),
                    part.origin().orElse(null),
                    part.changedAt(),
                    part.by());
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "PartOfProject[" + number + "]";
        }
    }

    static Opened open(Projects projects, long project, Scope scope) {
        return projects.find(project, scope)
                .orElseThrow(() -> ApiProblem.notFound(
                        "project",
                        Long.toString(project),
                        "the number of a project you may see, see /api/v1/projects",
                        List.of()));
    }

    static Part<?> part(Opened opened, long number) {
        Part<?> part = opened.project().parts().get(number);
        if (part == null || opened.asThePublic() && !part.kind().openWherePublished()) {
            throw ApiProblem.notFound(
                    "part", Long.toString(number), "the number of a part of this project, see its parts", List.of());
        }
        return part;
    }

    static ObjectNode object(String text) {
        try {
            return PartJson.parse(text);
        } catch (JacksonException | ClassCastException e) {
            throw ApiProblem.refused(
                    HttpStatus.BAD_REQUEST, "The body is not a JSON object; expected names with values.");
        }
    }

    static void checkNames(PartKind kind, ObjectNode json) {
        List<String> known = PartJson.names(kind);
        json.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiProblem.badRequest("body", name, "one of " + String.join(", ", known), known);
                });
    }

    /** The part that was written; everything else is a problem. */
    static Part<?> done(Saved saved) {
        return switch (saved) {
            case Saved.Done(Part<?> part) -> part;
            case Saved.Refused(Map<String, String> problems) -> throw refused(problems);
            case Saved.Clash clash -> throw clash(clash);
        };
    }

    /** 422: what was sent will not do. */
    static ErrorResponseException refused(Map<String, String> problems) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.join(". ", problems.values()) + ".");
        detail.setTitle("Not written");
        detail.setProperty("problems", problems);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, detail, null);
    }

    /** 412: somebody saved meanwhile. What was sent is kept among the changes all the same. */
    private static ErrorResponseException clash(Saved.Clash clash) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.PRECONDITION_FAILED,
                "Somebody saved version " + clash.saved().version()
                        + " meanwhile; read it, put the two together and write again. What you sent is kept among the changes.");
        detail.setTitle("Not the version you read");
        detail.setProperty("version", clash.saved().version());
        detail.setProperty("fields", clash.fields());
        detail.setProperty("saved", PartJson.write(clash.saved().body()));
        return new ErrorResponseException(HttpStatus.PRECONDITION_FAILED, detail, null);
    }

    /** The version in an If-Match header. */
    static int version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ApiProblem.refused(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version you read, so that nobody's words are overwritten unseen.");
        }
        String text = ifMatch.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!text.matches("\\d{1,9}")) {
            throw ApiProblem.badRequest("If-Match", ifMatch, "the ETag of a part, such as \"3\"", List.of());
        }
        return Integer.parseInt(text);
    }

    static String etag(Part<?> part) {
        return "\"" + part.version() + "\"";
    }
}

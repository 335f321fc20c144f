package health.cairn.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api}: the API for people who write programs, its operations read from the document that the programs read. */
@Controller
class ApiController {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final OpenApiWebMvcResource document;

    ApiController(OpenApiWebMvcResource document) {
        this.document = document;
    }

    @GetMapping("/api")
    String api(HttpServletRequest request, Model model) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(document.openapiJson(request, "/v3/api-docs", Locale.UK));
        String host = request.getRequestURL().toString().replaceFirst("/api$", "");
        model.addAttribute(
                "page",
                new ApiPage(
                        Head.of("API", Head.Section.NONE)
                                .lead(
                                        "What these pages show, for programs: JSON and CSV over HTTP, nothing to install.")
                                .actions(Head.Action.primary("OpenAPI document", "/v3/api-docs")),
                        parts(host),
                        groups(root)));
        return "pages/api";
    }

    private static List<ApiPage.Part> parts(String host) {
        return List.of(
                new ApiPage.Part(
                        "Ask",
                        List.of(
                                "Areas, measures, values and comparisons are public and only read. Values are not rounded; their unit stands beside them. Periods run from a day until the first day that is no longer in them.",
                                "What is asked for and not known is named, with what may have been meant. An answer is never empty without saying why."),
                        "curl '" + host + "/api/v1/measures?q=bowel'\n" + "curl '" + host
                                + "/api/v1/comparisons?measure=bowel-screening-60-74&area-type=PCN'"),
                new ApiPage.Part(
                        "Page through",
                        List.of(
                                "A long list comes in pages. The address of the next page is in the header Link with rel=\"next\", and in the answer as next; the last page has none. The cursor in it is to be passed on as it is."),
                        "curl -i '" + host + "/api/v1/areas?type=PRACTICE&limit=500'"),
                new ApiPage.Part(
                        "Take a whole measure",
                        List.of(
                                "Every value of a measure for all of England is one CSV file. It is sent while it is read. Should something be published meanwhile, the transfer breaks off and has to be asked for again."),
                        "curl -o bowel.csv '" + host + "/api/v1/values.csv?measure=bowel-screening-60-74'"),
                new ApiPage.Part(
                        "Ask only for what is new",
                        List.of(
                                "Public answers carry an ETag that changes when data are published. Sent back as If-None-Match, it is answered by 304 and nothing else while nothing has changed."),
                        "curl -H 'If-None-Match: \"ETAG\"' '" + host + "/api/v1/measures/bowel-screening-60-74'"),
                new ApiPage.Part(
                        "When something is wrong",
                        List.of(
                                "Problems come as application/problem+json (RFC 9457): detail is a sentence; parameter, found and near are for programs."),
                        "curl '" + host + "/api/v1/areas?type=CCG'\n"
                                + "{\"title\":\"Not understood\",\"status\":400,\n"
                                + " \"detail\":\"type is 'CCG'; expected a type of area.\",\n"
                                + " \"parameter\":\"type\",\"found\":\"CCG\",\"near\":[\"PRACTICE\",\"PCN\",…]}"),
                new ApiPage.Part(
                        "Change something",
                        List.of(
                                "Loading files, freezing rankings, recording decisions and writing in projects are for people who have signed in. With the cookie of a session, a change also needs the header X-CSRF-TOKEN with the token that stands in that session's forms.",
                                "What a project says carries its version as its ETag. A change sends it back as If-Match; where somebody saved meanwhile the answer is 412 with what was saved."),
                        ""));
    }

    private static List<ApiPage.Group> groups(JsonNode root) {
        var operations = new LinkedHashMap<String, List<ApiPage.Operation>>();
        var descriptions = new LinkedHashMap<String, String>();
        for (JsonNode tag : root.path("tags")) {
            descriptions.put(
                    tag.path("name").asString(), tag.path("description").asString());
            operations.put(tag.path("name").asString(), new ArrayList<>());
        }
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                    operations
                            .computeIfAbsent(operation.path("tags").path(0).asString("Other"), _ -> new ArrayList<>())
                            .add(operation(method, path.getKey(), operation));
                }
            }
        }
        return operations.entrySet().stream()
                .map(e -> new ApiPage.Group(e.getKey(), descriptions.getOrDefault(e.getKey(), ""), e.getValue()))
                .toList();
    }

    private static ApiPage.Operation operation(String method, String path, JsonNode operation) {
        var parameters = new ArrayList<ApiPage.Parameter>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(new ApiPage.Parameter(
                    parameter.path("name").asString(),
                    parameter.path("required").asBoolean(false),
                    parameter.path("description").asString("")));
        }
        return new ApiPage.Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(""),
                !operation.path("security").isEmpty(),
                parameters);
    }
}

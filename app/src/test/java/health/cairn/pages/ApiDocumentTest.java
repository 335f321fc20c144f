package health.cairn.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document of the API, read by the parser that generators of clients use, and its page. */
@CairnTest
class ApiDocumentTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Test
    void theDocumentIsValidAndHoldsEveryRouteWithItsSummaryAndItsResponses() throws Exception {
        OpenAPI document = document();
        Map<String, Operation> operations = new TreeMap<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        assertThat(operations.keySet()).isEqualTo(routes());
        assertThat(operations.values().stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
        operations.forEach((route, operation) -> {
            assertThat(operation.getSummary()).as(route).isNotBlank();
            assertThat(operation.getTags()).as(route).hasSize(1);
            assertThat(operation.getResponses().keySet()).as(route).anyMatch(status -> status.startsWith("2"));
            operation
                    .getResponses()
                    .forEach((status, response) -> assertThat(response.getDescription())
                            .as(route + " " + status)
                            .isNotBlank());
            for (Parameter parameter :
                    operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
                assertThat(parameter.getDescription())
                        .as(route + " " + parameter.getName())
                        .isNotBlank();
                assertThat(parameter.getName()).as(route).isNotIn("scope", "viewer", "request", "response");
            }
        });
    }

    @Test
    void whatNeedsSignInAndWhatMayGoWrongIsInTheDocument() throws Exception {
        OpenAPI document = document();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    boolean written = path.startsWith("/api/v1/projects")
                            && (method != HttpMethod.GET || path.endsWith("/programmes") || path.endsWith("/reach"));
                    boolean closed = path.startsWith("/api/v1/runs")
                            || path.startsWith("/api/v1/batches")
                            || path.startsWith("/api/v1/contacts")
                            || path.startsWith("/api/v1/reminders")
                            || written;
                    assertThat(operation.getSecurity() != null
                                    && !operation.getSecurity().isEmpty())
                            .as(path)
                            .isEqualTo(closed);
                    assertThat(operation.getResponses().containsKey("401"))
                            .as(path)
                            .isEqualTo(closed);
                    if (method != HttpMethod.GET) {
                        assertThat(operation.getResponses()).as(path).containsKey("403");
                    }
                    if (operation.getParameters() != null) {
                        assertThat(Objects.requireNonNull(
                                                operation.getResponses().get("400"))
                                        .getContent())
                                .as(path)
                                .containsKey("application/problem+json");
                    }
                }));
    }

    @Test
    void aProblemAndAValueAreDescribedFieldByField() throws Exception {
        var schemas = document().getComponents().getSchemas();
        assertThat(Objects.requireNonNull(schemas.get("Problem"))
                        .getProperties()
                        .keySet())
                .containsExactlyInAnyOrder("title", "status", "detail", "parameter", "found", "near");
        assertThat(Objects.requireNonNull(schemas.get("ValueJson"))
                        .getProperties()
                        .keySet())
                .contains("area", "from", "until", "state", "value", "numerator", "denominator", "interval95")
                .doesNotContain("known");
    }

    @Test
    void thePageOfTheApiListsEveryRouteAndRunsNothing() throws Exception {
        var page = mvc.perform(get("/api"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/v3/api-docs\"")))
                .andExpect(content().string(containsString("rel=\"next\"")))
                .andExpect(content().string(not(containsString("style="))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        for (String route : routes()) {
            assertThat(page).contains("<code>" + route + "</code>");
        }
    }

    @Test
    void aRouteThatDoesNotExistIsAProblemForPrograms() throws Exception {
        mvc.perform(get("/api/v1/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void beforeAnythingIsLoadedAnswersSayThatNothingIs() throws Exception {
        mvc.perform(get("/api/v1/measures").param("loaded", "true"))
                .andExpect(jsonPath("$.note").value("No measure has anything loaded."));
        mvc.perform(get("/api/v1/areas").param("type", "PCN"))
                .andExpect(jsonPath("$.note", containsString("knows no primary care networks")));
        mvc.perform(get("/api/v1/values").param("measure", "bowel-screening-60-74"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("of which something is loaded")));
    }

    private OpenAPI document() throws Exception {
        String text = mvc.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(read.getMessages()).isEmpty();
        return read.getOpenAPI();
    }

    /** The routes under /api/v1 that the program has. */
    private Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().stream()
                            .filter(pattern -> pattern.startsWith("/api/v1"))
                            .forEach(pattern -> info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> routes.add(method + " " + pattern))));
        }
        assertThat(routes).hasSizeGreaterThan(18);
        return routes;
    }
}

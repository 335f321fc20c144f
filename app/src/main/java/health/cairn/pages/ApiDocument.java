package health.cairn.pages;

import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The document at {@code /v3/api-docs}: what holds for every operation of the API. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        // Who asks is not a parameter that anybody sends.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Scope.class, Viewer.class);
    }

    @Bean
    OpenAPI aboutTheApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Cairn")
                        .version("v1")
                        .description("What the pages of Cairn show, for programs: areas, measures, values, comparisons,"
                                + " rankings, projects and batches.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("cairn")
                                        .description(
                                                "The session of somebody who signed in; changes also need the token of"
                                                        + " that session's forms in the header X-CSRF-TOKEN.")));
    }

    /** Names that generated clients can live with, and that stay: {@code valuesList}, not {@code list_2}. */
    @Bean
    OperationCustomizer namesOfOperations() {
        return (operation, handler) -> {
            String of = StringUtils.uncapitalize(
                    handler.getBeanType().getSimpleName().replaceFirst("Api$", ""));
            operation.setOperationId(
                    of + StringUtils.capitalize(handler.getMethod().getName()));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer whatMayGoWrong() {
        return document -> {
            document.getComponents().addSchemas("Problem", problem());
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        ApiResponses responses = operation.getResponses();
                        if (operation.getParameters() != null || operation.getRequestBody() != null) {
                            add(responses, "400", "A parameter or the body will not do; it is named");
                        }
                        if (path.contains("{") || path.contains("/values") || path.contains("/comparisons")) {
                            add(responses, "404", "What was asked for is not there; it is named");
                        }
                        if (isForPeopleSignedIn(operation)) {
                            responses.putIfAbsent("401", new ApiResponse().description("Nobody is signed in"));
                        }
                        if (method != io.swagger.v3.oas.models.PathItem.HttpMethod.GET) {
                            add(responses, "403", "Not allowed, or without the token of the session's forms");
                        }
                    }));
        };
    }

    private static boolean isForPeopleSignedIn(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    private static void add(ApiResponses responses, String status, String description) {
        responses.putIfAbsent(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(new Schema<Object>().$ref(PROBLEM)))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("What went wrong (RFC 9457)")
                .addProperty("title", new StringSchema())
                .addProperty("status", new io.swagger.v3.oas.models.media.IntegerSchema())
                .addProperty(
                        "detail",
                        new StringSchema()
                                .description("A sentence: what was found, what was expected")
                                .example("area-type is 'CCG'; expected a type of area."))
                .addProperty("parameter", new StringSchema().description("Which parameter it is about"))
                .addProperty("found", new StringSchema())
                .addProperty(
                        "near",
                        new ArraySchema()
                                .items(new StringSchema())
                                .description("What there is instead, likeliest first"));
    }
}

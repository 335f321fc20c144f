package health.cairn.projects.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Projects by the API, on the fictional alliance. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsApiTest extends WithProjectsOfWestmark {

    @Test
    void programsPublishProjectsOnceAllIsDoneAndLetThemJoinProgrammes() throws Exception {
        String address = Objects.requireNonNull(ask(
                        maker(),
                        post("/api/v1/projects")
                                .contentType("application/json")
                                .content("{\"name\": \"Opened by API\"}"))
                .getHeader("Location"));
        MockHttpServletResponse programme = ask(
                maker(),
                post("/api/v1/projects/programmes")
                        .contentType("application/json")
                        .content("{\"name\": \"Programme by API\", \"about\": \"Bowel screening\"}"));
        assertThat(programme.getStatus()).isEqualTo(201);
        String number = programme.getContentAsString(StandardCharsets.UTF_8).replaceAll("\\D+(\\d+).*", "$1");
        assertThat(statusOf(put(address + "/programme"), "{\"programme\": " + number + "}"))
                .isEqualTo(204);
        assertThat(page(maker(), "/api/v1/projects/programmes")).contains("\"projects\":1");
        mvc.perform(get("/api/v1/projects/programmes")).andExpect(status().isUnauthorized());
        mvc.perform(post(address + "/publish")
                        .contentType("application/json")
                        .content("{\"read\": true, \"named\": true}")
                        .with(csrf())
                        .with(people.as(maker())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Ask the sponsor")));
        mvc.perform(get(address)).andExpect(status().isNotFound());
        String all = "{\"read\": true, \"named\": true, \"sponsor\": true}";
        mvc.perform(post(address + "/publish")
                        .contentType("application/json")
                        .content(all)
                        .with(csrf())
                        .with(people.longAgo(maker())))
                .andExpect(status().isForbidden());
        assertThat(statusOf(post(address + "/publish"), all)).isEqualTo(204);
        mvc.perform(get(address)).andExpect(status().isOk());
        mvc.perform(post(address + "/withdraw").with(csrf()).with(people.as(other())))
                .andExpect(status().isForbidden());
        assertThat(page(maker(), address + "/reach")).contains("EVERYBODY");
        assertThat(statusOf(post(address + "/withdraw"), "")).isEqualTo(204);
        mvc.perform(get(address)).andExpect(status().isNotFound());
        assertThat(statusOf(post(address + "/archive"), "")).isEqualTo(204);
        assertThat(page(maker(), address)).contains("\"archived\":true");
        assertThat(statusOf(post(address + "/restore"), "")).isEqualTo(204);
        assertThat(statusOf(put(address + "/reach"), "{\"reach\": \"EVERYBODY\"}"))
                .isEqualTo(400);
        assertThat(statusOf(put("/api/v1/reminders"), "{\"often\": \"DAILY\", \"of\": [\"TASK\"]}"))
                .isEqualTo(204);
        assertThat(page(maker(), "/api/v1/reminders"))
                .contains("DAILY")
                .contains("TASK")
                .doesNotContain("CYCLE");
        assertThat(page(maker(), "/api/v1/reminders/due")).startsWith("[");
        mvc.perform(get("/api/v1/reminders/due")).andExpect(status().isUnauthorized());
    }

    private int statusOf(MockHttpServletRequestBuilder to, String body) throws Exception {
        return ask(maker(), to.contentType("application/json").content(body)).getStatus();
    }

    @Test
    void programsReadAndWritePartsWithETagsAndPages() throws Exception {
        MockHttpServletResponse made = ask(
                maker(),
                post("/api/v1/projects")
                        .contentType("application/json")
                        .content("{\"name\": \"By API\", \"target\": 42}"));
        assertThat(made.getStatus()).isEqualTo(201);
        String address = Objects.requireNonNull(made.getHeader("Location"));
        assertThat(ask(
                                maker(),
                                post("/api/v1/projects")
                                        .contentType("application/json")
                                        .content("{\"title\": \"x\"}"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("title");
        mvc.perform(get(address)).andExpect(status().isNotFound());
        mvc.perform(get(address).with(people.as(other())))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
        String etag = Objects.requireNonNull(ask(maker(), get(address)).getHeader("ETag"));
        mvc.perform(get(address).header("If-None-Match", etag).with(people.as(maker())))
                .andExpect(status().isNotModified());
        MockHttpServletResponse task = ask(
                maker(),
                post(address + "/parts")
                        .queryParam("kind", "TASK")
                        .contentType("application/json")
                        .content("{\"what\": \"Ask\"}"));
        assertThat(task.getStatus()).isEqualTo(201);
        assertThat(task.getHeader("ETag")).isEqualTo("\"1\"");
        String part = Objects.requireNonNull(task.getHeader("Location"));
        mvc.perform(put(part)
                        .contentType("application/json")
                        .content("{}")
                        .with(csrf())
                        .with(people.as(maker())))
                .andExpect(status().isPreconditionRequired());
        mvc.perform(put(part)
                        .header("If-Match", "\"1\"")
                        .contentType("application/json")
                        .content("{\"who\": \"Noor\"}")
                        .with(csrf())
                        .with(people.as(maker())))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.body.what").value("Ask"))
                .andExpect(jsonPath("$.body.who").value("Noor"));
        mvc.perform(put(part)
                        .header("If-Match", "\"1\"")
                        .contentType("application/json")
                        .content("{\"who\": \"Sam\"}")
                        .with(csrf())
                        .with(people.as(maker())))
                .andExpect(status().isPreconditionFailed())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.saved.who").value("Noor"))
                .andExpect(jsonPath("$.version").value(2));
        mvc.perform(put(part)
                        .header("If-Match", "\"2\"")
                        .contentType("application/json")
                        .content("{\"due\": \"soon\"}")
                        .with(csrf())
                        .with(people.as(maker())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems.due", containsString("a day such as")));
        String first = page(maker(), address + "/changes?limit=2");
        assertThat(JsonPath.<List<String>>read(first, "$.changes[*].what")).containsExactly("MET_A_NEWER", "CHANGED");
        String second = page(maker(), JsonPath.read(first, "$.next"));
        assertThat(JsonPath.<List<String>>read(second, "$.changes[*].what")).containsExactly("MADE", "MADE");
        mvc.perform(get(address + "/parts?kind=NOTHING").with(people.as(maker())))
                .andExpect(status().isBadRequest());
    }
}

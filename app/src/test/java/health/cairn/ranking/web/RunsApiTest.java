package health.cairn.ranking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import health.cairn.demo.Demo;
import health.cairn.people.Role;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.TestPeople;
import health.cairn.ranking.Rankings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Rankings by API, on the fictional alliance. That nobody gets here without sign-in the test of all routes sees. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsApiTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "reference", "ranking-example.yaml");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Demo demo;

    @Autowired
    Rankings rankings;

    @Autowired
    Scopes scopes;

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    @Test
    void aRankingIsFrozenReadBackAndTheSameAsThePageHasIt() throws Exception {
        String location = freeze(Files.readString(EXAMPLE));
        assertThat(location).matches("/api/v1/runs/\\d+");
        String number = location.replaceAll("\\D+\\d+\\D+", "");
        mvc.perform(get(location).with(people.lead()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("Who should get help first"))
                .andExpect(jsonPath("$.within").value("XW0"))
                .andExpect(jsonPath("$.choose").value(9))
                .andExpect(jsonPath("$.evidenceSha256").isString());
        String file = text(location + "/results.csv");
        assertThat(file).isEqualTo(text("/need/" + number + ".csv"));
        assertThat(file.lines()).hasSize(46);
        String json = text(location + "/results.json");
        assertThat(JsonPath.<Integer>read(json, "$.answer.places.length()")).isEqualTo(45);
        assertThat(JsonPath.<String>read(json, "$.answer.places[0].area"))
                .isEqualTo(file.lines().toList().get(1).split(",")[3]);
        String etag = Objects.requireNonNull(
                mvc.perform(get(location + "/results.csv").with(people.lead()))
                        .andReturn()
                        .getResponse()
                        .getHeader("ETag"));
        mvc.perform(get(location + "/results.csv").with(people.lead()).header("If-None-Match", etag))
                .andExpect(status().isNotModified());
    }

    @Test
    void aQuestionCanBeTriedWithoutKeepingItAsJsonAndAsAFile() throws Exception {
        int before = rankings.all(scope()).size();
        String csv = mvc.perform(post("/api/v1/runs/try")
                        .contentType("application/yaml")
                        .accept("text/csv")
                        .content(Files.readString(EXAMPLE))
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        mvc.perform(post("/api/v1/runs/try")
                        .contentType("application/yaml")
                        .content(Files.readString(EXAMPLE))
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(content().contentTypeCompatibleWith("application/json"))
                .andExpect(jsonPath("$.answer.places[0].area")
                        .value(csv.lines().toList().get(1).split(",")[3]));
        assertThat(rankings.all(scope())).hasSize(before);
    }

    @Test
    void aQuestionInJsonIsReadAsWellAndWhatWillNotDoIsNamed() throws Exception {
        mvc.perform(post("/api/v1/runs/try")
                        .contentType("application/json")
                        .content("""
                                {"title": "t", "areas": "XW0", "map": "2026-04-01", "choose": 3, "simulations": 1000,
                                 "metrics": [{"measure": "bowel-screening-60-74", "weight": 1}]}
                                """)
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.answer.places.length()").value(45));
        mvc.perform(post("/api/v1/runs")
                        .contentType("application/json")
                        .content("{\"title\": \"t\", \"areas\": \"XW9\", \"metrics\": []}")
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString("found 'XW9'")))
                .andExpect(jsonPath("$.problems[*].field").isArray());
        mvc.perform(post("/api/v1/runs")
                        .contentType("application/yaml")
                        .content("""
                                title: too early
                                areas: XW0
                                map: 2001-01-01
                                choose: 2
                                metrics:
                                  - {measure: bowel-screening-60-74, weight: 1}
                                """)
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("XW0 held 0 on 2001-01-01")));
    }

    @Test
    void runsAreListedNewestFirstPageByPage() throws Exception {
        String spec = Files.readString(EXAMPLE).replace("simulations: 10000", "simulations: 1000");
        for (int i = 0; i < 3; i++) {
            freeze(spec);
        }
        var numbers = new java.util.ArrayList<Integer>();
        String address = "/api/v1/runs?limit=2";
        while (address != null) {
            String body = text(address);
            numbers.addAll(Objects.requireNonNull(JsonPath.<List<Integer>>read(body, "$.runs[*].number")));
            address = JsonPath.<String>read(body, "$.next");
        }
        assertThat(numbers)
                .hasSize(rankings.all(scope()).size())
                .hasSizeGreaterThanOrEqualTo(3)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void decisionsAreWrittenDownAndRefusedWithTheReason() throws Exception {
        String location = freeze(Files.readString(EXAMPLE).replace("simulations: 10000", "simulations: 1000"));
        String first = JsonPath.read(text(location + "/results.json"), "$.answer.places[0].area");
        decide(location, first, "ACCEPTED", "Agreed by the board", 200);
        mvc.perform(get(location + "/decisions").with(people.lead()))
                .andExpect(jsonPath("$.free").value(0))
                .andExpect(jsonPath("$.decisions[?(@.status == 'ACCEPTED')].reason")
                        .value("Agreed by the board"));
        assertThat(decide(location, first, "RESERVE", "Changed our mind", 409)).contains("cannot become reserve");
        assertThat(decide(location, "UX999", "ACCEPTED", "No such place", 400)).contains("area is 'UX999'");
        assertThat(decide(location, first, "PERHAPS", "No such status", 400)).contains("WITHDRAWN");
        assertThat(decide(location, first, "WITHDRAWN", " ", 400)).contains("what the record is for");
        mvc.perform(get("/api/v1/runs/999999").with(people.lead()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("number is '999999'")));
        mvc.perform(get("/api/v1/runs/none").with(people.lead()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("expected a whole number")));
    }

    private String decide(String location, String area, String status, String reason, int expected) throws Exception {
        MockHttpServletResponse answer = mvc.perform(post(location + "/decisions")
                        .contentType("application/json")
                        .content("{\"area\": \"%s\", \"status\": \"%s\", \"reason\": \"%s\"}"
                                .formatted(area, status, reason))
                        .with(csrf())
                        .with(people.lead()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(expected);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String freeze(String spec) throws Exception {
        return Objects.requireNonNull(mvc.perform(post("/api/v1/runs")
                        .contentType("application/yaml")
                        .content(spec)
                        .with(csrf())
                        .with(people.lead()))
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location"))
                .andReturn()
                .getResponse()
                .getHeader("Location"));
    }

    private String text(String address) throws Exception {
        return mvc.perform(get(java.net.URI.create(address)).with(people.lead()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Scope scope() {
        return scopes.of(people.holding(Role.NETWORK_LEAD, TestPeople.HERE));
    }
}

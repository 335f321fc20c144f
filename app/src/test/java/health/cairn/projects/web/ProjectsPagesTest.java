package health.cairn.projects.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import health.cairn.imports.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** Projects through pages, on the fictional alliance. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsPagesTest extends WithProjectsOfWestmark {

    private static final String FINDING = "measure=cervical-screening-25-49&area=UX017";

    @Autowired
    Imports imports;

    private MockHttpServletResponse send(String path, Map<String, String> fields) throws Exception {
        var request = post(path);
        fields.forEach(request::param);
        return ask(maker(), request);
    }

    private String sent(String path, Map<String, String> fields) throws Exception {
        MockHttpServletResponse answer = send(path, fields);
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(302);
        return Objects.requireNonNull(answer.getRedirectedUrl()).replaceAll("\\?.*", "");
    }

    private String start(String name) throws Exception {
        return sent("/projects", Map.of("fields", "name", "name", name));
    }

    private long part(String project, String kind, String fields, Map<String, String> values) throws Exception {
        var all = new java.util.HashMap<>(values);
        all.put("kind", kind);
        all.put("fields", fields);
        String where = sent(project + "/parts", all);
        return where.matches(".*/\\d+") ? Long.parseLong(where.replaceAll(".*/", "")) : 0;
    }

    @Test
    void aFindingBecomesAProjectWithAimBaselineTargetAndAChartFedByTheIndicator() throws Exception {
        String measure = page(maker(), "/measures/cervical-screening-25-49?area=UX017&compare=icb");
        assertThat(measure)
                .contains("/projects/new?measure=cervical-screening-25-49&amp;area=UX017")
                .contains("compare=icb");
        String form = page(maker(), "/projects/new?" + FINDING);
        assertThat(form)
                .contains("Raise ")
                .contains("It begins with this finding")
                .contains("England (");
        var fields = new java.util.HashMap<String, String>();
        fields.put("measure", "cervical-screening-25-49");
        fields.put("area", "UX017");
        fields.put("fields", "name,aim");
        fields.put("name", "An evening for reminders");
        fields.put("aim", "Raise it by Easter");
        String project = sent("/projects", fields);
        String overview = page(maker(), project);
        assertThat(overview)
                .contains("An evening for reminders")
                .contains("Raise it by Easter")
                .contains("data-chart=\"spc\"")
                .contains("It began with")
                .contains("Kept as it stood on");
        String team = page(maker(), project + "/team");
        assertThat(team).contains("Practices taking part").contains("/areas/XW");
        for (String path : List.of("", "/charter", "/measures", "/cycles", "/team", "/timeline", "/history")) {
            page(maker(), project + path);
            assertThat(ask(other(), get(project + path)).getStatus())
                    .as("shared with nobody")
                    .isEqualTo(404);
            mvc.perform(get(project + path)).andExpect(status().isNotFound());
        }
        assertThat(ask(other(), post(project + "/parts").param("kind", "task")).getStatus())
                .isEqualTo(404);
        assertThat(page(other(), "/projects")).doesNotContain("An evening for");
        assertThat(page(other(), "/search?q=evening")).doesNotContain("An evening for");
        assertThat(page(maker(), "/search?q=evening")).contains("An evening for");
        assertThat(ask(maker(), get("/projects/new?measure=cervical-screening-25-49&area=ZZZ99"))
                        .getStatus())
                .isEqualTo(404);
    }

    private static final String HEADER =
            "Indicator ID,Indicator Name,Area Code,Sex,Age,Time period,Value,Count,Denominator\n";

    private void load(String rows) throws IOException {
        imports.receiveAndRead(
                new Imports.Upload("made-up.csv", Optional.empty(), Optional.empty(), Imports.Publishing.ALWAYS),
                new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(String area, String period, int count) {
        return "96009,Made up for projects,%s,Persons,All ages,%s,%s,%d,200%n"
                .formatted(area, period, count / 2.0, count)
                .replace("\r", "");
    }

    @Test
    void theChartGrowsByItselfWhenABatchIsPublished() throws Exception {
        load(row("XW0001", "2022/23", 90) + row("XW0001", "2023/24", 96));
        String project = sent(
                "/projects", Map.of("measure", "fingertips-96009", "area", "XW0001", "fields", "name", "name", "Fed"));
        String chart = chartOf(project);
        assertThat(JsonPath.<List<Double>>read(chart, "$.whole.points[*].numerator"))
                .containsExactly(90.0, 96.0);
        load(row("XW0001", "2024/25", 104));
        String grown = chartOf(project);
        assertThat(JsonPath.<List<Double>>read(grown, "$.whole.points[*].numerator"))
                .containsExactly(90.0, 96.0, 104.0);
        assertThat(page(maker(), project))
                .as("the finding stays as it was seen")
                .contains("96 of 200");
    }

    /** The indicator stands at 96 of 200, 48 in 100: an aim from 47 is its own, one from 31 is of something else. */
    @Test
    void theTargetOfAnAimThatBeginsElsewhereIsNotDrawnOnTheIndicator() throws Exception {
        load(row("XW0002", "2023/24", 96));
        String near = sent("/projects", aim("47"));
        assertThat(page(maker(), "/api/v1" + near + "/parts?kind=measure")).contains("\"target\":60");
        String elsewhere = sent("/projects", aim("31"));
        assertThat(page(maker(), "/api/v1" + elsewhere + "/parts?kind=measure")).doesNotContain("\"target\":60");
        assertThat(page(maker(), "/api/v1" + elsewhere + "/parts?kind=charter")).contains("\"target\":60");
    }

    private static Map<String, String> aim(String baseline) {
        return Map.of(
                "measure",
                "fingertips-96009",
                "area",
                "XW0002",
                "fields",
                "name,baseline,target",
                "name",
                "Aims",
                "baseline",
                baseline,
                "target",
                "60");
    }

    private String chartOf(String project) throws Exception {
        String number = project.replaceAll("\\D", "");
        String one = page(maker(), "/api/v1/projects/" + number);
        return page(
                maker(),
                Objects.requireNonNull(JsonPath.<List<String>>read(one, "$.charts"))
                        .getFirst());
    }

    @Test
    void aClashShowsBothTextsAndTheSecondSaveDecides() throws Exception {
        String project = start("Clash");
        long task = Long.parseLong(page(maker(), "/api/v1/" + project.substring(1) + "/parts?kind=charter")
                .replaceAll("(?s).*?\"number\":(\\d+).*", "$1"));
        String save = project + "/parts/" + task;
        var first = Map.of("version", "1", "fields", "problem,where", "problem", "Long waits", "where", "Here");
        sent(save, first);
        MockHttpServletResponse clash = send(
                save, Map.of("version", "1", "fields", "problem,where", "problem", "No evenings", "where", "Here"));
        assertThat(clash.getStatus()).isEqualTo(409);
        assertThat(clash.getContentAsString(StandardCharsets.UTF_8))
                .contains("Somebody else saved meanwhile")
                .contains("No evenings")
                .contains("Long waits")
                .contains("Leave theirs")
                .contains("name=\"version\" value=\"2\"");
        sent(save, Map.of("version", "2", "fields", "problem", "problem", "Long waits, no evenings"));
        assertThat(page(maker(), project + "/history?part=" + task))
                .contains("No evenings")
                .contains("Long waits, no evenings")
                .contains("wrote at the same time as somebody else")
                .contains("Go back to version 2");
        sent(save + "/take-back", Map.of("version", "2"));
        assertThat(page(maker(), project + "/charter")).contains(">Long waits</textarea>");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedStays() throws Exception {
        String project = start("Wrong");
        MockHttpServletResponse answer = send(
                project + "/parts",
                Map.of("kind", "task", "fields", "what,due", "what", "Ask the nurse", "due", "soon"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("expected a day such as 2026-04-01")
                .contains("value=\"Ask the nurse\"")
                .contains("value=\"soon\"");
        MockHttpServletResponse patient =
                send(project + "/parts", Map.of("kind", "task", "fields", "what", "what", "Call 943 476 5919"));
        assertThat(patient.getStatus()).isEqualTo(422);
        assertThat(patient.getContentAsString(StandardCharsets.UTF_8)).contains("could be an NHS number");
        assertThat(send("/projects", Map.of("fields", "name", "name", " ")).getStatus())
                .isEqualTo(422);
    }

    @Test
    void dataComeByGridByPasteAndByFile() throws Exception {
        String project = start("Data");
        long measure = part(
                project,
                "measure",
                "name,denominator,countsPeople",
                Map.of("name", "Seen in time", "denominator", "all", "countsPeople", "yes"));
        String here = project + "/measures/" + measure;
        assertThat(page(maker(), here + "/data")).contains("data-grid").contains("No points yet");
        assertThat(send(
                                here + "/data",
                                Map.of(
                                        "day0",
                                        "2025-01-01",
                                        "n0",
                                        "30",
                                        "d0",
                                        "100",
                                        "t0",
                                        "snow",
                                        "day1",
                                        "2025-02-01"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("1 added, 0 corrected");
        MockHttpServletResponse pasted =
                send(here + "/data", Map.of("rows", "1/2/2025\t31\t100\r\n1/3/2025\t131\t100"));
        assertThat(pasted.getStatus()).isEqualTo(422);
        assertThat(pasted.getContentAsString(StandardCharsets.UTF_8))
                .contains("1 added")
                .contains("Row 2")
                .contains("1/3/2025\t131\t100");
        MockHttpServletResponse typed =
                send(here + "/data", Map.of("day0", "2025-03-01", "n0", "131", "d0", "100", "t0", "", "day1", ""));
        assertThat(typed.getStatus()).isEqualTo(422);
        assertThat(typed.getContentAsString(StandardCharsets.UTF_8))
                .as("what was typed into the grid is still there to be put right")
                .contains("Row 1")
                .contains("2025-03-01\t131\t100");
        var rows = new StringBuilder("day,counted,out of\n");
        for (int month = 3; month <= 12; month++) {
            rows.append("2025-%02d-01,%d,100%n".formatted(month, 28 + month % 5).replace("\r", ""));
        }
        var file = new MockMultipartFile(
                "file", "points.csv", "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse uploaded = mvc.perform(
                        multipart(here + "/file").file(file).with(csrf()).with(people.as(maker())))
                .andReturn()
                .getResponse();
        assertThat(uploaded.getContentAsString(StandardCharsets.UTF_8)).contains("10 added");
        assertThat(page(maker(), here)).contains("P′ chart").contains("data-chart=\"spc\"");
        MockHttpServletResponse csv = ask(maker(), get(here + ".csv"));
        assertThat(csv.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8).lines()).hasSize(13);
        assertThat(page(maker(), project + "/timeline")).contains("10 points of data of Seen in time");
    }

    @Test
    void aCycleGoesFromPlanToActOnItsPage() throws Exception {
        String project = start("Cycle");
        long cycle = part(project, "cycle", "title", Map.of("title", "Six women"));
        String here = project + "/cycles/" + cycle;
        assertThat(send(here + "/begin", Map.of("version", "1")).getStatus()).isEqualTo(422);
        sent(
                project + "/parts",
                Map.of(
                        "kind",
                        "prediction",
                        "fields",
                        "prediction",
                        "prediction",
                        "2 of 6",
                        "cycle",
                        Long.toString(cycle)));
        sent(here + "/begin", Map.of("version", "1"));
        assertThat(page(maker(), here))
                .contains("Stamped on")
                .contains("2 of 6")
                .contains("go on to study");
        sent(here + "/study", Map.of("version", "2"));
        sent(project + "/parts/" + cycle, Map.of("version", "3", "fields", "results", "results", "4 of 6 booked"));
        String next =
                sent(here + "/decide", Map.of("version", "4", "decision", "ADAPT", "because", "Tuesday evenings"));
        assertThat(next).matches(project + "/cycles/\\d+").isNotEqualTo(here);
        assertThat(page(maker(), here)).contains("Adapt, decided on").contains("The cycle that followed");
        assertThat(page(maker(), project + "/cycles")).contains("c-ramp").contains("Six women");
    }

    @Test
    void aPublishedProjectIsOpenToEverybodyWithoutItsHistory() throws Exception {
        String project = start("Open to all");
        part(project, "stakeholder", "name", Map.of("name", "The landlord"));
        part(project, "task", "what", Map.of("what", "Ask the landlord"));
        sent(project + "/publish", Map.of("read", "yes", "named", "yes", "sponsor", "yes"));
        for (String below : List.of("", "/team", "/measures", "/cycles")) {
            mvc.perform(get(project + below))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("landlord"))));
        }
        mvc.perform(get("/api/v1" + project + "/parts"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("landlord"))));
        mvc.perform(get(project))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Open to all")))
                .andExpect(content().string(containsString("can begin a project of their own as a copy")));
        mvc.perform(get("/projects")).andExpect(content().string(containsString("Open to all")));
        mvc.perform(get(project + "/charter"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<textarea"))));
        mvc.perform(get(project + "/history")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1" + project + "/changes")).andExpect(status().isNotFound());
        assertThat(ask(other(), post(project + "/parts").param("kind", "task")).getStatus())
                .as("read by all, written by those who may")
                .isEqualTo(403);
        String copy = Objects.requireNonNull(
                        ask(other(), post(project + "/copy").param("name", "Ours"))
                                .getRedirectedUrl())
                .replaceAll("\\?.*", "");
        assertThat(page(other(), copy)).contains("Copied from").contains("Open to all");
        sent(project + "/withdraw", Map.of());
        mvc.perform(get(project)).andExpect(status().isNotFound());
    }
}

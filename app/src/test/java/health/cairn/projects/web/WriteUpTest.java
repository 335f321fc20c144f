package health.cairn.projects.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.people.Account;
import health.cairn.people.Role;
import health.cairn.people.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The write-up in the order of SQUIRE 2.0: filled from the project, written by the team, taken along as PDF and slides. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteUpTest {

    private static final String ROWS = """
            2025-01-01,31,102
            2025-02-01,29,98
            2025-03-01,33,105
            2025-04-01,30,99
            2025-06-01,28,97
            2025-07-01,34,104
            2025-08-01,31,100
            2025-09-01,30,103
            2025-10-01,33,99
            2025-11-01,29,96
            2025-12-01,31,101
            2026-01-01,58,98
            2026-02-01,61,102
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @TempDir
    Path folder;

    private String project = "";

    private Account maker() {
        return people.holding(Role.MEMBER, TestPeople.HERE);
    }

    private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(csrf()).with(people.as(maker())))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String path, Map<String, String> fields) throws Exception {
        var request = post(path);
        fields.forEach(request::param);
        return ask(request);
    }

    private String sent(String path, Map<String, String> fields) throws Exception {
        MockHttpServletResponse answer = send(path, fields);
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(302);
        return Objects.requireNonNull(answer.getRedirectedUrl()).replaceAll("\\?.*", "");
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse answer = ask(get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private byte[] file(String path) throws Exception {
        MockHttpServletResponse answer = ask(get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
        return answer.getContentAsByteArray();
    }

    @BeforeAll
    void aProjectWithDataAndACycle() throws Exception {
        project = sent(
                "/projects",
                Map.of(
                        "fields", "name,problem,aim,baseline,target,unit",
                        "name", "A call from a nurse they know",
                        "problem", "One in three comes ≥ 12 weeks late.",
                        "aim", "Raise it by Easter",
                        "baseline", "30",
                        "target", "60",
                        "unit", "%"));
        String measure = sent(
                project + "/parts",
                Map.of(
                        "kind", "measure",
                        "fields", "name,numerator,denominator,target",
                        "name", "Screened within 12 weeks",
                        "numerator", "women screened",
                        "denominator", "women reminded",
                        "target", "60"));
        assertThat(send(measure + "/data", Map.of("rows", ROWS)).getStatus()).isLessThan(400);
        String cycle = sent(
                project + "/parts",
                Map.of("kind", "cycle", "fields", "title,idea", "title", "Six women", "idea", "A call on Tuesday"));
        sent(
                project + "/parts",
                Map.of(
                        "kind", "prediction",
                        "fields", "prediction",
                        "prediction", "2 of 6",
                        "cycle", cycle.replaceAll(".*/", "")));
        sent(cycle + "/begin", Map.of("version", "1"));
    }

    @Test
    void aWriteUpSaysWhatTheProjectSaysUntilTheTeamSaysOtherwise() throws Exception {
        assertThat(page(project + "/write-up"))
                .contains("One in three comes ≥ 12 weeks late.")
                .contains("From 30.0% to 60.0%.")
                .contains("Six women")
                .contains("a change happened")
                .contains("data-chart=\"spc\"")
                .contains("Introduction: why did you start?")
                .doesNotContain("style=\"");
        assertThat(page(project + "/write-up/edit")).contains("One in three comes ≥ 12 weeks late.");
        String own = sent(
                "/projects",
                Map.of("fields", "name,problem", "name", "Our words", "problem", "One in three comes late."));
        var fields = Map.of(
                "fields", "problem,ethics",
                "problem", "One in three comes late.",
                "ethics", "Nobody was left out.");
        assertThat(sent(own + "/write-up", fields)).isEqualTo(own + "/write-up");
        assertThat(page(own + "/write-up")).contains("Nobody was left out.");
        String charter = page(own + "/charter");
        String part = charter.replaceAll("(?s).*action=\"(/projects/\\d+/parts/\\d+)\".*", "$1");
        sent(part, Map.of("version", "1", "fields", "problem", "problem", "One in four comes late."));
        assertThat(page(own + "/write-up"))
                .as("what the team left as it was follows the project")
                .contains("One in four comes late.")
                .doesNotContain("One in three");
        var again = new java.util.HashMap<>(fields);
        again.put("version", "1");
        again.put("problem", "In our words.");
        sent(own + "/write-up", again);
        assertThat(page(own + "/write-up")).containsPattern("<h4>Problem</h4>\\s*<p>In our words.</p>");
        again.put("ethics", "About 943 476 5919.");
        again.put("version", "2");
        assertThat(send(own + "/write-up", again).getStatus())
                .as("what could be an NHS number")
                .isEqualTo(422);
    }

    @Test
    void aWriteUpIsReadWhereTheProjectIs() throws Exception {
        for (String path : List.of("/write-up", "/write-up.pdf", "/write-up.pptx")) {
            mvc.perform(get(project + path)).andExpect(status().isNotFound());
        }
        String open = sent("/projects", Map.of("fields", "name", "name", "Open write-up"));
        sent(open + "/publish", Map.of("read", "yes", "named", "yes", "sponsor", "yes"));
        mvc.perform(get(open + "/write-up"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Open write-up")))
                .andExpect(content().string(not(containsString("Write and change it"))));
        mvc.perform(get(open + "/write-up.pdf")).andExpect(status().isOk());
    }

    @Test
    void aProjectIsPublishedWhenTextsAreReadAndNamesAndSponsorAgree() throws Exception {
        String own = sent(
                "/projects",
                Map.of("fields", "name,problem", "name", "To be open", "problem", "Three women were missed."));
        assertThat(page(own + "/publishing"))
                .contains("so few people that they may be known")
                .contains("Three women were missed.")
                .contains("nobody in the team is named as sponsor");
        assertThat(send(own + "/publish", Map.of("read", "yes", "named", "yes")).getStatus())
                .isEqualTo(422);
        mvc.perform(get(own)).andExpect(status().isNotFound());
        sent(own + "/publish", Map.of("read", "yes", "named", "yes", "sponsor", "yes"));
        mvc.perform(get(own)).andExpect(status().isOk());
        assertThat(send(own + "/reach", Map.of("reach", "NETWORK")).getStatus())
                .as("no directory is loaded, so no network is known")
                .isEqualTo(422);
        sent(own + "/reach", Map.of("reach", "TEAM"));
        assertThat(page(own + "/publishing")).contains("It is published");
    }

    @Test
    void aFinishedProjectStandsInTheArchiveWithWhatCameOfItAndIsFoundByItsWords() throws Exception {
        String own = sent(
                "/projects",
                Map.of("fields", "name,problem", "name", "Finished evenings", "problem", "Shift workers cannot come."));
        sent(own + "/publish", Map.of("read", "yes", "named", "yes", "sponsor", "yes"));
        mvc.perform(get("/projects/archive")).andExpect(content().string(not(containsString("Finished evenings"))));
        sent(own + "/archive", Map.of());
        mvc.perform(get("/projects/archive"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Finished evenings")))
                .andExpect(content().string(containsString("No data and no decision were recorded.")));
        mvc.perform(get("/projects/archive").param("q", "worker shifts"))
                .andExpect(content().string(containsString("Finished evenings")));
        mvc.perform(get("/projects/archive").param("q", "workers -shift"))
                .andExpect(content().string(not(containsString("Finished evenings"))));
        String closed = sent("/projects", Map.of("fields", "name", "name", "Finished behind doors"));
        sent(closed + "/archive", Map.of());
        mvc.perform(get("/projects/archive?q=doors")).andExpect(content().string(not(containsString("behind"))));
        assertThat(page("/projects/archive?q=doors")).contains("behind doors");
        sent(own + "/restore", Map.of());
        mvc.perform(get("/projects/archive")).andExpect(content().string(not(containsString("Finished evenings"))));
    }

    @Test
    void thePdfHoldsTheTextWithEveryCharacter() throws Exception {
        Path pdf = folder.resolve("article.pdf");
        Files.write(pdf, file(project + "/write-up.pdf"));
        assertThat(text(pdf))
                .contains("A call from a nurse they know")
                .contains("≥ 12 weeks late")
                .contains("Methods: what did you do?")
                .contains("Screened within 12 weeks has gone up: a change happened")
                .contains("Page 1");
    }

    /** As PowerPoint would: the file is opened by another program, and the chart's own sheet holds the numbers. */
    @Test
    void theSlidesOpenElsewhereAndTheirChartsAreCharts() throws Exception {
        byte[] bytes = file(project + "/write-up.pptx");
        try (var show = new XMLSlideShow(new ByteArrayInputStream(bytes))) {
            assertThat(show.getCharts()).hasSize(1);
            XSSFSheet sheet = show.getCharts().getFirst().getWorkbook().getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("Screened within 12 weeks");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Jan 2025");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue())
                    .as("31 of 102")
                    .isCloseTo(100 * 31 / 102.0, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(sheet.getRow(13).getCell(1).getNumericCellValue())
                    .as("61 of 102")
                    .isCloseTo(100 * 61 / 102.0, org.assertj.core.data.Offset.offset(1e-9));
        }
        Path slides = folder.resolve("slides.pptx");
        Files.write(slides, bytes);
        run(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                slides.toString());
        String text = text(folder.resolve("slides.pdf"));
        assertThat(text)
                .contains("A call from a nurse they know")
                .contains("Screened within 12 weeks (%)")
                .contains("Feb 2026")
                .contains("Upper limit");
        int pages = text.split("\f", -1).length - 1;
        try (var show = new XMLSlideShow(new ByteArrayInputStream(bytes))) {
            assertThat(pages)
                    .as("a page for each slide")
                    .isEqualTo(show.getSlides().size());
        }
    }

    @Test
    void longTextsGoOnOnTheNextSlideAndNothingIsLost() {
        String words = "word ".repeat(600).strip();
        List<List<String>> pages = ArticleSlides.pages(List.of("First.", words, "Last."));
        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(String.join(" ", pages.stream().flatMap(List::stream).toList()))
                .isEqualTo("First. " + words + " Last.");
        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(page.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(750));
        assertThat(ArticleSlides.pages(List.of())).isEmpty();
    }

    private String text(Path pdf) throws IOException, InterruptedException {
        Path text = folder.resolve(pdf.getFileName() + ".txt");
        run("pdftotext", "-layout", pdf.toString(), text.toString());
        return Files.readString(text);
    }

    /** A program of the machine; where it is missing the test fails and says what to install. */
    private void run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    command[0] + " is missing; install libreoffice-impress and poppler-utils to run this test", e);
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command[0]).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
    }
}

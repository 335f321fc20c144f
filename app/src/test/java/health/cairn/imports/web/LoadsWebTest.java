package health.cairn.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.imports.Batch;
import health.cairn.imports.Batch.State;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Upload;
import health.cairn.people.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Loading by page and by API, over the whole platform. That nobody gets here without sign-in the test of all routes sees. */
@CairnTest
class LoadsWebTest {

    private static final String HEADER =
            "Indicator ID,Indicator Name,Area Code,Sex,Age,Time period,Value,Count,Denominator\n";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Imports imports;

    @Autowired
    Audit audit;

    @Test
    void anEmptyInstallationSaysHowToBegin() throws Exception {
        mvc.perform(get("/loads").with(people.member()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Data loaded")));
        mvc.perform(get("/loads/new").with(people.member()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Fingertips CSV export")))
                .andExpect(content().string(containsString("enctype=\"multipart/form-data\"")));
    }

    @Test
    void aFileBroughtByPageIsReadThenConfirmedThenPublishedThenWithdrawn() throws Exception {
        String address = Objects.requireNonNull(mvc.perform(multipart("/loads")
                        .file(new MockMultipartFile(
                                "file", "C:\\temp\\made-up.csv", "text/csv", rows(96001, "<b>A81001")))
                        .with(csrf())
                        .with(people.member()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        Batch batch = whenRead(Integer.parseInt(address.replaceAll("\\D", "")));
        assertThat(batch.state()).isEqualTo(State.READY);
        assertThat(batch.fileName()).isEqualTo("made-up.csv");
        assertThat(batch.receivedBy()).isPresent();

        mvc.perform(get(address).with(people.member()))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Refresh"))
                .andExpect(content().string(containsString("Ready to publish")))
                .andExpect(content().string(containsString("5 of 10")))
                .andExpect(content().string(containsString("&lt;b&gt;A81001")))
                .andExpect(content().string(not(containsString("<b>A81001"))))
                .andExpect(content().string(containsString("Area code not understood")));
        mvc.perform(get(address + "/publish").with(people.member()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("become visible to everybody")));
        mvc.perform(post(address + "/publish").with(csrf()).with(people.member()))
                .andExpect(redirectedUrl(address));
        assertThat(imports.find(batch.id()).orElseThrow().state()).isEqualTo(State.PUBLISHED);
        mvc.perform(post(address + "/publish").with(csrf()).with(people.member()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("is published")));
        mvc.perform(post(address + "/withdraw").with(csrf()).with(people.member()))
                .andExpect(redirectedUrl(address));
        mvc.perform(get("/loads").with(people.member()))
                .andExpect(content().string(containsString("made-up.csv")))
                .andExpect(content().string(containsString("Withdrawn")));
        assertThat(audit.find(Audit.Filter.by(batch.receivedBy().orElseThrow()), Optional.empty(), 100))
                .filteredOn(record -> record.key().equals("" + batch.id()))
                .extracting(AuditRecord::act)
                .containsExactly(Act.WITHDRAWN, Act.PUBLISHED, Act.LOADED);
    }

    @Test
    void theProblemsOfAFileDownloadAsCsvThatASpreadsheetDoesNotRun() throws Exception {
        Batch batch = load(new String(rows(96002, "=cmd|' /C calc'!A0"), StandardCharsets.UTF_8));
        mvc.perform(get("/loads/" + batch.id() + "/problems.csv").with(people.member()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("problems-of-batch-" + batch.id())))
                .andExpect(
                        content().string(containsString("kind,effect,file,sheet,row,column,found,expected,what to do")))
                .andExpect(content().string(containsString("'=cmd|")));
    }

    @Test
    void whileAFileIsReadItsPageComesBackByItself() throws Exception {
        int reading = imports.receive(upload(), new ByteArrayInputStream(many(96003)))
                .batch()
                .id();
        int status = 0;
        String refresh = null;
        for (int i = 0; i < 50 && imports.find(reading).orElseThrow().isMoving(); i++) {
            var answer = mvc.perform(get("/loads/" + reading).with(people.member()))
                    .andReturn()
                    .getResponse();
            status = answer.getStatus();
            refresh = refresh == null ? answer.getHeader("Refresh") : refresh;
        }
        assertThat(status).isEqualTo(200);
        assertThat(refresh).isEqualTo("2");
        whenRead(reading);
    }

    @Test
    void nothingAndNoFileAreAnsweredInWords() throws Exception {
        mvc.perform(multipart("/loads").with(csrf()).with(people.member()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Choose a file that is not empty")));
        mvc.perform(multipart("/loads")
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", rows(96004, "A81002")))
                        .param("day", "yesterday")
                        .with(csrf())
                        .with(people.member()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("for example 31/03/2023")));
        mvc.perform(get("/loads/999999").with(people.member()))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("No file was loaded under the number 999999")));
    }

    @Test
    void aTableOfOnesOwnIsMappedOnAPageWithItsFirstRowsAndReadFromThenOn() throws Exception {
        String table = """
                Monthly return
                Surgery,Practice code,Month,Done,All
                North,A81001,31/01/2024,"1,200","2,400"
                South,A81002,31/01/2024,<5,40
                """;
        Batch unknown = load(table);
        assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
        mvc.perform(get("/loads/" + unknown.id()).with(people.member()))
                .andExpect(content().string(containsString("/loads/mappings/new?batch=" + unknown.id())));
        mvc.perform(get("/loads/mappings/new").param("batch", "" + unknown.id()).with(people.member()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<th scope=\"col\">Practice code</th>")))
                .andExpect(content().string(containsString("1,200")));

        mvc.perform(mapping(unknown.id(), "").with(csrf()).with(people.member()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Say what the measure is called")));
        mvc.perform(mapping(unknown.id(), "FIT before referral").with(csrf()).with(people.member()))
                .andExpect(redirectedUrl("/loads/" + unknown.id()));
        Batch read = whenRead(unknown.id());
        assertThat(read.state()).isEqualTo(State.READY);
        assertThat(read.loaded()).isEqualTo(2);
        assertThat(imports.examples(read.id())).singleElement().satisfies(example -> {
            assertThat(example.says()).isEqualTo("1,200 of 2,400");
            assertThat(example.what()).startsWith("own-fit-before-referral");
            assertThat(example.period()).isEqualTo("2024-01-01 to 2024-01-31");
        });

        Batch next = load(table.replace("31/01/2024", "29/02/2024"));
        assertThat(next.state()).as("the next file of the same make").isEqualTo(State.READY);
        mvc.perform(get("/loads/mappings").with(people.member()))
                .andExpect(content().string(containsString("Our return")));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder mapping(
            int batch, String measureName) {
        return post("/loads/mappings")
                .param("batch", "" + batch)
                .param("sheet", "0")
                .param("header", "1")
                .param("name", "Our return")
                .param("measureName", measureName)
                .param("kind", "PERCENTAGE")
                .param("area", "Practice code")
                .param("period", "Month")
                .param("dates", "DAY_FIRST")
                .param("length", "MONTH")
                .param("numerator", "Done")
                .param("denominator", "All");
    }

    @Test
    void programsLoadTheSameWay() throws Exception {
        byte[] bytes = rows(96005, "A81002");
        String location = Objects.requireNonNull(mvc.perform(multipart("/api/v1/batches")
                        .file(new MockMultipartFile("file", "made-up.csv", "text/csv", bytes))
                        .param("publish", "IF_NOTHING_SET_ASIDE")
                        .with(csrf())
                        .with(people.member()))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.alreadyHere").value(false))
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        int id = Integer.parseInt(location.replaceAll(".*/", ""));
        whenRead(id);
        mvc.perform(multipart("/api/v1/batches")
                        .file(new MockMultipartFile("file", "again.csv", "text/csv", bytes))
                        .with(csrf())
                        .with(people.member()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.alreadyHere").value(true))
                .andExpect(jsonPath("$.id").value(id));
        mvc.perform(get(location).with(people.member()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sha256").isString())
                .andExpect(jsonPath("$.loaded").value(2))
                .andExpect(jsonPath("$.problems.NEW_MEASURE").value(1));
        mvc.perform(get("/api/v1/batches").param("limit", "1").with(people.member()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.batches.length()").value(1));
    }

    @Test
    void programsAreToldWhatIsWrongAsProblemJson() throws Exception {
        mvc.perform(get("/api/v1/batches/999999").with(people.member()))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.detail").value(containsString("no batch 999999")));
        mvc.perform(get("/api/v1/batches").param("limit", "0").with(people.member()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("expected a number from 1 to 200")));
        Batch batch = load(new String(rows(96006, "A81002"), StandardCharsets.UTF_8));
        mvc.perform(post("/api/v1/batches/" + batch.id() + "/withdraw")
                        .with(csrf())
                        .with(people.member()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("Only a published batch can be withdrawn")));
    }

    private Batch load(String text) throws IOException {
        return imports.receiveAndRead(upload(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .batch();
    }

    private static Upload upload() {
        return new Upload("made-up.csv", Optional.empty(), Optional.empty(), Publishing.NEVER);
    }

    private Batch whenRead(int id) throws InterruptedException {
        for (int i = 0; i < 300 && imports.find(id).orElseThrow().isMoving(); i++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        return imports.find(id).orElseThrow();
    }

    /** One good row, and one of this area. */
    private static byte[] rows(int indicator, String area) {
        return (HEADER
                        + indicator + ",Made up,A81001,Persons,All ages,2019/20,50,5,10\n"
                        + indicator + ",Made up," + area + ",Persons,All ages,2019/20,50,5,10\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] many(int indicator) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 200_000; i++) {
            text.append(indicator)
                    .append(",Made up,A8")
                    .append(10_000 + i % 7_000)
                    .append(",Persons,All ages,")
                    .append(1990 + i / 7_000)
                    .append(",50,5,10\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

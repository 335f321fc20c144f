package health.cairn.projects.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import health.cairn.CairnTest;
import health.cairn.people.Account;
import health.cairn.people.Role;
import health.cairn.people.TestOrganisations;
import health.cairn.people.TestPeople;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Driver diagram, tools and score through their pages, without a script. */
@CairnTest
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThinkingPagesTest {

    /** What is to be done before a project is published. */
    private static final Map<String, List<String>> ALL_DONE =
            Map.of("read", List.of("yes"), "named", List.of("yes"), "sponsor", List.of("yes"));

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestOrganisations world;

    @BeforeAll
    void aNetwork() {
        world.publish();
    }

    private Account maker() {
        return people.holding(Role.NETWORK_LEAD, TestOrganisations.NETWORK);
    }

    private MockHttpServletResponse ask(Account account, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(csrf()).with(people.as(account)))
                .andReturn()
                .getResponse();
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse answer = ask(maker(), get(path));
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(path + page).isEqualTo(200);
        assertThat(page).as(path).doesNotContain("style=\"").doesNotContain("onclick");
        return page;
    }

    private MockHttpServletResponse send(String path, Map<String, List<String>> fields) throws Exception {
        var request = post(path);
        fields.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return ask(maker(), request);
    }

    private String sent(String path, Map<String, List<String>> fields) throws Exception {
        MockHttpServletResponse answer = send(path, fields);
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(302);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private String start(String name) throws Exception {
        return sent("/projects", Map.of("fields", List.of("name"), "name", List.of(name)))
                .replaceAll("\\?.*", "");
    }

    /** Adds a part; where several values are wanted they stand beside one another. */
    private void add(String project, String kind, Map<String, List<String>> values) throws Exception {
        var all = new HashMap<>(values);
        all.put("kind", List.of(kind));
        all.put(
                "fields",
                List.of(String.join(
                        ",",
                        values.keySet().stream()
                                .filter(name -> !name.equals("sheet") && !name.equals("measure"))
                                .toList())));
        sent(project + "/parts", all);
    }

    private List<Integer> numbers(String project, String kind) throws Exception {
        String answer = ask(maker(), get("/api/v1" + project + "/parts").param("kind", kind))
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(answer, "$..number");
    }

    private long only(String project, String kind) throws Exception {
        return numbers(project, kind).getLast();
    }

    private byte[] file(String path, String type) throws Exception {
        MockHttpServletResponse answer = ask(maker(), get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith(type);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
        return answer.getContentAsByteArray();
    }

    /** Read by the JDK's own reader: what is drawn is well-formed, whatever people write. */
    private void isSvg(byte[] file) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(new String(file, StandardCharsets.UTF_8))
                .doesNotContain("style=")
                .doesNotContain("<script");
    }

    @Test
    void aDiagramGrowsFromFormsAloneAndRefusesACircle() throws Exception {
        String project = start("Trust & <time>");
        add(project, "driver", Map.of("text", List.of("She is asked by someone she trusts")));
        long trust = only(project, "DRIVER");
        add(project, "driver", Map.of("text", List.of("A known voice"), "serves", List.of(Long.toString(trust))));
        long voice = only(project, "DRIVER");
        add(project, "driver", Map.of("text", List.of("It fits her week")));
        long week = only(project, "DRIVER");
        add(
                project,
                "idea",
                Map.of(
                        "text",
                        List.of("Call by her own nurse \"<b>\""),
                        "serves",
                        List.of(Long.toString(voice), Long.toString(week)),
                        "impact",
                        List.of("8"),
                        "ease",
                        List.of("6.5")));
        String page = page(project + "/drivers");
        assertThat(page)
                .contains("2 primary drivers, 1 secondary driver and 1 change idea")
                .contains("data-node=\"" + voice + "\" data-serves=\"" + trust + "\"")
                .contains("(stands above)")
                .contains("\u25cb Not started")
                .doesNotContain("<b>&quot;");
        MockHttpServletResponse circle = send(
                project + "/parts/" + trust,
                Map.of(
                        "kind", List.of("driver"),
                        "version", List.of("1"),
                        "fields", List.of("serves"),
                        "serves", List.of(Long.toString(voice))));
        assertThat(circle.getStatus()).isEqualTo(422);
        assertThat(circle.getContentAsString(StandardCharsets.UTF_8)).contains("a driver diagram has no circles");
        isSvg(file(project + "/drivers.svg", "image/svg+xml"));
        assertThat(new String(file(project + "/drivers.csv", "text/csv"), StandardCharsets.UTF_8))
                .contains("Change ideas,\"Call by her own nurse")
                .contains("A known voice; It fits her week");
        assertThat(page(project + "/ideas")).contains(": implement").contains("value=\"6.5\"");
        isSvg(file(project + "/ideas.svg", "image/svg+xml"));
        assertThat(page(project + "/history")).contains("It drives").contains("She is asked by someone she trusts");
    }

    @Test
    void aCycleHangsOnTheIdeaItTestsAndComesAlongWhereItIsAdapted() throws Exception {
        String project = start("Cycles hang");
        add(project, "idea", Map.of("text", List.of("Evening clinic")));
        long idea = only(project, "IDEA");
        add(project, "cycle", Map.of("title", List.of("One Tuesday"), "tests", List.of(Long.toString(idea))));
        assertThat(page(project + "/drivers"))
                .contains("One Tuesday")
                .contains("In plan")
                .contains("not linked to a driver yet");
    }

    @Test
    void undoAndRedoGoThroughWhatWasDoneAndStandInTheHistory() throws Exception {
        String project = start("Undone");
        add(project, "driver", Map.of("text", List.of("First words")));
        long driver = only(project, "DRIVER");
        String path = project + "/parts/" + driver;
        sent(
                path,
                Map.of(
                        "kind", List.of("driver"),
                        "version", List.of("1"),
                        "fields", List.of("text"),
                        "text", List.of("Second words")));
        Map<String, List<String>> drivers = Map.of("of", List.of("DRIVERS"), "to", List.of(project + "/drivers"));
        assertThat(sent(project + "/undo", drivers)).isEqualTo(project + "/drivers?said=undone");
        assertThat(page(project + "/drivers")).contains("value=\"First words\"");
        sent(project + "/undo", drivers);
        assertThat(page(project + "/drivers")).doesNotContain("value=\"First words\"");
        assertThat(sent(project + "/undo", drivers)).endsWith("said=not-undone");
        sent(project + "/redo", drivers);
        sent(project + "/redo", drivers);
        assertThat(page(project + "/drivers")).contains("value=\"Second words\"");
        assertThat(sent(project + "/redo", drivers)).endsWith("said=not-undone");
        assertThat(page(project + "/history")).contains("undone").contains("done again");
        sent(path + "/archive", Map.of("to", List.of(project + "/drivers")));
        sent(project + "/undo", drivers);
        assertThat(page(project + "/drivers")).contains("value=\"Second words\"");
    }

    @Test
    void aCopyHasTheDiagramWithItsLinksAmongThemselves() throws Exception {
        String project = start("Original");
        add(project, "driver", Map.of("text", List.of("Later parent")));
        add(project, "driver", Map.of("text", List.of("Primary")));
        var numbers = numbers(project, "DRIVER");
        // The first now serves one that was made after it.
        sent(
                project + "/parts/" + numbers.get(0),
                Map.of(
                        "kind", List.of("driver"),
                        "version", List.of("1"),
                        "fields", List.of("serves"),
                        "serves", List.of(numbers.get(1).toString())));
        String copy = sent(project + "/copy", Map.of("name", List.of("Copy"))).replaceAll("\\?.*", "");
        assertThat(page(copy + "/drivers")).contains("1 primary driver, 1 secondary driver");
        for (Integer number : numbers(copy, "DRIVER")) {
            assertThat(numbers).doesNotContain(number);
        }
    }

    /** Each tool with one item of its own: shown, drawn, and as a file. */
    @Test
    void everyToolIsFilledByItsFormDrawnAndTakenAlong() throws Exception {
        String project = start("Tools");
        record Item(String kind, Map<String, List<String>> values, String seen) {}
        var items = Map.of(
                "PROCESS_MAP",
                new Item(
                        "step",
                        Map.of(
                                "what", List.of("Prints the letter"),
                                "minutes", List.of("5"),
                                "waiting", List.of("55"),
                                "value", List.of("ADDS")),
                        "8.3% of the whole"),
                "FISHBONE",
                new Item(
                        "cause",
                        Map.of("text", List.of("No evening slots"), "branch", List.of("PROCESS")),
                        "1 possible cause"),
                "PARETO",
                new Item(
                        "counted",
                        Map.of("name", List.of("Wrong address"), "count", List.of("12")),
                        "make 100% of all"),
                "FORCE_FIELD",
                new Item(
                        "force",
                        Map.of("text", List.of("Nurses want it"), "strength", List.of("4")),
                        "add up to 4, those that hold it back to 0"),
                "FIVE_WHYS",
                new Item("why", Map.of("because", List.of("Nobody asked her")), "1 why down: Nobody asked her"),
                "PLAN",
                new Item(
                        "planned", Map.of("what", List.of("Buy a phone"), "within", List.of("DAYS_30")), "0 of 1 done"),
                "SUSTAINABILITY",
                new Item(
                        "sustaining",
                        Map.of("who", List.of("Noor Ash"), "benefits", List.of("A")),
                        "Nobody has scored all ten factors yet"));
        assertThat(items).hasSameSizeAs(health.cairn.projects.Tool.values());
        for (var tool : items.entrySet()) {
            add(project, "sheet", Map.of("tool", List.of(tool.getKey()), "title", List.of("Sheet " + tool.getKey())));
            long sheet = only(project, "SHEET");
            String here = project + "/tools/" + sheet;
            page(here);
            var values = new HashMap<>(tool.getValue().values());
            values.put("sheet", List.of(Long.toString(sheet)));
            values.put("to", List.of(here));
            add(project, tool.getValue().kind(), values);
            assertThat(page(here)).as(tool.getKey()).contains(tool.getValue().seen());
            file(here + ".csv", "text/csv");
            if (tool.getKey().equals("PLAN")) {
                assertThat(ask(maker(), get(here + ".svg")).getStatus()).isEqualTo(404);
            } else {
                isSvg(file(here + ".svg", "image/svg+xml"));
            }
        }
        add(
                project,
                "stakeholder",
                Map.of(
                        "name", List.of("The landlord"),
                        "power", List.of("HIGH"),
                        "now", List.of("NO"),
                        "needed", List.of("LET")));
        assertThat(page(project + "/tools/stakeholders")).contains("1 of them not yet as committed");
        isSvg(file(project + "/tools/stakeholders.svg", "image/svg+xml"));
        assertThat(new String(file(project + "/tools/stakeholders.csv", "text/csv"), StandardCharsets.UTF_8))
                .contains("The landlord,high,low,Keep satisfied");
        assertThat(page(project + "/tools")).contains("Sheet PARETO");
    }

    @Test
    void theScoreIsSuggestedAndWhoDiffersSaysWhy() throws Exception {
        String project = start("Scored");
        assertThat(page(project + "/score"))
                .contains("Suggested: 0.5 intent to participate")
                .contains("1.0 needs:");
        Map<String, List<String>> differs = new HashMap<>(Map.of(
                "kind", List.of("score"),
                "fields", List.of("by,step,day,reason,feedback"),
                "by", List.of("COACH"),
                "step", List.of("S10")));
        MockHttpServletResponse refused = send(project + "/score", differs);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("say why it is 1.0");
        differs.put("reason", List.of("The charter is on paper"));
        sent(project + "/score", differs);
        assertThat(page(project + "/score"))
                .contains("The charter is on paper")
                .contains("Last said by the coach: 1.0");
    }

    @Test
    void targetsAndPointsLeftOutAreOnTheChartAndInItsWords() throws Exception {
        String project = start("Measured");
        add(
                project,
                "measure",
                Map.of("name", List.of("Days to answer"), "shape", List.of("VALUE"), "unit", List.of("days")));
        long measure = only(project, "MEASURE");
        String here = project + "/measures/" + measure;
        var rows = new StringBuilder();
        for (int month = 1; month <= 12; month++) {
            rows.append("2025-%02d-01\t%d\n".formatted(month, month == 3 ? 90 : 10 + month % 3));
        }
        send(here + "/data", Map.of("rows", List.of(rows.toString())));
        String number = Long.toString(measure);
        add(
                project,
                "exclusion",
                Map.of("measure", List.of(number), "day", List.of("2025-03-01"), "reason", List.of("snow")));
        add(
                project,
                "target",
                Map.of(
                        "measure", List.of(number),
                        "name", List.of("By summer"),
                        "value", List.of("9"),
                        "from", List.of("2025-06-01")));
        assertThat(page(here))
                .contains("One point is left out of the limits, drawn hollow: snow.")
                .contains("By summer")
                .contains("Left out of the limits: 1 March 2025")
                .contains("\"left\":true");
        MockHttpServletResponse without = send(
                project + "/parts",
                Map.of(
                        "kind", List.of("exclusion"),
                        "measure", List.of(number),
                        "fields", List.of("day,reason"),
                        "day", List.of("2025-04-01")));
        assertThat(without.getStatus()).as("no reason, no exclusion").isEqualTo(422);
    }

    private MockHttpServletResponse upload(String project, String name, byte[] content) throws Exception {
        return ask(
                maker(),
                multipart(project + "/files")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .param("about", "The letter as it is sent"));
    }

    @Test
    void theJournalHoldsWordsMentionsAndFilesThatAreWhatTheySay() throws Exception {
        String project = start("Journal");
        String own = maker().name();
        add(
                project,
                "comment",
                Map.of("text", List.of("@" + own + " the letter is wrong"), "to", List.of(project + "/journal")));
        assertThat(page(project + "/journal"))
                .contains("You are mentioned in one entry.")
                .contains("<b class=\"c-mention\">@" + own + "</b>");
        byte[] pdf = "%PDF-1.7 made up".getBytes(StandardCharsets.UTF_8);
        assertThat(upload(project, "letter.exe", pdf).getStatus()).isEqualTo(302);
        assertThat(page(project + "/journal")).contains("letter.exe");
        long file = only(project, "FILE");
        MockHttpServletResponse kept = ask(maker(), get(project + "/files/" + file));
        assertThat(kept.getContentAsByteArray()).isEqualTo(pdf);
        assertThat(kept.getContentType()).isEqualTo("application/pdf");
        assertThat(kept.getHeader("Content-Disposition")).startsWith("attachment");
        MockHttpServletResponse refused =
                upload(project, "letter.pdf", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("By its content this is none");
        assertThat(upload(project, "big.txt", new byte[health.cairn.projects.ProjectFiles.MOST_BYTES + 1])
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("up to 10 MB");
        assertThat(upload(project, "empty.txt", new byte[0]).getStatus()).isEqualTo(422);
        sent(project + "/publish", ALL_DONE);
        for (String below : List.of("/journal", "/files/" + file)) {
            assertThat(mvc.perform(get(project + below))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(below)
                    .isEqualTo(404);
        }
    }

    @Test
    void toolsAndScoreAreForThoseTheProjectIsSharedWith() throws Exception {
        String project = start("Published");
        add(project, "driver", Map.of("text", List.of("Trust")));
        add(project, "sheet", Map.of("tool", List.of("FISHBONE"), "title", List.of("Among us")));
        long sheet = only(project, "SHEET");
        sent(project + "/publish", ALL_DONE);
        assertThat(mvc.perform(get(project + "/drivers"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Trust")
                .doesNotContain("<textarea")
                .doesNotContain("data-toolbar");
        for (String below :
                List.of("/tools", "/tools/" + sheet, "/tools/" + sheet + ".csv", "/tools/stakeholders", "/score")) {
            assertThat(mvc.perform(get(project + below))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(below)
                    .isEqualTo(404);
        }
        assertThat(mvc.perform(get("/api/v1" + project + "/parts"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Trust")
                .doesNotContain("Among us");
    }
}

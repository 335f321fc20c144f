package health.cairn.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Outcome;
import health.cairn.people.Account;
import health.cairn.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** Unmet need as people see it, on the fictional alliance with its 37,000 people. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnmetNeedPagesTest extends WithWestmark {

    /** What leaves the installation about single people: both sides of the quarter of an hour. */
    @Test
    void whoTakesPeopleAwayShowsFirstWhoTheyAre() throws Exception {
        for (String path : List.of(
                "/unmet-need/people/map.csv", "/unmet-need/cohorts/1/people", "/unmet-need/cohorts/1/identities")) {
            MockHttpServletResponse asked = mvc.perform(post(path).with(csrf()).with(people.longAgo(holder())))
                    .andReturn()
                    .getResponse();
            assertThat(asked.getRedirectedUrl()).as(path).startsWith("/confirm?to=%2Funmet-need%2F");
            assertThat(send(holder(), path, Map.of()).getStatus()).as(path).isIn(404, 422);
        }
    }

    @Test
    void whoComesOftenIsAPageOfTheWholeNetworkWithAFlowAndEveryTableAsAFile() throws Exception {
        String page = page(lead(), "/unmet-need/often?area=" + NETWORK);
        assertThat(page)
                .contains("data-chart=\"flow\"")
                .contains("By practice")
                .contains("By deprivation")
                .contains("Who is likely to stay")
                .contains("held against that fall")
                .contains("Start a project for those who stay")
                .contains("6 of 6 practices");
        for (String table : List.of("flow", "likely", "practice", "age", "sex", "deprivation", "services")) {
            MockHttpServletResponse file = ask(lead(), get("/unmet-need/often.csv?area=UX017&table=" + table));
            assertThat(file.getStatus()).as(table).isEqualTo(200);
            assertThat(file.getContentAsString(StandardCharsets.UTF_8).lines().count())
                    .as(table)
                    .isGreaterThan(2);
        }
        for (String often : OftenChoice.keys()) {
            page(lead(), "/unmet-need/often?area=UX017&often=" + often);
        }
    }

    @Test
    void outsideThePracticeCountsAreRoundedByTheRuleAndInsideTheyAreNot() throws Exception {
        // HES_2018, the rule of a new installation, rounds to the nearest 5 (docs/reference/small-numbers.md).
        String outside = ask(lead(), get("/unmet-need/never.csv?area=UX017&table=practice"))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(outside.lines().skip(1).limit(6))
                .allSatisfy(line -> assertThat(line.split(",")[1]).matches("\\d*[05]"));
        String inside = ask(holder(), get("/unmet-need/never.csv?area=" + PRACTICE + "&table=ages"))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(inside.lines()
                        .skip(1)
                        .filter(line -> line.matches("\\d.*"))
                        .filter(line -> !line.split(",")[2].matches("\\d*[05]")))
                .isNotEmpty();
    }

    @Test
    void theAgesThatHardlyAppearLeapToTheEye() throws Exception {
        // The generator keeps ages 7 to 28 of one practice away (health.cairn.demo.Habits.isQuiet).
        assertThat(page(lead(), "/unmet-need/never?area=" + NETWORK)).contains("/unmet-need/never?area=XW0005");
        String page = page(lead(), "/unmet-need/never?area=XW0005");
        assertThat(page).contains("data-chart=\"ages\"");
        int from = Integer.parseInt(first("\"gap\":\\{\"from\":(\\d+)", page));
        int to = Integer.parseInt(first("\"gap\":\\{\"from\":\\d+,\"to\":(\\d+)", page));
        assertThat(from).isBetween(5, 9);
        assertThat(to).isBetween(26, 30);
        assertThat(page).contains("still on the list").contains("Start a project for ages");
        page(lead(), "/unmet-need/never?area=UX017&months=24");
        assertThat(page(lead(), "/unmet-need/never?area=UX017&months=36")).contains("the data go back 24 months");
        assertThat(ask(lead(), get("/unmet-need/never?months=7")).getStatus()).isEqualTo(404);
    }

    @Test
    void appointmentsNotAttendedAreToldByEverythingAndMonthByMonth() throws Exception {
        String page = page(lead(), "/unmet-need/missed?area=" + NETWORK);
        assertThat(page)
                .contains("data-chart=\"spc\"")
                .contains("data-chart=\"intervals\"")
                .contains("by days from booking")
                .contains("Monday");
        String months = ask(lead(), get("/unmet-need/missed.csv?area=UX017&table=month"))
                .getContentAsString(StandardCharsets.UTF_8);
        // Two years of contacts, a header and a source.
        assertThat(months.lines().count()).isEqualTo(26);
    }

    @Test
    void countsAreSeenWhereSomebodyHoldsARoleAndNowhereElse() throws Exception {
        for (String path : List.of("/unmet-need/often", "/unmet-need/never", "/unmet-need/missed")) {
            assertThat(ask(elsewhere(), get(path + "?area=" + NETWORK)).getStatus())
                    .as(path)
                    .isEqualTo(403);
            assertThat(ask(administrator(), get(path + "?area=" + NETWORK)).getStatus())
                    .as("looking after the installation opens no data")
                    .isEqualTo(403);
            assertThat(page(elsewhere(), path)).contains("There are none yet");
            assertThat(ask(lead(), get(path + "?area=NOWHERE")).getStatus()).isEqualTo(404);
            assertThat(ask(elsewhere(), get(path + ".csv?area=" + NETWORK)).getStatus())
                    .isEqualTo(403);
        }
        assertThat(page(lead(), "/unmet-need/often?area=" + PRACTICE))
                .contains("You see counts")
                .contains("Counts of one practice are rounded");
        assertThat(page(holder(), "/unmet-need/often?area=" + PRACTICE)).contains("You see your own practice");
    }

    @Test
    void onePersonIsSeenByTheOwnPracticeWithAReasonThatIsRecorded() throws Exception {
        assertThat(page(holder(), "/unmet-need/people")).contains("Your reason");
        assertThat(page(lead(), "/unmet-need/people")).contains("You see no single people");
        Map<String, String> asked = Map.of("practice", PRACTICE, "often", "all-3", "reason", "Deep dive of 2 December");
        assertThat(send(holder(), "/unmet-need/people", Map.of("practice", PRACTICE, "reason", " "))
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(lead(), "/unmet-need/people", asked).getStatus()).isEqualTo(403);
        MockHttpServletResponse answer = send(holder(), "/unmet-need/people", asked);
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        String person = first("name=\"person\" value=\"([0-9a-f]{16})\"", answer.getContentAsString());
        Map<String, String> look =
                Map.of("practice", PRACTICE, "person", person, "reason", "Deep dive of 2 December", "years", "2");
        MockHttpServletResponse map = send(holder(), "/unmet-need/people/map", look);
        assertThat(map.getStatus()).isEqualTo(200);
        assertThat(map.getContentAsString(StandardCharsets.UTF_8))
                .contains("data-chart=\"lanes\"")
                .contains("What the pattern says")
                .contains("Every contact, the latest first")
                .doesNotContain("style=\"");
        assertThat(send(holder(), "/unmet-need/people/map.csv", look).getContentAsString())
                .contains("General practice");
        assertThat(send(lead(), "/unmet-need/people/map", look).getStatus()).isEqualTo(403);
        assertThat(send(administrator(), "/unmet-need/people/map.csv", look).getStatus())
                .isEqualTo(403);
        assertThat(send(holder(), "/unmet-need/people/map", Map.of("practice", PRACTICE, "person", "nobody"))
                        .getStatus())
                .isEqualTo(422);
        assertThat(audit.find(
                        new Audit.Filter(holder().number(), null, Act.READ, Outcome.DONE, null, null),
                        Optional.empty(),
                        10))
                .anyMatch(read ->
                        read.kind().equals("contact person") && read.reason().equals("Deep dive of 2 December"));
        assertThat(audit.find(
                        new Audit.Filter(lead().number(), null, Act.READ, Outcome.REFUSED, null, null),
                        Optional.empty(),
                        10))
                .isNotEmpty();
    }

    @Test
    void aCohortIsBuiltInWordsKeptVersionedAndHeldAgainstAnother() throws Exception {
        String building =
                page(lead(), "/unmet-need/cohorts/new?area=UX017&ageFrom=65&setting1=A_AND_E&atLeast1=2&sex=FEMALE");
        assertThat(building)
                .contains(
                        "Women and girls aged 65 and over, with 2 or more A&amp;E contacts in the latest twelve months")
                .contains("people meet the criteria");
        assertThat(page(lead(), "/unmet-need/cohorts/new?area=UX017&ageFrom=old"))
                .contains("Expected a whole number");
        Map<String, String> kept =
                Map.of("area", NETWORK, "name", "Older women in A&E", "ageFrom", "65", "sex", "FEMALE");
        MockHttpServletResponse saved = send(lead(), "/unmet-need/cohorts", kept);
        String address = Objects.requireNonNull(saved.getRedirectedUrl());
        assertThat(page(lead(), address)).contains("Older women in A&amp;E").contains("By age");
        String number = address.replaceAll(".*/", "");
        send(
                lead(),
                "/unmet-need/cohorts",
                Map.of("area", NETWORK, "name", "Older women", "ageFrom", "75", "cohort", number));
        assertThat(page(lead(), address)).contains("aged 75 and over").contains("Version 2, shown");
        assertThat(page(lead(), address + "?with=" + number + ".1")).contains("Beside each other");
        assertThat(ask(lead(), get(address + ".csv?table=age")).getStatus()).isEqualTo(200);
        assertThat(page(lead(), "/unmet-need/cohorts")).contains("Older women");
        assertThat(page(elsewhere(), "/unmet-need/cohorts")).doesNotContain("Older women");
        assertThat(ask(elsewhere(), get(address)).getStatus()).isEqualTo(404);
        assertThat(send(elsewhere(), "/unmet-need/cohorts", kept).getStatus()).isEqualTo(403);
        assertThat(send(lead(), "/unmet-need/cohorts", Map.of("area", NETWORK, "name", ""))
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(lead(), address + "/people", Map.of("reason", "To see who they are"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aPracticeGetsBackThoseOfItsOwnListWhoAreInTheCohort() throws Exception {
        MockHttpServletResponse saved =
                send(holder(), "/unmet-need/cohorts", Map.of("area", PRACTICE, "name", "Often here", "atLeast1", "25"));
        String address = Objects.requireNonNull(saved.getRedirectedUrl());
        assertThat(page(holder(), address)).contains("As a list for your own system");
        String list = send(holder(), address + "/people", Map.of("reason", "To invite them"))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(list).contains("People of the cohort");
        var file = new MockMultipartFile(
                "file",
                "list.csv",
                "text/csv",
                "nhs_number\n999 000 0018\nnot a number\n".getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse answer =
                ask(holder(), multipart(address + "/identities").file(file).param("reason", "To invite them"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).startsWith("nhs_number");
        assertThat(ask(lead(), multipart(address + "/identities").file(file).param("reason", "To invite them"))
                        .getStatus())
                .isIn(403, 404);
        assertThat(audit.find(
                        new Audit.Filter(holder().number(), null, Act.REIDENTIFIED, Outcome.DONE, null, null),
                        Optional.empty(),
                        10))
                .isNotEmpty();
    }

    @Test
    void aFindingWritesWhatItSaysIntoTheBeginningOfAProject() throws Exception {
        String page = page(lead(), "/unmet-need/never?area=XW0005");
        String address = first("href=\"(/projects/new\\?fields=[^\"]+)\"", page).replace("&amp;", "&");
        String form = mvc.perform(get(java.net.URI.create(address)).with(people.as(lead())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(form).contains("People who are not seen, Ferrygate Surgery").contains("had no contact");
    }

    @Test
    void programsGetTheSameCountsAndNobodyElsesPeople() throws Exception {
        String often = api(lead(), "/api/v1/contacts/often?area=UX017", 200);
        assertThat(often).contains("\"practices\"").contains("Counts from 1 to 7 are hidden");
        assertThat(api(lead(), "/api/v1/contacts/never?area=XW0005", 200)).contains("\"range\"");
        assertThat(api(lead(), "/api/v1/contacts/missed?area=UX017", 200)).contains("\"months\"");
        api(elsewhere(), "/api/v1/contacts/often?area=UX017", 403);
        api(elsewhere(), "/api/v1/contacts/never", 404);
        api(lead(), "/api/v1/contacts/often?often=x", 404);
        api(lead(), "/api/v1/contacts/often?are=x", 400);
        assertThat(mvc.perform(get("/api/v1/contacts/missed"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    private String api(Account account, String path, int status) throws Exception {
        MockHttpServletResponse answer = ask(account, get(path).header("Accept", "application/json"));
        assertThat(answer.getStatus()).as(path).isEqualTo(status);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void contactsAreBroughtLookedAtPublishedAndWithdrawnByThoseWhoMayLoad() throws Exception {
        Account analyst = people.holding(Role.ANALYST, NETWORK);
        assertThat(ask(lead(), get("/unmet-need/loads")).getStatus()).isEqualTo(403);
        assertThat(page(analyst, "/unmet-need/loads")).contains("Contacts of the Harrowdale");
        var list = new MockMultipartFile(
                "files",
                "people.csv",
                "text/csv",
                "nhs_number,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile\n9990000018,XW0006,1950-01-01,FEMALE,2000-01-01,,3\n1234567890,XW0006,1950-01-01,FEMALE,2000-01-01,,3\n"
                        .getBytes(StandardCharsets.UTF_8));
        var contacts = new MockMultipartFile(
                "files",
                "contacts.csv",
                "text/csv",
                "nhs_number,started_at,setting,kind,status\n9990000018,2026-09-01,GP,CARE,ATTENDED\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(ask(analyst, multipart("/unmet-need/loads").file(list).file(contacts))
                        .getStatus())
                .as("without a purpose")
                .isEqualTo(422);
        MockHttpServletResponse brought = ask(
                analyst,
                multipart("/unmet-need/loads")
                        .file(list)
                        .file(contacts)
                        .param("name", "One person")
                        .param("from", "2025-10-01")
                        .param("until", "2026-10-01")
                        .param("purpose", "LOCAL_AUDIT"));
        String batch = Objects.requireNonNull(brought.getRedirectedUrl()).replaceAll("\\?.*", "");
        String page = page(analyst, batch);
        for (int i = 0; i < 200 && page.contains("Being loaded"); i++) {
            Thread.sleep(100);
            page = page(analyst, batch);
        }
        // 1234567890 has a wrong check digit (docs/reference/contact-files.md).
        assertThat(page).contains("Ready to publish").contains("NHS number not valid");
        assertThat(ask(analyst, get(batch + "/problems.csv")).getContentAsString())
                .contains("NHS number not valid");
        assertThat(page(analyst, batch + "/publish")).contains("What will happen");
        send(analyst, batch + "/publish", Map.of());
        assertThat(page(analyst, batch)).contains("Published");
        assertThat(send(analyst, batch + "/publish", Map.of()).getStatus()).isEqualTo(409);
        send(analyst, batch + "/withdraw", Map.of());
        assertThat(page(analyst, batch)).contains("Withdrawn");
        send(analyst, batch + "/erase", Map.of());
        assertThat(page(analyst, batch)).contains("Erased");
        page(analyst, "/unmet-need/loads/definitions");
        page(analyst, "/unmet-need/loads/mappings");
        assertThat(send(analyst, "/unmet-need/loads/mappings", Map.of("name", "Ours", "table", "PEOPLE"))
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(
                                analyst,
                                "/unmet-need/loads/mappings",
                                Map.of(
                                        "name", "Ours",
                                        "table", "PEOPLE",
                                        "key-column", "Patient",
                                        "born-column", "DOB",
                                        "born-dates", "%d/%m/%Y",
                                        "sex-column", "Sex",
                                        "sex-values", "F = FEMALE; M = MALE"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(analyst, "/unmet-need/loads/mappings")).contains("born from DOB");
        assertThat(send(analyst, "/unmet-need/loads/definitions", Map.of("name", "A&E"))
                        .getStatus())
                .isEqualTo(422);
    }
}

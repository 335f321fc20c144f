package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.people.Account;
import health.cairn.people.Role;
import health.cairn.people.Scopes;
import health.cairn.people.TestPeople;
import health.cairn.privacy.OwnData;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Projects.Beginning;
import health.cairn.projects.Projects.Started;
import health.cairn.projects.Reminders.Often;
import health.cairn.projects.Reminders.Wanted;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** What is due, by mail through a real SMTP server in this process, and by calendar. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemindersTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @Autowired
    Projects projects;

    @Autowired
    ProjectData data;

    @Autowired
    Dues dues;

    @Autowired
    Reminders reminders;

    @Autowired
    Post post;

    @Autowired
    OwnData ownData;

    @Autowired
    Audit audit;

    @Autowired
    MockMvc mvc;

    private Account maker = new Account(0, "", "", false, Optional.empty());
    private long project;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("cairn.mail.host", () -> "127.0.0.1");
        properties.add("cairn.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("cairn.mail.security", () -> "none");
        properties.add("cairn.mail.from", () -> "cairn@example.com");
        properties.add("cairn.url", () -> "https://cairn.example.com/");
    }

    @BeforeAll
    void aProjectWithLateDataAGapAndATask() {
        maker = people.holding(Role.MEMBER, TestPeople.HERE);
        project = ((Started.Done) projects.start(Beginning.of(Samples.charter("Evening clinics")), scopes.of(maker)))
                .project();
        long measure = ((Saved.Done) projects.add(project, Samples.measure(Shape.PROPORTION), scopes.of(maker)))
                .part()
                .number();
        ProjectMeasure body = projects.find(project, scopes.of(maker))
                .orElseThrow()
                .project()
                .part(ProjectMeasure.class, measure)
                .orElseThrow()
                .body();
        data.enter(
                project,
                measure,
                data.pasted("2024-01-01,30,100\n2024-02-01,31,100\n2024-05-01,33,100", body),
                scopes.of(maker));
        projects.add(
                project,
                new Task(
                        "Ring the landlord",
                        "",
                        LocalDate.now(java.time.ZoneId.of("Europe/London")).plusDays(3),
                        "",
                        "",
                        false,
                        null),
                scopes.of(maker));
    }

    @BeforeEach
    void emptyBox() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private int send(Often often, LocalDate day) {
        reminders.want(maker.number(), new Wanted(often, EnumSet.allOf(Due.Kind.class)));
        return reminders.send(day);
    }

    @Test
    void lateDataAndPeriodsWithoutDataAreDue() {
        assertThat(dues.soon(scopes.of(maker)))
                .extracting(Due::kind, Due::what, Due::day)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                Due.Kind.GAP,
                                "Screened within 12 weeks: two periods without data",
                                LocalDate.of(2024, 3, 1)),
                        org.assertj.core.groups.Tuple.tuple(
                                // June, due in July, and half a month of grace.
                                Due.Kind.DATA, "Screened within 12 weeks: data are late", LocalDate.of(2024, 7, 16)))
                .hasSize(3);
        Account other = people.holding(Role.NETWORK_LEAD, TestPeople.HERE);
        assertThat(dues.soon(scopes.of(other))).isEmpty();
    }

    /** Data end with May; whose project ended with May owes no June, whose ended with June owes it. */
    @Test
    void nothingIsDueOfTimesAfterTheEndOfAProject() {
        ends(LocalDate.of(2024, 6, 1));
        assertThat(dues.soon(scopes.of(maker))).extracting(Due::kind).doesNotContain(Due.Kind.DATA);
        ends(LocalDate.of(2024, 6, 30));
        assertThat(dues.soon(scopes.of(maker))).extracting(Due::kind).contains(Due.Kind.DATA);
        ends(null);
    }

    private void ends(@Nullable LocalDate day) {
        Part<Charter> charter =
                projects.find(project, scopes.of(maker)).orElseThrow().project().charter();
        assertThat(projects.save(
                        project,
                        charter.number(),
                        charter.version(),
                        PartJson.nothing().put("ends", day == null ? null : day.toString()),
                        Projects.IfNewer.CLASH,
                        scopes.of(maker)))
                .isInstanceOf(Saved.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        // 5 October 2026 is a Monday, 10 a Saturday, 1 a Thursday.
        "WEEKLY, 2026-10-05, true",
        "WEEKLY, 2026-10-06, false",
        "DAILY, 2026-10-09, true",
        "DAILY, 2026-10-10, false",
        "MONTHLY, 2026-10-01, true",
        "MONTHLY, 2026-10-02, false",
        "NEVER, 2026-10-05, false"
    })
    void aMailIsSentOnItsDays(Often often, LocalDate day, boolean sent) {
        assertThat(often.on(day)).isEqualTo(sent);
    }

    @Test
    void theDigestSaysWhatIsDueOnceADayAndNothingOfWhatStandsInTasks() throws Exception {
        assertThat(reminders.wanted(maker.number() + 1_000)).isEqualTo(Wanted.USUAL);
        LocalDate monday = LocalDate.of(2026, 10, 5);
        assertThat(send(Often.NEVER, monday)).isZero();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(send(Often.WEEKLY, monday)).isEqualTo(1);
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Cairn: three things are due");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo(maker.email());
        assertThat(mail.getFrom()[0].toString()).isEqualTo("cairn@example.com");
        assertThat(mail.getContent().toString().replace("\r", ""))
                .contains("Hello " + maker.name())
                .contains(
                        "Evening clinics\n  - Screened within 12 weeks: two periods without data, the first from 1 March 2024")
                .contains("https://cairn.example.com/projects/" + project + "/measures/")
                .contains("one task is due")
                .contains("https://cairn.example.com/account/reminders")
                .doesNotContain("landlord");
        assertThat(reminders.send(monday)).as("nobody gets it twice").isZero();
        post.send("someone@example.com", "Grüße", "Line one\nline ≥ two");
        assertThat(SERVER.getReceivedMessages()[1].getSubject()).isEqualTo("Grüße");
    }

    @Test
    void theTextOfADigestIsTheSameOnAnyDay() {
        String text = Digest.text(
                "Noor",
                List.of(new Due(
                        Due.Kind.TASK, "Evenings", "two tasks are due", LocalDate.of(2026, 3, 1), "/projects/1/team")),
                new Wanted(Often.MONTHLY, Set.of(Due.Kind.TASK)),
                "");
        assertThat(text).isEqualTo("""
                        Hello Noor,

                        this is due in your projects:

                        Evenings
                          - two tasks are due, 1 March 2026

                        You get this mail on the first of the month where something is due. Change or end it on the page \
                        "Reminders" of your account.
                        """);
    }

    @Test
    void aCalendarIsReadByItsAddressUntilThatEndsAndOnlyTheHashIsKept() throws Exception {
        String secret = reminders.makeCalendar(maker.number());
        String calendar = mvc.perform(get("/calendar/" + secret))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("\r\n ", "");
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR")
                .contains("DTSTART;VALUE=DATE:20240301")
                .contains("SUMMARY:Evening clinics: Screened within 12 weeks: two periods without data")
                .doesNotContain("landlord");
        assertThat(ownData.of(maker.number()).toString()).doesNotContain(secret);
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 50))
                .filteredOn(record -> record.kind().equals("calendar"))
                .extracting(AuditRecord::act)
                .contains(Act.TOKEN, Act.EXPORTED);
        String next = reminders.makeCalendar(maker.number());
        mvc.perform(get("/calendar/" + secret)).andExpect(status().isNotFound());
        mvc.perform(get("/calendar/" + next)).andExpect(status().isOk());
        var me = people.as(maker);
        mvc.perform(post("/account/reminders/calendar/end").with(csrf()).with(me));
        mvc.perform(get("/calendar/" + next)).andExpect(status().isNotFound());
        mvc.perform(post("/account/reminders/calendar").with(csrf()).with(me))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("/calendar/")));
        mvc.perform(post("/account/reminders")
                        .param("often", "MONTHLY")
                        .param("of", "TASK")
                        .with(csrf())
                        .with(me))
                .andExpect(status().is3xxRedirection());
        assertThat(reminders.wanted(maker.number())).isEqualTo(new Wanted(Often.MONTHLY, Set.of(Due.Kind.TASK)));
        mvc.perform(get("/account/reminders").with(me))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("no mail server"))));
    }

    @Test
    void whoIsErasedIsNotRemindedAnyMore() {
        Account leaving = people.account("leaving.reminders@example.com", "Test leaver", false);
        reminders.want(leaving.number(), new Wanted(Often.DAILY, Set.of(Due.Kind.TASK)));
        String secret = reminders.makeCalendar(leaving.number());
        ownData.erase(leaving.number(), leaving.number());
        assertThat(reminders.calendar(secret)).isEmpty();
        assertThat(reminders.wanted(leaving.number())).isEqualTo(Wanted.USUAL);
    }
}

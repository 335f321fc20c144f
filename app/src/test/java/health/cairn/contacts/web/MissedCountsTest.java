package health.cairn.contacts.web;

import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static health.cairn.people.TestOrganisations.PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import health.cairn.CairnTest;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Purpose;
import health.cairn.people.Access;
import health.cairn.people.Account;
import health.cairn.people.Agreements;
import health.cairn.people.Grantee;
import health.cairn.people.Role;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.Sharing;
import health.cairn.people.TestOrganisations;
import health.cairn.people.TestPeople;
import health.cairn.people.Viewer;
import health.cairn.privacy.TestPseudonyms;
import health.cairn.projects.BoardLine;
import health.cairn.projects.Boards;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Opened;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.Projects;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A project that begins with missed appointments goes on being fed by them. */
@CairnTest
@Import(TestOrganisations.class)
class MissedCountsTest {

    private static final YearMonth FIRST = YearMonth.of(2024, 10);

    /** Fewer than 8 are hidden by the rule of a new installation (docs/reference/small-numbers.md). */
    private static final YearMonth SMALL = YearMonth.of(2026, 3);

    private static final int FEW = 3;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestOrganisations world;

    @Autowired
    Scopes scopes;

    @Autowired
    Agreements agreements;

    @Autowired
    Sharing sharing;

    @Autowired
    ContactLoads loads;

    @Autowired
    Projects projects;

    @Autowired
    ProjectCharts charts;

    @Autowired
    Boards boards;

    @TempDir
    Path folder;

    @Test
    void aNewBatchLengthensTheChartAWithdrawnOneShortensItAndEachViewerSeesWhatThePageWouldShow() throws Exception {
        world.publish();
        Scope administrator = scopes.of(people.account("feeds@example.com", "Test administrator", true));
        agreements.record(
                administrator, PRACTICE, NETWORK, "Dr Test", LocalDate.of(2020, 4, 1), Optional.<LocalDate>empty());
        publish(12);

        Account lead = people.holding(Role.NETWORK_LEAD, NETWORK);
        String page = page(lead, "/unmet-need/missed?area=" + PRACTICE);
        Matcher link =
                Pattern.compile("href=\"(/projects/new[^\"]*counts=[^\"]*)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        String form = page(lead, link.group(1).replace("&amp;", "&"));
        assertThat(form)
                .contains("It begins with this finding", "Appointments not attended, as it is published for")
                .contains("name=\"counts\" value=\"missed-appointments\"");
        long number = start(lead, "practice.1");

        // Twelve months of 40 people, of whom 10 miss one of two appointments each.
        assertThat(points(number, lead)).hasSize(12).allSatisfy(point -> {
            assertThat(point.denominator()).isEqualTo(80.0);
            assertThat(point.numerator()).isEqualTo(10.0);
            assertThat(point.value()).isEqualTo(12.5);
        });
        assertThat(line(lead, number).measures().getFirst().latest()).contains("12.5%", "Sept 2025");

        int second = publish(24);
        assertThat(points(number, lead)).hasSize(24);
        assertThat(line(lead, number).measures().getFirst().latest()).contains("Sept 2026");
        ChartPoint hidden = at(points(number, lead), SMALL);
        assertThat(hidden.value()).isNull();
        assertThat(hidden.missing()).isEqualTo("held back");
        Account holder = people.holding(Role.PRACTICE_DATA_HOLDER, PRACTICE);
        assertThat(at(points(number, holder), SMALL).numerator())
                .as("inside the practice counts are as they are")
                .isEqualTo((double) FEW);
        String measure = "/projects/" + number + "/measures/"
                + line(lead, number).measures().getFirst().number();
        assertThat(page(lead, measure))
                .contains("data-chart", "published numbers", "/unmet-need/missed?area=" + PRACTICE, "12.5%");

        assertThat(mvc.perform(get("/projects/" + number)
                                .with(people.as(people.holding(Role.NETWORK_LEAD, OTHER_NETWORK))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        Account stranger = people.holding(Role.NETWORK_LEAD, OTHER_NETWORK);
        assertThat(points(number, stranger)).isEmpty();
        assertThat(drawn(number, scopes.of(new Viewer.Visitor())).points()).isEmpty();
        sharing.share(scopes.of(lead), Project.shared(number), new Grantee.Organisation(OTHER_NETWORK), Access.VIEW);
        assertThat(line(stranger, number).measures())
                .as("a project that is shared does not share its practices' counts")
                .isEmpty();
        assertThat(page(stranger, measure))
                .contains("no counts here that you may see")
                .doesNotContain("12.5%");

        loads.withdraw(second, Optional.empty());
        assertThat(points(number, lead)).hasSize(12);
        assertThat(line(lead, number).measures().getFirst().latest()).contains("Sept 2025");
    }

    private static ChartPoint at(List<ChartPoint> points, YearMonth month) {
        return points.stream()
                .filter(point -> point.from().equals(month.atDay(1)))
                .findFirst()
                .orElseThrow();
    }

    private long start(Account account, String which) throws Exception {
        MockHttpServletResponse started = mvc.perform(post("/projects")
                        .param("counts", "missed-appointments")
                        .param("area", PRACTICE)
                        .param("which", which)
                        .param("name", "Fewer missed appointments")
                        .with(csrf())
                        .with(people.as(account)))
                .andReturn()
                .getResponse();
        return Long.parseLong(Objects.requireNonNull(started.getRedirectedUrl()).replaceAll("\\D", ""));
    }

    private String page(Account account, String path) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(URI.create(path)).with(people.as(account)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private List<ChartPoint> points(long number, Account account) {
        return drawn(number, scopes.of(account)).points();
    }

    private Charted drawn(long number, Scope scope) {
        Project project = projects.find(number, scopes.of(people.holding(Role.NETWORK_LEAD, NETWORK)))
                .orElseThrow()
                .project();
        return charts.of(new Opened(project, Optional.of(Access.VIEW)), scope)
                .values()
                .iterator()
                .next()
                .whole();
    }

    private BoardLine line(Account account, long number) {
        var all = new Boards.Asked(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, "", Boards.Order.NAME);
        return boards.board(all, scopes.of(account)).all().stream()
                .filter(line -> line.project() == number)
                .findFirst()
                .orElseThrow();
    }

    /** So many months from October 2024 on, of one practice. */
    private int publish(int months) throws IOException {
        var list = new StringBuilder(
                "nhs_number,practice,date_of_birth,sex,registered_from,registered_until,deprivation_decile\n");
        var contacts =
                new StringBuilder("nhs_number,started_at,setting,professional,mode,kind,status,planned,booked_on\n");
        for (int i = 1; i <= 40; i++) {
            String person = TestPseudonyms.number(i).revealed();
            list.append(person).append(',').append(PRACTICE).append(",1960-05-17,F,2019-02-01,,5\n");
            for (int m = 0; m < months; m++) {
                YearMonth month = FIRST.plusMonths(m);
                boolean missed = i <= (month.equals(SMALL) ? FEW : 10);
                contacts.append(row(person, month.atDay(5), "ATTENDED"))
                        .append(row(person, month.atDay(19), missed ? "DID_NOT_ATTEND" : "ATTENDED"));
            }
        }
        Path here = Files.createDirectories(folder.resolve(String.valueOf(months)));
        int batch = loads.load(new Delivery(
                        "test",
                        "test",
                        Purpose.LOCAL_AUDIT,
                        Optional.of(FIRST.atDay(1)),
                        Optional.of(FIRST.plusMonths(months).atDay(1)),
                        Optional.empty(),
                        List.of(
                                Files.writeString(here.resolve("people.csv"), list),
                                Files.writeString(here.resolve("contacts.csv"), contacts)),
                        Optional.empty()))
                .batch()
                .id();
        loads.publish(batch, Optional.empty());
        return batch;
    }

    private static String row(String person, LocalDate day, String status) {
        return person + "," + day + "T09:30,GP,GP,FACE_TO_FACE,CARE," + status + ",PLANNED," + day.minusDays(3) + "\n";
    }
}

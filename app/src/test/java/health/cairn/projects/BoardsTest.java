package health.cairn.projects;

import static health.cairn.people.TestOrganisations.ALLIANCE;
import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import health.cairn.people.Access;
import health.cairn.people.Grantee;
import health.cairn.people.Role;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import health.cairn.projects.BoardLine.Call;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.Boards.Asked;
import health.cairn.projects.Boards.Order;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Projects.Started;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

/** Many projects side by side: who sees which, what their lines say, and when a team may be glad of a call. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsTest extends WithProjects {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Asked ALL =
            new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, "", Order.NAME);

    /** Fourteen months at 30 of 100, give or take, then eight at 45: a shift by the rule of seven on one side. */
    private static final String ROWS = """
            2024-01-01,30,100
            2024-02-01,31,100
            2024-03-01,29,100
            2024-04-01,32,100
            2024-05-01,28,100
            2024-06-01,30,100
            2024-07-01,31,100
            2024-08-01,30,100
            2024-09-01,29,100
            2024-10-01,31,100
            2024-11-01,30,100
            2024-12-01,29,100
            2025-01-01,45,100
            2025-02-01,46,100
            """;

    @Autowired
    Sharing sharing;

    @Autowired
    Copies copies;

    @Autowired
    Boards boards;

    @Autowired
    Reaches reaches;

    @Autowired
    Programmes programmes;

    @Autowired
    MockMvc mvc;

    private long measure(long project, Scope scope) {
        return ((Saved.Done) projects.add(project, Samples.measure(Shape.PROPORTION), scope))
                .part()
                .number();
    }

    private void enter(long project, long measure, String rows, Scope scope) {
        ProjectMeasure body = projects.find(project, scope)
                .orElseThrow()
                .project()
                .part(ProjectMeasure.class, measure)
                .orElseThrow()
                .body();
        assertThat(data.enter(project, measure, data.pasted(rows, body), scope).problems())
                .isEmpty();
    }

    private Optional<BoardLine> line(long project, Scope scope) {
        return boards.board(ALL, scope).lines().stream()
                .filter(line -> line.project() == project)
                .findFirst();
    }

    @Test
    void aBoardShowsWhatIsSharedAndFollowsEveryChange() {
        long project = start("Evening clinics on the board");
        assertThat(line(project, lead()).orElseThrow().stage()).isEqualTo(Stage.SETTING_UP);
        for (Scope other : List.of(member(), elsewhere(), visitor())) {
            assertThat(line(project, other)).isEmpty();
        }
        long measure = measure(project, lead());
        enter(project, measure, ROWS, lead());
        BoardLine line = line(project, lead()).orElseThrow();
        assertThat(line.stage()).isEqualTo(Stage.MEASURING);
        assertThat(line.lastData()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(line.dataDue())
                .as("a month later, and half a month of grace")
                .isEqualTo(LocalDate.of(2025, 4, 1).plusDays(15));
        assertThat(line.improving()).as("46 of 100 lies beyond the limit").isEqualTo(1);
        assertThat(line.moved()).isEqualTo("Screened within 12 weeks has gone up, as wanted");
        assertThat(line.first().orElseThrow().latest()).isEqualTo("46.0% (46 of 100) in Feb 2025");
        sharing.share(lead(), Project.shared(project), new Grantee.Organisation(NETWORK), Access.VIEW);
        assertThat(line(project, member())).isPresent();
        assertThat(line(project, elsewhere())).isEmpty();
        long charter =
                projects.find(project, lead()).orElseThrow().project().charter().number();
        projects.save(project, charter, 1, PartJson.nothing().put("name", "Another name"), IfNewer.MERGE, lead());
        assertThat(line(project, member()).orElseThrow().name()).isEqualTo("Another name");
        projects.archive(project, true, lead());
        assertThat(line(project, member())).isEmpty();
    }

    /** The latest day counts, not the latest to be written down; the coach's word is another. */
    @Test
    void aBoardShowsTheScoreThatTheTeamGaveLastAndTheMeasureThatTheAimIsAbout() {
        long project = start("Scored");
        assertThat(line(project, lead()).orElseThrow().score()).isNull();
        for (Score said : List.of(
                score(Score.By.TEAM, Score.Step.S25, LocalDate.of(2026, 3, 2)),
                score(Score.By.TEAM, Score.Step.S20, LocalDate.of(2026, 1, 5)),
                score(Score.By.COACH, Score.Step.S50, LocalDate.of(2026, 4, 6)))) {
            done(projects.add(project, said, lead()));
        }
        assertThat(line(project, lead()).orElseThrow().score()).isEqualTo(2.5);
        measure(project, lead());
        ProjectMeasure aimed = Samples.measure(Shape.VALUE, ChartKind.RECOMMENDED, null, 42.0);
        long withTarget = done(projects.add(project, aimed, lead())).number();
        assertThat(line(project, lead()).orElseThrow().first().orElseThrow().number())
                .isEqualTo(withTarget);
    }

    private static Score score(Score.By by, Score.Step step, LocalDate day) {
        return new Score(by, step, day, null, "", "");
    }

    /** HES_2018, the rule an installation begins with: 1 to 7 are hidden, others rounded to 5. */
    @Test
    void whoSeesAProjectBecauseItIsPublishedSeesCountsThatPassedTheGateUntilItIsWithdrawn() {
        long project = start("Open board");
        long measure = measure(project, lead());
        enter(project, measure, "2026-01-01,33,102\n2026-02-01,4,101", lead());
        projects.publish(project, Samples.CONSENT, lead());
        assertThat(line(project, visitor()).orElseThrow().first().orElseThrow().latest())
                .isEqualTo("35.0% (35 of 100) in Jan 2026");
        assertThat(line(project, lead()).orElseThrow().first().orElseThrow().latest())
                .isEqualTo("4.0% (4 of 101) in Feb 2026");
        projects.withdraw(project, lead());
        assertThat(line(project, visitor())).isEmpty();
        assertThat(line(project, lead())).isPresent();
    }

    @Test
    void aBoardOfAnAreaHoldsWhatIsInsideIt() {
        long project = start("Inside");
        for (String area : List.of(NETWORK, ALLIANCE)) {
            assertThat(boards.board(within(area), lead()).lines())
                    .as(area)
                    .extracting(BoardLine::project)
                    .contains(project);
        }
        assertThat(boards.board(within(OTHER_NETWORK), lead()).lines()).isEmpty();
    }

    private static Asked within(String code) {
        return new Asked(
                Optional.of(new AreaCode(code)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                Order.NAME);
    }

    @Test
    void copiesOfAMeasureAreTheSameAcrossTeamsAndAreAddedUp() {
        long project = start("First team");
        long measure = measure(project, lead());
        enter(project, measure, "2026-01-01,30,100\n2026-02-01,31,100\n2026-03-01,10,50", lead());
        Opened source = projects.find(project, lead()).orElseThrow();
        long copy = ((Started.Done) copies.project(source, "Second team", lead())).project();
        long again = ((Started.Done) copies.project(projects.find(copy, lead()).orElseThrow(), "Third team", lead()))
                .project();
        for (long other : List.of(copy, again)) {
            long theirs = projects.find(other, lead())
                    .orElseThrow()
                    .project()
                    .all(ProjectMeasure.class)
                    .getFirst()
                    .number();
            enter(other, theirs, "2026-01-01,40,200\n2026-02-01,44,200", lead());
        }
        String key = "measure/" + measure;
        Map<String, Integer> common = Boards.common(boards.board(ALL, lead()).lines()).stream()
                .collect(java.util.stream.Collectors.toMap(e -> e.getKey().key(), Map.Entry::getValue));
        assertThat(common).containsEntry(key, 3);
        Boards.Across across = boards.across(key, ALL, lead()).orElseThrow();
        assertThat(across.teams()).hasSize(3);
        assertThat(across.pooled().orElseThrow().whole().points())
                .as("30 + 40 + 40 of 100 + 200 + 200; March is one team's alone and left out")
                .extracting(ChartPoint::numerator, ChartPoint::denominator)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(110.0, 500.0),
                        org.assertj.core.groups.Tuple.tuple(119.0, 500.0));
        assertThat(boards.across(key, ALL, elsewhere())).isEmpty();
    }

    @Test
    void aProjectReachesItsOrganisationStepByStepAndNoFurther() {
        long project = start("Step by step");
        Opened opened = projects.find(project, lead()).orElseThrow();
        assertThat(reaches.of(opened.project())).isEqualTo(Reach.TEAM);
        assertThat(reaches.set(opened, Reach.NETWORK, lead()))
                .as("it was started at a network, which lies in none")
                .isFalse();
        assertThat(reaches.set(opened, Reach.ORGANISATION, lead())).isTrue();
        assertThat(reaches.of(opened.project())).isEqualTo(Reach.ORGANISATION);
        assertThat(projects.find(project, member())).isPresent();
        assertThat(projects.find(project, elsewhere())).isEmpty();
        assertThat(reaches.set(opened, Reach.TEAM, lead())).isTrue();
        assertThat(projects.find(project, member())).isEmpty();
    }

    @Test
    void whatBelongsToAProgrammeIsSharedWithIt() {
        long project = start("In a programme");
        long programme = ((Programmes.Started.Done) programmes.start("Earlier diagnosis", "", lead())).programme();
        assertThatThrownBy(() -> programmes.put(project, Optional.of(programme), elsewhere()))
                .isInstanceOf(AccessDeniedException.class);
        programmes.put(project, Optional.of(programme), lead());
        assertThat(line(project, elsewhere())).isEmpty();
        sharing.share(lead(), Programmes.shared(programme), new Grantee.Organisation(OTHER_NETWORK), Access.VIEW);
        assertThat(line(project, elsewhere()).orElseThrow().programme()).isEqualTo(programme);
        assertThat(projects.find(project, elsewhere()).orElseThrow().mayEdit()).isFalse();
        assertThat(programmes.find(programme, elsewhere()).orElseThrow().projects())
                .isEqualTo(1);
        assertThat(programmes.find(programme, visitor())).isEmpty();
        programmes.put(project, Optional.empty(), lead());
        assertThat(line(project, elsewhere())).isEmpty();
        assertThat(projects.find(project, elsewhere())).isEmpty();
        assertThat(programmes.start(" ", "", lead())).isInstanceOf(Programmes.Started.Refused.class);
        assertThat(programmes.start("x", "about 943 476 5919", lead()))
                .as("a text with what could be an NHS number")
                .isInstanceOf(Programmes.Started.Refused.class);
    }

    private static BoardLine line(
            Stage stage,
            boolean aimed,
            LocalDate started,
            @Nullable LocalDate lastData,
            @Nullable LocalDate dataDue,
            @Nullable LocalDate lastCycle,
            int concerning) {
        return new BoardLine(
                1,
                "x",
                "",
                List.of(),
                null,
                false,
                false,
                stage,
                null,
                aimed,
                started,
                lastData,
                dataDue,
                lastCycle,
                0,
                lastCycle == null ? 0 : 1,
                0,
                concerning,
                "",
                null,
                "",
                List.of(),
                List.of());
    }

    /** The days stand in {@link BoardLine}: 30 for an aim, 45 for data, 60 for a test or a next one. */
    @Test
    void aTeamMayBeGladOfACallAfterTheDaysThatAreGivenAndNotBefore() {
        LocalDate data = TODAY.minusDays(40);
        LocalDate soon = TODAY.plusDays(1);
        assertThat(line(Stage.TESTING, true, TODAY.minusDays(200), data, soon, TODAY.minusDays(60), 0)
                        .calls(TODAY))
                .isEmpty();
        assertThat(line(Stage.TESTING, true, TODAY.minusDays(200), data, soon, TODAY.minusDays(61), 0)
                        .calls(TODAY))
                .containsExactly(Call.QUIET);
        assertThat(line(Stage.HOLDING, true, TODAY.minusDays(200), data, soon, TODAY.minusDays(61), 0)
                        .calls(TODAY))
                .as("nothing more is to be tested")
                .isEmpty();
        assertThat(line(Stage.TESTING, true, TODAY.minusDays(200), data, TODAY, TODAY, 0)
                        .calls(TODAY))
                .as("due today is not late")
                .isEmpty();
        assertThat(line(Stage.TESTING, true, TODAY.minusDays(200), data, TODAY.minusDays(1), TODAY, 1)
                        .calls(TODAY))
                .containsExactly(Call.CONCERN, Call.DATA_LATE);
        assertThat(line(Stage.SETTING_UP, false, TODAY.minusDays(30), null, null, null, 0)
                        .calls(TODAY))
                .isEmpty();
        assertThat(line(Stage.SETTING_UP, false, TODAY.minusDays(31), null, null, null, 0)
                        .calls(TODAY))
                .containsExactly(Call.NO_AIM);
        assertThat(line(Stage.SETTING_UP, true, TODAY.minusDays(46), null, null, null, 0)
                        .calls(TODAY))
                .containsExactly(Call.NO_DATA);
        assertThat(line(Stage.MEASURING, true, TODAY.minusDays(61), data, soon, null, 0)
                        .calls(TODAY))
                .containsExactly(Call.NO_TEST);
    }

    @Test
    void theBoardKeepsItsFiltersInTheAddressAndSaysWhatItDoesNotKnow() throws Exception {
        start("Filtered away");
        start("Kept by words");
        var me = people.as(people.holding(Role.NETWORK_LEAD, NETWORK));
        mvc.perform(get("/projects/board?within=" + NETWORK + "&q=kept&order=name")
                        .with(me))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kept by words")))
                .andExpect(content().string(not(containsString(">Filtered away<"))))
                .andExpect(content().string(containsString("Projects of Near network")))
                .andExpect(content().string(containsString("within=" + NETWORK + "&amp;calls=yes&amp;order=name")))
                .andExpect(content().string(not(containsString("style=\""))));
        mvc.perform(get("/projects/board")).andExpect(content().string(not(containsString("Kept by words"))));
        mvc.perform(get("/projects/board?stage=nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("setting-up, measuring, testing, holding")));
        mvc.perform(get("/projects/board/measure?key=nothing").with(me)).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/projects/board?q=kept").with(me))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.projects[0].name").value("Kept by words"))
                .andExpect(jsonPath("$.projects[0].stage").value("SETTING_UP"));
        mvc.perform(get("/api/v1/projects/board?stage=nowhere").with(me))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }
}

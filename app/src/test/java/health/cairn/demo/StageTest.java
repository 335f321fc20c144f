package health.cairn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.people.Accounts;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.projects.Change;
import health.cairn.projects.Charted;
import health.cairn.projects.Cycle;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.ProjectCharts;
import health.cairn.projects.ProjectLine;
import health.cairn.projects.Projects;
import health.cairn.projects.Rebase;
import health.cairn.statistics.spc.Variation;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The projects of the demonstration have what its readme promises: every state, two to three years of data, good and bad news. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageTest {

    @Autowired
    Demo demo;

    @Autowired
    Projects projects;

    @Autowired
    ProjectCharts charts;

    @Autowired
    Accounts accounts;

    @Autowired
    Scopes scopes;

    private final List<Opened> living = new ArrayList<>();
    private final List<Opened> away = new ArrayList<>();

    @BeforeAll
    void play() throws IOException {
        demo.prepare();
        living.addAll(opened(false));
        away.addAll(opened(true));
    }

    /** The programme manager, with whom every project of the demonstration is shared. */
    private Scope petra() {
        return accounts.findByEmail("petra.lowmoor@westmark.example")
                .map(scopes::of)
                .orElseThrow();
    }

    private List<Opened> opened(boolean archived) {
        return projects.before(Long.MAX_VALUE, 100, archived, petra()).stream()
                .map(ProjectLine::number)
                .flatMap(number -> projects.find(number, petra()).stream())
                .toList();
    }

    @Test
    void aDozenProjectsLiveAndTwoWerePutAwayOfWhichOneIsPublished() {
        assertThat(living).hasSizeGreaterThanOrEqualTo(12);
        assertThat(away).hasSize(2);
        assertThat(away.stream().filter(opened -> opened.project().published()))
                .singleElement()
                .extracting(opened -> opened.project().name())
                .isEqualTo("A stool test before every referral for bowel symptoms");
    }

    @Test
    void cyclesStandInEveryStageAndEveryDecisionWasTaken() {
        List<Cycle> cycles = Stream.concat(living.stream(), away.stream())
                .flatMap(opened -> opened.project().all(Cycle.class).stream())
                .map(Part::body)
                .toList();
        assertThat(cycles).extracting(Cycle::stage).contains(Cycle.Stage.values());
        assertThat(cycles.stream().flatMap(cycle -> Optional.ofNullable(cycle.decision()).stream()))
                .contains(Cycle.Decision.values());
    }

    @Test
    void theCervicalProjectHasARebaseWithItsReasonAndOneMeasureThatRoseWhileAnotherFell() {
        Opened cervical = named("A call from a nurse they know");
        assertThat(cervical.project().all(Rebase.class))
                .singleElement()
                .satisfies(rebase -> assertThat(rebase.body().reason()).contains("Tuesday evenings"));
        var drawn = charts.of(cervical, petra()).values();
        // The file tells: 30.8% before February 2025, 39.9% from September 2025 on, of about 205 women a month.
        Charted own = drawn.stream()
                .filter(chart -> chart.measure().body().name().startsWith("Screened"))
                .findFirst()
                .orElseThrow()
                .whole();
        assertThat(own.points()).hasSize(34);
        assertThat(own.marks().getFirst().centre()).isBetween(29.0, 33.0);
        assertThat(own.marks().getLast().centre()).isBetween(38.0, 42.0);
        // The story of coverage in this network: it drifts down from April 2024.
        Charted coverage = drawn.iterator().next().whole();
        assertThat(coverage.variation()).isEqualTo(Variation.CONCERN_LOW);
    }

    @Test
    void theNavigatorsHaveNoSignalYetAndTheCampaignHalfWentBack() {
        assertThat(charts.of(named("Healthcare navigators at the front desk"), petra())
                        .values()
                        .iterator()
                        .next()
                        .whole()
                        .stretches())
                .hasSize(1);
        Charted missed = charts.of(named("Keep it or give it back"), petra()).values().stream()
                .filter(chart -> chart.measure().body().name().startsWith("Not kept"))
                .findFirst()
                .orElseThrow()
                .whole();
        var values = missed.points().stream().collect(java.util.stream.Collectors.toMap(p -> p.from(), p -> p.value()));
        // 6.1, then 4.3 from May 2025, then 5.3 from March 2026, of about 16,000 appointments a month.
        assertThat(values.get(LocalDate.of(2025, 4, 1))).isBetween(5.5, 6.7);
        assertThat(values.get(LocalDate.of(2025, 7, 1))).isBetween(3.8, 4.8);
        assertThat(values.get(LocalDate.of(2026, 9, 1))).isBetween(4.8, 5.8);
    }

    @Test
    void whatHappenedBearsTheDayItHappenedOn() {
        Opened cervical = named("A call from a nurse they know");
        assertThat(cervical.project().startedAt().atZone(ZoneOffset.UTC).toLocalDate())
                .isEqualTo(LocalDate.of(2023, 11, 14));
        List<Change> changes = projects.changes(cervical, Optional.empty(), Long.MAX_VALUE, 10_000);
        assertThat(changes.stream()
                        .map(change -> change.at().atZone(ZoneOffset.UTC).getYear()))
                .contains(2023, 2024, 2025, 2026)
                .doesNotContain(2027);
    }

    @Test
    void aCopyKnowsWhereItCameFrom() {
        Opened copy = named("Calls from a nurse, Tarnside");
        assertThat(copy.project().origin())
                .contains(named("A call from a nurse they know").project().number());
    }

    private Opened named(String name) {
        return living.stream()
                .filter(opened -> opened.project().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + living.stream().map(o -> o.project().name()).toList()));
    }
}

package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.projects.Progress.Evidence;
import health.cairn.projects.Progress.Found;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Score.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which step the evidence reaches; the steps are those of domain.md 4.3, after the scale of the IHI. */
class ProgressTest {

    private static final Charter WHOLE = new Charter(
            "Made up",
            "",
            "",
            "Raise it",
            30.0,
            40.0,
            "%",
            LocalDate.of(2027, 3, 31),
            "women overdue",
            "two practices",
            "",
            "",
            null,
            null);

    private static Project project(Charter charter, PartBody... bodies) {
        Project plain = Samples.project(bodies);
        var parts = new java.util.HashMap<>(plain.parts());
        parts.put(1L, Samples.part(1, charter));
        return new Project(
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                "Noor Ash",
                Instant.EPOCH,
                false,
                Optional.empty(),
                parts);
    }

    private static Member member(String name) {
        return new Member(name, "", Member.TeamRole.MEMBER, true, null);
    }

    private static final ProjectMeasure MEASURE = Samples.measure(Shape.VALUE, ChartKind.XMR, null, 40.0);

    /** A value of 30 for twelve months and then another; the centre is that of all, or new limits begin with the other. */
    private static ProjectCharts.Chart chart(double then, int months, boolean rebased) {
        Double[] values = new Double[12 + months];
        Arrays.fill(values, 0, 12, 30.0);
        Arrays.fill(values, 12, 12 + months, then);
        List<Part<Rebase>> rebases = rebased
                ? List.of(Samples.part(8, new Rebase(3, LocalDate.of(2025, 1, 1), "nurses call", true, true, true)))
                : List.of();
        return new ProjectCharts.Chart(
                Samples.part(3, MEASURE), Charting.chart(MEASURE, Samples.months(values), rebases), Map.of(), "", "");
    }

    private static Cycle cycle(Cycle.@org.jspecify.annotations.Nullable Decision decision, String sustaining) {
        var json = PartJson.nothing();
        json.put("title", "Six women");
        json.put("begunAt", "2025-01-01T10:00:00Z");
        json.put("sustaining", sustaining);
        if (decision != null) {
            json.put("decision", decision.name());
        }
        return (Cycle) PartJson.body(PartKind.CYCLE, json);
    }

    private static Step suggested(Project project, Map<Long, ProjectCharts.Chart> charts) {
        return Progress.of(project, charts).suggested();
    }

    @Test
    void aTopicAloneIsAnIntentAndTheNextStepIsNamed() {
        Progress progress = Progress.of(Samples.project(), Map.of());
        assertThat(progress.suggested()).isEqualTo(Step.S05);
        assertThat(progress.missing()).startsWith("1.0 needs: An aim").contains("team of more than one");
    }

    @Test
    void aWholeAimAndATeamOfTwoAreACharterAndATeam() {
        assertThat(suggested(project(WHOLE, member("Noor"), member("Sam")), Map.of()))
                .isEqualTo(Step.S10);
        assertThat(suggested(project(WHOLE, member("Noor")), Map.of())).isEqualTo(Step.S05);
    }

    @Test
    void measuresAndIdeasThenDataThenACycleGoUpByHalfSteps() {
        var parts = new ArrayList<PartBody>(List.of(member("Noor"), member("Sam"), MEASURE, Samples.idea("Call her")));
        PartBody[] planned = parts.toArray(PartBody[]::new);
        assertThat(suggested(project(WHOLE, planned), Map.of())).isEqualTo(Step.S15);
        var charts = Map.of(4L, chart(30, 0, false));
        assertThat(suggested(project(WHOLE, planned), charts)).isEqualTo(Step.S20);
        parts.add(cycle(null, ""));
        assertThat(suggested(project(WHOLE, parts.toArray(PartBody[]::new)), charts))
                .isEqualTo(Step.S25);
    }

    /**
     * From 30 to a target of 40 one point is a tenth of the way: 31.9 is not yet a fifth, 32 is; 34.9 is not yet half, 35 is.
     * Twelve equal months and eight at another level are a shift, so a signal is there throughout.
     */
    @ParameterizedTest
    @CsvSource({"31.9, S25", "32.0, S35", "34.9, S35", "35.0, S45", "40.0, S45"})
    void howFarTheCentreHasComeDecidesBetweenTheUpperSteps(double now, Step expected) {
        Project project = project(
                WHOLE,
                member("Noor"),
                member("Sam"),
                MEASURE,
                Samples.idea("Call her"),
                cycle(Cycle.Decision.ADAPT, ""),
                cycle(Cycle.Decision.ADOPT, "The nurse's plan has a slot for it"));
        assertThat(suggested(project, Map.of(4L, chart(now, 8, true)))).isEqualTo(expected);
    }

    @Test
    void withoutNewLimitsTheLastEightPointsAreComparedWithTheFirstCentre() {
        ProjectMeasure frozen = Samples.measure(Shape.VALUE, ChartKind.XMR, LocalDate.of(2025, 1, 1), 40.0);
        Double[] values = new Double[20];
        Arrays.fill(values, 0, 12, 30.0);
        Arrays.fill(values, 12, 20, 35.0);
        var chart = new ProjectCharts.Chart(
                Samples.part(3, frozen), Charting.chart(frozen, Samples.months(values), List.of()), Map.of(), "", "");
        assertThat(Progress.way(chart).orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void whatIsThereInPartIsSaidSo() {
        Progress progress = Progress.of(project(WHOLE, member("Noor")), Map.of());
        assertThat(progress.evidence())
                .filteredOn(one -> one.step() == Step.S10)
                .extracting(Evidence::found)
                .containsExactly(Found.YES, Found.PARTLY);
    }

    @Test
    void theHighestStepNeedsThatEveryIdeaIsDecidedAndThatTheTeamExpectsItToLast() {
        var level = Sustaining.Level.A;
        Project project = project(
                WHOLE,
                member("Noor"),
                member("Sam"),
                MEASURE,
                new ChangeIdea("Call her", "", ChangeIdea.State.IMPLEMENTED, List.of(), null, null, List.of()),
                cycle(Cycle.Decision.ADAPT, ""),
                cycle(Cycle.Decision.ADOPT, "The nurse's plan has a slot for it"),
                new Sheet(Tool.SUSTAINABILITY, "May", "", ""),
                new Sustaining(8, "Noor", level, level, level, level, level, level, level, level, level, level, ""));
        assertThat(suggested(project, Map.of(4L, chart(40, 8, true)))).isEqualTo(Step.S50);
        assertThat(suggested(project, Map.of(4L, chart(39.9, 8, true)))).isEqualTo(Step.S45);
    }
}

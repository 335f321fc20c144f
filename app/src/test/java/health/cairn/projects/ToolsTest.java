package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.projects.Counted.Ranked;
import health.cairn.projects.Sustaining.Factor;
import health.cairn.projects.Sustaining.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools add up, without a database. */
class ToolsTest {

    private static List<Part<Counted>> counted(@Nullable Double... counts) {
        var parts = new ArrayList<Part<Counted>>();
        for (int i = 0; i < counts.length; i++) {
            parts.add(Samples.part(i + 10, new Counted(2, "cause " + i, counts[i], false)));
        }
        return parts;
    }

    /** 50, 30, 15 and 5 of 100: the first two make exactly four fifths, so the third is not needed. */
    @Test
    void theVitalFewAreThoseNeededToReachFourFifths() {
        List<Ranked> ranked = Counted.ranked(counted(5.0, 50.0, 15.0, 30.0));
        assertThat(ranked).extracting(Ranked::count).containsExactly(50.0, 30.0, 15.0, 5.0);
        assertThat(ranked).extracting(Ranked::vital).containsExactly(true, true, false, false);
        assertThat(ranked.get(1).cumulative()).isCloseTo(0.8, within(1e-12));
        assertThat(Counted.ranked(counted(5.0, 50.0, 16.0, 29.0)))
                .as("79 of 100 is not yet four fifths")
                .extracting(Ranked::vital)
                .containsExactly(true, true, true, false);
    }

    @Test
    void theRestStandsLastHoweverMuchItIsAndWhatIsNotCountedIsLeftOut() {
        var causes = new ArrayList<>(counted(5.0, null, 2.0));
        causes.add(Samples.part(99, new Counted(2, "others", 40.0, true)));
        List<Ranked> ranked = Counted.ranked(causes);
        assertThat(ranked).extracting(Ranked::count).containsExactly(5.0, 2.0, 40.0);
        assertThat(ranked.getLast().vital()).isFalse();
        assertThat(ranked.getLast().cumulative()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theOrderOfEntryDoesNotMatterForAPareto(int seed) {
        var random = new Random(seed);
        Double[] counts = random.doubles(9, 0, 100).boxed().toArray(Double[]::new);
        List<Ranked> ranked = Counted.ranked(counted(counts));
        var shuffled = new ArrayList<>(counted(counts));
        Collections.shuffle(shuffled, random);
        assertThat(Counted.ranked(shuffled)).isEqualTo(ranked);
        assertThat(ranked).isSortedAccordingTo((a, b) -> Double.compare(b.count(), a.count()));
        assertThat(ranked.stream()
                        .filter(Ranked::vital)
                        .mapToDouble(Ranked::count)
                        .sum())
                .isGreaterThanOrEqualTo(Counted.VITAL
                                * Arrays.stream(counts).mapToDouble(c -> c).sum()
                        - 1e-9);
    }

    private static Part<ProcessStep> step(
            long number, @Nullable Double minutes, @Nullable Double waiting, ProcessStep.Value value) {
        return Samples.part(
                number,
                new ProcessStep(
                        2,
                        "step",
                        "nurse",
                        null,
                        ProcessStep.Shape.STEP,
                        minutes,
                        waiting,
                        value,
                        ProcessStep.Waste.NONE));
    }

    /** 5 minutes that add value, 10 that are needed, 45 of waiting: 60 in all, of which a twelfth adds value. */
    @Test
    void theLeadTimeIsWorkAndWaitingAndTheShareIsOfAllOfIt() {
        var flow = ProcessStep.flow(List.of(
                step(3, 5.0, null, ProcessStep.Value.ADDS),
                step(4, 10.0, 45.0, ProcessStep.Value.NEEDED),
                step(5, null, null, ProcessStep.Value.ADDS)));
        assertThat(flow.work()).isEqualTo(15);
        assertThat(flow.lead()).isEqualTo(60);
        assertThat(flow.share()).isCloseTo(5.0 / 60, within(1e-12));
        assertThat(ProcessStep.flow(List.of()).share()).isZero();
    }

    @Test
    void forcesOfEachWayAreAddedUp() {
        List<Part<Force>> forces = List.of(
                Samples.part(3, new Force(2, "nurses want it", Force.Way.DRIVING, 4.0, "")),
                Samples.part(4, new Force(2, "evidence", Force.Way.DRIVING, null, "")),
                Samples.part(5, new Force(2, "no room", Force.Way.RESTRAINING, 5.0, "")));
        assertThat(Force.total(forces, Force.Way.DRIVING)).isEqualTo(4);
        assertThat(Force.total(forces, Force.Way.RESTRAINING)).isEqualTo(5);
    }

    private static Sustaining view(String who, Level level) {
        return new Sustaining(2, who, level, level, level, level, level, level, level, level, level, level, "");
    }

    /** The maxima add up to 100 in the guide; a published application reports ranges that are these levels. */
    @Test
    void theTenFactorsAddUpToOneHundredAndNoneToNothing() {
        assertThat(Arrays.stream(Factor.values()).mapToDouble(Factor::most).sum())
                .isCloseTo(100, within(1e-9));
        assertThat(view("Noor", Level.A).total().orElseThrow()).isCloseTo(100, within(1e-9));
        assertThat(view("Noor", Level.D).total().orElseThrow()).isZero();
        assertThat(view("Noor", Level.NOT_SAID).total()).isEmpty();
        // Implementation Science Communications 2021, s43058-021-00205-x, table 5: ranges of single factors.
        assertThat(Factor.CREDIBILITY.points(Level.B).orElseThrow()).isEqualTo(6.3);
        assertThat(Factor.SENIOR.points(Level.C).orElseThrow()).isEqualTo(5.7);
        assertThat(Factor.BEHAVIOURS.points(Level.C).orElseThrow()).isEqualTo(5.1);
        assertThat(Factor.MONITORING.points(Level.C).orElseThrow()).isEqualTo(2.4);
        assertThat(Factor.ADAPTABILITY.points(Level.B).orElseThrow()).isEqualTo(3.4);
    }

    @Test
    void eachLevelOfAFactorHasNoMoreThanTheOneAbove() {
        for (Factor factor : Factor.values()) {
            double above = factor.most();
            for (Level level : List.of(Level.A, Level.B, Level.C, Level.D)) {
                double points = factor.points(level).orElseThrow();
                assertThat(points).as("%s %s", factor, level).isLessThanOrEqualTo(above);
                above = points;
            }
        }
    }

    @Test
    void eachPersonScoresOnceOnASheet() {
        Project project = Samples.project(new Sheet(Tool.SUSTAINABILITY, "May", "", ""), view("Noor Ash", Level.A));
        assertThat(view("noor ash ", Level.B).problems(Samples.writing(project, Optional.empty())))
                .containsOnlyKeys("who");
        assertThat(view("Sam Teal", Level.B).problems(Samples.writing(project, Optional.empty())))
                .isEmpty();
        assertThat(view("Noor Ash", Level.B)
                        .problems(Samples.writing(
                                project, Optional.ofNullable(project.parts().get(3L)))))
                .as("one's own may be changed")
                .isEmpty();
    }

    @Test
    void anItemStandsOnASheetOfItsOwnTool() {
        Project project = Samples.project(new Sheet(Tool.PARETO, "Why letters fail", "", ""));
        assertThat(new Why(2, "nobody asked", "").problems(Samples.writing(project, Optional.empty())))
                .containsOnlyKeys("sheet");
        assertThat(new Counted(2, "wrong address", 3.0, false).problems(Samples.writing(project, Optional.empty())))
                .isEmpty();
    }

    @Test
    void aCauseLiesBehindOneThatStandsOnABone() {
        Project project = Samples.project(
                new Sheet(Tool.FISHBONE, "x", "", ""),
                new Cause(2, Cause.Branch.PLACE, "far away", null, "", false),
                new Cause(2, Cause.Branch.PLACE, "no bus", 3L, "", false));
        var third = new Cause(2, Cause.Branch.PLACE, "line was closed", 4L, "", false);
        assertThat(third.problems(Samples.writing(project, Optional.empty()))).containsOnlyKeys("under");
        assertThat(new Cause(2, Cause.Branch.PLACE, "line was closed", 3L, "", false)
                        .problems(Samples.writing(project, Optional.empty())))
                .isEmpty();
    }

    @Test
    void whoDiffersFromWhatIsSuggestedSaysWhy() {
        var differs = new Score(Score.By.TEAM, Score.Step.S30, null, Score.Step.S25, "", "");
        var confirms = new Score(Score.By.TEAM, Score.Step.S25, null, Score.Step.S25, "", "");
        PartContext context = Samples.writing(Samples.project(), Optional.empty());
        assertThat(differs.problems(context)).containsOnlyKeys("reason");
        assertThat(confirms.problems(context)).isEmpty();
        assertThat(confirms.settled(context).day()).isEqualTo(java.time.LocalDate.EPOCH);
    }
}

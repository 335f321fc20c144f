package health.cairn.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GroupTimeEffectsTest {

    private static OutcomePanel.Unit unit(String id, int firstTreated, double... outcomes) {
        return new OutcomePanel.Unit(
                id,
                java.util.Arrays.stream(outcomes).boxed().toList(),
                firstTreated < 0 ? OptionalInt.empty() : OptionalInt.of(firstTreated));
    }

    private static final OutcomePanel PANEL = new OutcomePanel(List.of(
            unit("A", 1, 1, 4, 5, 6),
            unit("B", 1, 2, 4, 6, 9),
            unit("C", 2, 3, 4, 8, 9),
            unit("D", 2, 5, 5, 8, 10),
            unit("E", -1, 1, 2, 3, 4),
            unit("F", -1, 4, 5, 5, 7)));

    private static GroupTimeEffects.Result estimate(OutcomePanel panel) {
        return GroupTimeEffects.estimate(panel, 500, 9, Confidence.P95);
    }

    @Test
    void effectsByGroupAndTimeByHand() {
        // Group 1 from period 0: period 1 mean of 3, 2 less mean of 1, 0, 1, 1 (group 2 is not yet treated); period 2
        // mean
        // of 4, 4 less mean of 2, 1; period 3 mean of 5, 7 less mean of 3, 3. Group 2 from period 1: period 0 mean of
        // -1, 0
        // less mean of -1, -1; period 2 mean of 4, 3 less mean of 1, 0; period 3 mean of 5, 5 less mean of 2, 2.
        var result = estimate(PANEL);
        assertThat(result.groupTimes())
                .extracting(
                        GroupTimeEffects.GroupTime::group,
                        GroupTimeEffects.GroupTime::period,
                        one -> one.effect().value())
                .containsExactly(
                        tuple(1, 1, 1.75),
                        tuple(1, 2, 2.5),
                        tuple(1, 3, 3.0),
                        tuple(2, 0, .5),
                        tuple(2, 2, 3.0),
                        tuple(2, 3, 3.0));
        assertThat(result.eventTimes())
                .extracting(
                        GroupTimeEffects.EventTime::periodsSince,
                        GroupTimeEffects.EventTime::groups,
                        one -> one.effect().value())
                .containsExactly(tuple(-2, 1, .5), tuple(0, 2, 2.375), tuple(1, 2, 2.75), tuple(2, 1, 3.0));
        // Group means (1.75 + 2.5 + 3) / 3 and 3, of equal size.
        assertThat(result.overall().value()).isCloseTo((7.25 / 3 + 3) / 2, within(1e-14));
        assertThat(result.notEstimated()).isEmpty();
        assertThat(result.assumptions()).hasSize(4);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... of) {
        return org.assertj.core.groups.Tuple.tuple(of);
    }

    @Test
    void largerGroupsWeighMore() {
        var units = new ArrayList<>(PANEL.units());
        units.add(unit("C2", 2, 3, 4, 8, 9));
        units.add(unit("D2", 2, 5, 5, 8, 10));
        var result = estimate(new OutcomePanel(units));
        // Group 1 as before but for period 1, where mean of 1, 0, 1, 0, 1, 1 is 2/3: 2.5 - 2/3.
        double first = (2.5 - 2 / 3.0 + 2.5 + 3) / 3;
        assertThat(result.overall().value()).isCloseTo((2 * first + 4 * 3) / 6, within(1e-14));
        assertThat(result.eventTimes().get(1).effect().value())
                .isCloseTo((2 * (2.5 - 2 / 3.0) + 4 * 3) / 6, within(1e-14));
    }

    @Test
    void whatHasNothingBeforeOrNobodyToCompareWithIsNamed() {
        var result = estimate(new OutcomePanel(
                List.of(unit("A", 0, 1, 2, 3), unit("B", 1, 1, 4, 5), unit("C", 1, 2, 4, 4), unit("D", 2, 1, 2, 5))));
        assertThat(result.notEstimated())
                .containsExactly(
                        "Group 0 began in the first period and has nothing before",
                        "Group 1 in period 2 has no unit left to compare with",
                        "Group 2 in period 0 has no unit left to compare with",
                        "Group 2 in period 2 has no unit left to compare with");
        assertThat(result.groupTimes()).hasSize(1);
        assertThat(result.overall().value()).isEqualTo(1.5);
        assertThat(result.assumptions())
                .contains(
                        "A group of a single unit (begun in period 0) adds its value, but no uncertainty of its own, to"
                                + " the intervals.")
                .contains("A group of a single unit (the last to begin, or never treated) adds its value, but no"
                        + " uncertainty of its own, to the intervals.");
        assertThatThrownBy(() -> estimate(new OutcomePanel(List.of(unit("A", 0, 1, 2), unit("B", 1, 1, 2)))))
                .hasMessageContaining("No effect can be estimated");
        assertThatThrownBy(() -> GroupTimeEffects.estimate(PANEL, 1, 1, Confidence.P95))
                .hasMessageContaining("found 1");
    }

    @Test
    void theSameSeedGivesTheSameIntervalsToTheLastDigit() {
        assertThat(estimate(PANEL)).isEqualTo(estimate(PANEL));
        assertThat(GroupTimeEffects.estimate(PANEL, 500, 10, Confidence.P95)
                        .overall()
                        .standardError())
                .isNotEqualTo(estimate(PANEL).overall().standardError());
    }

    @Tag("simulation")
    @Test
    void theBootstrapErrorIsTheOneOfIndependentMeans() {
        // One group, one comparison group, two periods: the error of a difference of two means, sqrt(s1^2/n1 +
        // s2^2/n2).
        var random = new SplittableRandom(77);
        var units = new ArrayList<OutcomePanel.Unit>();
        double[] treated = new double[5];
        double[] others = new double[8];
        for (int i = 0; i < 13; i++) {
            double change = random.nextGaussian();
            if (i < 5) {
                treated[i] = change;
            } else {
                others[i - 5] = change;
            }
            units.add(unit("U" + i, i < 5 ? 1 : -1, 0, change));
        }
        var result = GroupTimeEffects.estimate(new OutcomePanel(units), 40_000, 3, Confidence.P95);
        double expected = Math.sqrt(
                square(Percentiles.standardDeviation(treated)) / 5 + square(Percentiles.standardDeviation(others)) / 8);
        assertThat(result.overall().standardError()).isCloseTo(expected, within(.02 * expected));
    }

    private static double square(double of) {
        return of * of;
    }

    @Tag("simulation")
    @Test
    void intervalsOfTheOverallEffectCoverTheTruth() {
        // Effects 2 for the group of period 2 and 1 for that of period 4, 20 units each: overall 1.5.
        var random = new SplittableRandom(5);
        int covered = 0;
        for (int round = 0; round < 2000; round++) {
            var units = new ArrayList<OutcomePanel.Unit>();
            for (int i = 0; i < 60; i++) {
                int start = i < 20 ? 2 : i < 40 ? 4 : -1;
                var outcomes = new double[6];
                double level = 3 * random.nextGaussian();
                for (int t = 0; t < 6; t++) {
                    double effect = start >= 0 && t >= start ? (start == 2 ? 2 : 1) : 0;
                    outcomes[t] = level + Math.sqrt(t) + effect + random.nextGaussian();
                }
                units.add(unit("U" + i, start, outcomes));
            }
            covered += GroupTimeEffects.estimate(new OutcomePanel(units), 300, round, Confidence.P95)
                            .overall()
                            .interval()
                            .contains(1.5)
                    ? 1
                    : 0;
        }
        assertThat(covered / 2000.0).isBetween(.92, .975);
    }

    @Test
    void percentilesInterpolateBetweenOrderStatistics() {
        // R, quantile(1:5, c(.025, .975)), type 7: 1.1 and 4.9.
        var interval = Percentiles.interval(new double[] {5, 3, 1, 4, 2}, Confidence.P95);
        assertThat(interval.lower()).isCloseTo(1.1, within(1e-12));
        assertThat(interval.upper()).isCloseTo(4.9, within(1e-12));
    }
}

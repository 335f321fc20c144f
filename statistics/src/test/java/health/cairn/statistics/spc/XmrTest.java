package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.XmrSettings.TwoOfThree;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class XmrTest {

    // NHSRplotthedots 0.2.2, vignette "Deviations from the Excel tool": these values and both pairs of limits.
    private static final Observations ONE_HIGH_VALUE =
            Observations.of(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1);

    private static final XmrSettings HIGHER_IS_BETTER = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);

    @Test
    void theLimitsOfThePublishedExampleAreFoundWithoutScreening() {
        var limits = Xmr.chart(ONE_HIGH_VALUE, HIGHER_IS_BETTER).limits(0);

        assertThat(limits.mean()).isCloseTo(1.9444, within(5e-5));
        assertThat(limits.averageRange()).isCloseTo(1.88235, within(5e-6));
        assertThat(limits.process().lower()).isCloseTo(-3.0626, within(5e-5));
        assertThat(limits.process().upper()).isCloseTo(6.9515, within(5e-5));
    }

    @Test
    void theLimitsOfThePublishedExampleAreFoundWithScreening() {
        var limits = Xmr.chart(ONE_HIGH_VALUE, HIGHER_IS_BETTER.withScreenRanges(true))
                .limits(0);

        assertThat(limits.averageRange()).isCloseTo(1.0, within(1e-12));
        assertThat(limits.process().lower()).isCloseTo(-0.7156, within(5e-5));
        assertThat(limits.process().upper()).isCloseTo(4.6044, within(5e-5));
    }

    @Test
    void theNearLimitsLieAtTwoThirdsOfTheWay() {
        var limits = Xmr.chart(ONE_HIGH_VALUE, HIGHER_IS_BETTER).limits(0);

        // 1.9444 + 2/3 * 2.66 * 1.88235, by hand.
        assertThat(limits.near().upper()).isCloseTo(1.9444 + 3.3381, within(1e-3));
    }

    @Test
    void aPointOutsideTheLimitsIsNamedAndJudged() {
        var chart = Xmr.chart(ONE_HIGH_VALUE, HIGHER_IS_BETTER);

        assertThat(chart.label(4)).contains(SpecialCause.ABOVE_UPPER_LIMIT);
        assertThat(chart.variation(4)).isEqualTo(Variation.IMPROVEMENT_HIGH);
        assertThat(chart.variationIcon()).isEqualTo(Variation.COMMON_CAUSE);
    }

    @Test
    void sevenRisingPointsAreATrendAndAllSevenAreMarked() {
        // By construction: one fall at the start, then seven rising points.
        var chart = Xmr.chart(Observations.of(5, 1, 2, 3, 4, 5, 6, 7, 4), HIGHER_IS_BETTER);

        assertThat(chart.broken(0)).doesNotContain(SpecialCause.TREND_INCREASING);
        for (int i = 1; i <= 7; i++) {
            assertThat(chart.broken(i)).contains(SpecialCause.TREND_INCREASING);
        }
        assertThat(chart.broken(8)).doesNotContain(SpecialCause.TREND_INCREASING);
    }

    @Test
    void sixRisingPointsAreNoTrend() {
        var chart = Xmr.chart(Observations.of(5, 1, 2, 3, 4, 5, 6, 4, 4), HIGHER_IS_BETTER);

        for (int i = 0; i < 9; i++) {
            assertThat(chart.broken(i)).doesNotContain(SpecialCause.TREND_INCREASING);
        }
    }

    @Test
    void equalNeighboursBreakATrend() {
        var chart = Xmr.chart(Observations.of(5, 1, 2, 3, 3, 4, 5, 6, 4), HIGHER_IS_BETTER);

        assertThat(chart.broken(4)).doesNotContain(SpecialCause.TREND_INCREASING);
    }

    @Test
    void sevenPointsOnOneSideAreAShiftAndSixAreNot() {
        // Means by hand: 0 in both.
        var seven = Xmr.chart(Observations.of(1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, 0, -1), HIGHER_IS_BETTER);

        assertThat(seven.limits(0).mean()).isZero();
        assertThat(seven.broken(0)).contains(SpecialCause.SHIFT_HIGH);
        assertThat(seven.broken(6)).contains(SpecialCause.SHIFT_HIGH);
        assertThat(seven.broken(7)).doesNotContain(SpecialCause.SHIFT_LOW);
        assertThat(seven.broken(14)).doesNotContain(SpecialCause.SHIFT_LOW);
    }

    @Test
    void theRunLengthIsAParameter() {
        var chart =
                Xmr.chart(Observations.of(2, 3, 2, 3, 2, 3, -2, -3, -2, -3, -2, -3), HIGHER_IS_BETTER.withRunLength(6));

        assertThat(chart.label(0)).contains(SpecialCause.SHIFT_HIGH);
        assertThat(chart.variationIcon()).isEqualTo(Variation.CONCERN_LOW);
    }

    @Test
    void aPointBeyondTheProcessLimitCountsForTwoOfThreeOnlyByTheReadingOf2023() {
        // Mean 0; a point beyond three sigma beside one between two and three; checked in the assertions.
        double[] values = {0, 1, -1, 0, 1, -1, 0, 0, 5, 2.9, -1, 0, 1, -1, 0, -1, 1, 0, -1, 0, -1.9, -1, -1, -1, 0, -1};
        var since2023 = Xmr.chart(Observations.of(values), HIGHER_IS_BETTER);
        var before = Xmr.chart(
                Observations.of(values), HIGHER_IS_BETTER.withTwoOfThree(TwoOfThree.BETWEEN_NEAR_AND_PROCESS_LIMIT));

        var limits = since2023.limits(0);
        assertThat(values[8]).isGreaterThan(limits.process().upper());
        assertThat(values[9]).isBetween(limits.near().upper(), limits.process().upper());
        assertThat(values[10]).isLessThan(limits.mean());
        assertThat(since2023.broken(9)).isEmpty();
        assertThat(before.broken(9)).isEmpty();

        values[10] = 0.5;
        since2023 = Xmr.chart(Observations.of(values), HIGHER_IS_BETTER);
        before = Xmr.chart(
                Observations.of(values), HIGHER_IS_BETTER.withTwoOfThree(TwoOfThree.BETWEEN_NEAR_AND_PROCESS_LIMIT));
        assertThat(since2023.broken(9)).contains(SpecialCause.TWO_OF_THREE_HIGH);
        assertThat(since2023.broken(8)).contains(SpecialCause.TWO_OF_THREE_HIGH, SpecialCause.ABOVE_UPPER_LIMIT);
        assertThat(since2023.label(8)).contains(SpecialCause.ABOVE_UPPER_LIMIT);
        assertThat(since2023.broken(10)).isEmpty();
        assertThat(before.broken(9)).isEmpty();
    }

    @Test
    void aConstantSeriesHasItsLimitsOnItsMeanAndNoSignal() {
        for (boolean screen : new boolean[] {false, true}) {
            var chart = Xmr.chart(Observations.constant(20, 0.1), HIGHER_IS_BETTER.withScreenRanges(screen));

            assertThat(chart.limits(0).mean()).isEqualTo(0.1);
            assertThat(chart.limits(0).process().lower()).isEqualTo(0.1);
            assertThat(chart.limits(0).process().upper()).isEqualTo(0.1);
            for (int i = 0; i < 20; i++) {
                assertThat(chart.broken(i)).isEmpty();
            }
        }
    }

    @Test
    void eachPhaseHasItsOwnLimitsAndNoRunCrossesItsBorder() {
        var values = Observations.of(1, 1, 1, 1, 2, 2, 2, 2, 1, 2, 5, 5, 5, 6, 6, 6, 6, 5, 6, 5);
        var chart = Xmr.chart(values, Phases.startingAt(10), HIGHER_IS_BETTER);

        assertThat(chart.limits(0).mean()).isCloseTo(1.5, within(1e-12));
        assertThat(chart.limits(1).mean()).isCloseTo(5.5, within(1e-12));
        assertThat(chart.phaseOf(9)).isZero();
        assertThat(chart.phaseOf(10)).isEqualTo(1);
        for (int i = 0; i < values.size(); i++) {
            assertThat(chart.broken(i)).isEmpty();
        }
    }

    @Test
    void aFrozenBaselineJudgesLaterPointsWithoutTakingThemIn() {
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9, 9, 9};
        var chart = Xmr.chart(Observations.of(values), HIGHER_IS_BETTER.withBaselinePoints(12));

        assertThat(chart.limits(0).mean()).isCloseTo(1.5, within(1e-12));
        assertThat(chart.limits(0).used()).isEqualTo(12);
        assertThat(chart.label(14)).contains(SpecialCause.ABOVE_UPPER_LIMIT);
        assertThatThrownBy(() -> HIGHER_IS_BETTER.withBaselinePoints(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 12")
                .hasMessageContaining("11");
    }

    @Test
    void limitsFromElevenValuesAreTrialLimitsAndFromTwelveAreNot() {
        assertThat(Xmr.chart(Observations.constant(11, 1), HIGHER_IS_BETTER).isTrial(0))
                .isTrue();
        assertThat(Xmr.chart(Observations.constant(12, 1), HIGHER_IS_BETTER).isTrial(0))
                .isFalse();
    }

    @Test
    void aMissingValueEndsARunAndIsNotBridged() {
        var present = new boolean[15];
        Arrays.fill(present, true);
        present[3] = false;
        double[] values = {1, 2, 3, Double.NaN, 4, 5, 6, 7, 8, 2, 3, 2, 3, 2, 3};
        var chart = Xmr.chart(Observations.of(values, present), HIGHER_IS_BETTER);

        // Ranges by hand: 1 1 | 1 1 1 1 6 1 1 1 1 1, mean 17/12.
        assertThat(chart.limits(0).averageRange()).isCloseTo(17.0 / 12, within(1e-12));
        assertThat(chart.limits(0).used()).isEqualTo(14);
        for (int i = 0; i < 15; i++) {
            assertThat(chart.broken(i)).doesNotContain(SpecialCause.TREND_INCREASING);
        }
        assertThat(chart.broken(3)).isEmpty();
    }

    @Test
    void theAssuranceIconComparesTheLatestTargetWithTheLimitsStrictly() {
        var limits = Xmr.chart(ONE_HIGH_VALUE, HIGHER_IS_BETTER).limits(0);
        double upper = limits.process().upper();
        double lower = limits.process().lower();

        assertThat(assurance(upper)).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(assurance(Math.nextUp(upper))).isEqualTo(Assurance.FAIL);
        assertThat(assurance(lower)).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(assurance(Math.nextDown(lower))).isEqualTo(Assurance.PASS);
    }

    private static Assurance assurance(double target) {
        return Xmr.chart(
                        ONE_HIGH_VALUE,
                        Phases.one(),
                        Observations.constant(ONE_HIGH_VALUE.size(), target),
                        HIGHER_IS_BETTER)
                .assuranceIcon();
    }

    @Test
    void aSustainedShiftOfEightPointsIsSuggestedAndOneOfSevenIsNot() {
        var settings = HIGHER_IS_BETTER.withBaselinePoints(12);
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2};
        assertThat(Xmr.chart(Observations.of(values), settings).suggestedRebases())
                .isEmpty();

        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = 2;
        assertThat(Xmr.chart(Observations.of(longer), settings).suggestedRebases())
                .containsExactly(new RebaseSuggestion(13, 8, true, true));
    }
}

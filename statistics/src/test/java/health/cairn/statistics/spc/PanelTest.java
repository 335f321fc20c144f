package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PanelTest {

    private static final Observations SIX = Observations.of(1, 2, 3, 4, 5, 6);

    @Test
    void seriesAndPhasesAreCountedThroughThePanel() {
        var panel = Panel.of(SIX, new int[] {0, 2, 6}, new int[] {0, 1, 2, 4});
        assertThat(panel.points()).isEqualTo(6);
        assertThat(panel.seriesCount()).isEqualTo(2);
        assertThat(panel.offset(1)).isEqualTo(2);
        assertThat(panel.offset(2)).isEqualTo(6);
        assertThat(panel.phaseCount()).isEqualTo(4);
        assertThat(panel.firstPhase(0)).isZero();
        assertThat(panel.firstPhase(1)).isEqualTo(2);
        assertThat(panel.firstPhase(2)).isEqualTo(4);
        assertThat(panel.phaseOffset(3)).isEqualTo(4);
        assertThat(panel.phaseOffset(4)).isEqualTo(6);
        assertThat(Panel.of(SIX, new int[] {0, 2, 6}).phaseCount()).isEqualTo(2);
    }

    @Test
    void gapsAreKnownPointByPointAndPhaseByPhase() {
        var panel = Panel.of(Observations.ofNullable(1.0, 2.0, null, 4.0), new int[] {0, 2, 4});
        assertThat(panel.isMissing(2)).isTrue();
        assertThat(panel.isMissing(3)).isFalse();
        assertThat(panel.gaps).containsExactly(false, true);
    }

    @Test
    void offsetsThatDoNotCoverThePointsAreRefused() {
        assertThatThrownBy(() -> Panel.of(SIX, new int[] {0, 5})).hasMessageContaining("6; found 0 to 5");
        assertThatThrownBy(() -> Panel.of(SIX, new int[] {1, 6})).hasMessageContaining("found 1 to 6");
        assertThatThrownBy(() -> Panel.of(SIX, new int[] {})).hasMessageContaining("found none");
        assertThatThrownBy(() -> Panel.of(SIX, new int[] {6})).hasMessageContaining("found 6 to 6");
        assertThatThrownBy(() -> Panel.of(SIX, new int[] {0, 3, 3, 6}))
                .hasMessageContaining("found 3 after 3 at index 2");
    }

    @Test
    void phasesThatDoNotRiseOrStartOutsideAreRefused() {
        int[] offsets = {0, 6};
        assertThatThrownBy(() -> Panel.of(SIX, offsets, new int[] {3, 3})).hasMessageContaining("found 3 at index 1");
        assertThatThrownBy(() -> Panel.of(SIX, offsets, new int[] {3, 2})).hasMessageContaining("found 2 at index 1");
        assertThatThrownBy(() -> Panel.of(SIX, offsets, new int[] {6})).hasMessageContaining("0 to 5; found 6");
        assertThatThrownBy(() -> Panel.of(SIX, offsets, new int[] {-1})).hasMessageContaining("found -1");
        assertThatThrownBy(() -> Panel.of(SIX, Phases.startingAt(6)))
                .hasMessageContaining("from index 6 on in a series of 6 points");
    }

    @Test
    void aPanelKeepsItsOwnOffsets() {
        int[] offsets = {0, 2, 6};
        var panel = Panel.of(SIX, offsets);
        offsets[1] = 4;
        assertThat(panel.offset(1)).isEqualTo(2);
    }

    @Test
    void aChartNeedsAPointAndTargetsForAll() {
        var settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        assertThatThrownBy(() -> Xmr.chart(Observations.of(), settings)).hasMessageContaining("found none");
        assertThatThrownBy(() -> Xmr.chart(SIX, Phases.one(), Observations.of(1), settings))
                .hasMessageContaining("found 1 for 6 points");
        assertThatThrownBy(() -> XmrFindings.of(Panel.of(SIX, new int[] {0, 6}), Observations.of(1, 2), settings))
                .hasMessageContaining("found 2 for 1 series");
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        var settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        assertThat(settings.withRunLength(3).runLength()).isEqualTo(3);
        assertThat(settings.withRunLength(30).runLength()).isEqualTo(30);
        assertThatThrownBy(() -> settings.withRunLength(2)).hasMessageContaining("found 2");
        assertThatThrownBy(() -> settings.withRunLength(31)).hasMessageContaining("found 31");
        assertThatThrownBy(() -> new XmrSettings(
                        ImprovementDirection.INCREASE, 7, settings.twoOfThree(), settings.mixed(), false, 0, -1))
                .hasMessageContaining("found -1");
        assertThat(XmrSettings.plotTheDots(ImprovementDirection.NEUTRAL).trialBelow())
                .isEqualTo(13);
        assertThat(XmrSettings.plotTheDots(ImprovementDirection.NEUTRAL).screenRanges())
                .isTrue();
    }

    @Test
    void everySideAndDirectionHasItsVariation() {
        for (ImprovementDirection direction : ImprovementDirection.values()) {
            var high = Variation.of(true, direction);
            var low = Variation.of(false, direction);
            assertThat(high.isImprovement()).isEqualTo(direction == ImprovementDirection.INCREASE);
            assertThat(high.isConcern()).isEqualTo(direction == ImprovementDirection.DECREASE);
            assertThat(low.isImprovement()).isEqualTo(direction == ImprovementDirection.DECREASE);
            assertThat(low.isConcern()).isEqualTo(direction == ImprovementDirection.INCREASE);
        }
        for (SpecialCause cause : SpecialCause.values()) {
            assertThat(cause.isHigh()).isEqualTo(cause.name().matches(".*(ABOVE|HIGH|INCREASING).*"));
        }
    }

    @Test
    void assuranceTurnsWithTheDirection() {
        assertThat(Assurance.of(11, 5, 10, ImprovementDirection.INCREASE)).isEqualTo(Assurance.FAIL);
        assertThat(Assurance.of(4, 5, 10, ImprovementDirection.INCREASE)).isEqualTo(Assurance.PASS);
        assertThat(Assurance.of(11, 5, 10, ImprovementDirection.DECREASE)).isEqualTo(Assurance.PASS);
        assertThat(Assurance.of(4, 5, 10, ImprovementDirection.DECREASE)).isEqualTo(Assurance.FAIL);
        assertThat(Assurance.of(5, 5, 10, ImprovementDirection.DECREASE)).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(Assurance.of(10, 5, 10, ImprovementDirection.DECREASE)).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(Assurance.of(11, 5, 10, ImprovementDirection.NEUTRAL)).isEqualTo(Assurance.NONE);
    }

    @Test
    void aTargetMayChangeAndTheLatestOneCounts() {
        var settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        // Mean 3.5, ranges 1: limits 0.84 and 6.16.
        assertThat(Xmr.chart(SIX, Phases.one(), Observations.of(0, 0, 0, 0, 0, 7), settings)
                        .assuranceIcon())
                .isEqualTo(Assurance.FAIL);
        var early = Observations.ofNullable(7.0, 7.0, 7.0, 7.0, 7.0, null);
        var chart = Xmr.chart(SIX, Phases.one(), early, settings);
        assertThat(chart.assuranceIcon()).isEqualTo(Assurance.NONE);
        assertThat(chart.targets()).isSameAs(early);
        assertThat(chart.values()).isSameAs(SIX);
        assertThat(chart.settings()).isEqualTo(settings);
        assertThat(chart.phases()).isEqualTo(Phases.one());
    }

    @Test
    void iconsComeFromTheLatestPresentPointAndItsPhase() {
        var settings =
                XmrSettings.makingDataCount(ImprovementDirection.INCREASE).withRunLength(3);
        // The second phase is all missing: the rising points of the first make the icon.
        var values = Observations.ofNullable(1.0, 2.0, 3.0, null, null);
        var chart = Xmr.chart(values, Phases.startingAt(3), Observations.constant(5, 100), settings);
        assertThat(chart.variationIcon()).isEqualTo(Variation.IMPROVEMENT_HIGH);
        assertThat(chart.assuranceIcon()).isEqualTo(Assurance.FAIL);
        assertThat(chart.limits(1).used()).isZero();
        assertThat(chart.limits(1).present()).isFalse();
        assertThatThrownBy(() -> chart.limits(1).mean()).isInstanceOf(IllegalStateException.class);
        assertThat(chart.suggestedRebases()).isEmpty();
        var nothing = Xmr.chart(Observations.allMissing(3), settings);
        assertThat(nothing.variationIcon()).isEqualTo(Variation.COMMON_CAUSE);
        assertThat(nothing.assuranceIcon()).isEqualTo(Assurance.NONE);
    }

    @Test
    void aFrozenBaselineWithTooManyGapsGivesTrialLimits() {
        var present = new boolean[30];
        for (int i = 0; i < 30; i++) {
            present[i] = i != 4;
        }
        var settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        var values = Observations.of(new double[30], present);
        assertThat(Xmr.chart(values, settings.withBaselinePoints(12)).isTrial(0))
                .isTrue();
        assertThat(Xmr.chart(values, settings.withBaselinePoints(13)).isTrial(0))
                .isFalse();
        assertThat(Xmr.chart(values, settings).isTrial(0)).isFalse();
    }

    @Test
    void aShiftThatOpensItsPhaseIsNoSuggestionAndOneThatEndedIsToldSo() {
        // By construction about a frozen mean of 1.5: eight low at the start of a phase, and eight high that end.
        double[] values = new double[40];
        for (int i = 0; i < 40; i++) {
            values[i] = i % 2 == 0 ? 1 : 2;
        }
        Arrays.fill(values, 15, 24, 3);
        values[24] = 1;
        var settings =
                XmrSettings.makingDataCount(ImprovementDirection.INCREASE).withBaselinePoints(12);
        assertThat(Xmr.chart(Observations.of(values), settings).suggestedRebases())
                .containsExactly(new RebaseSuggestion(15, 9, true, false));
        assertThat(Xmr.chart(Observations.of(values), Phases.startingAt(15), settings)
                        .suggestedRebases())
                .extracting(RebaseSuggestion::from)
                .doesNotContain(15);
    }

    @Test
    void zerosOfEitherSignAreTheSameValue() {
        var values = Observations.of(0.0, -0.0, 0.0, -0.0, 0.0, -0.0, 0.0, -0.0, 0.0);
        var chart = Xmr.chart(values, XmrSettings.makingDataCount(ImprovementDirection.INCREASE));
        for (int i = 0; i < 9; i++) {
            assertThat(chart.broken(i)).isEmpty();
        }
    }
}

package health.cairn.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Observations;
import org.junit.jupiter.api.Test;

class RecentTrendTest {

    private static final Observations THOUSANDS = Observations.of(1000, 1000, 1000, 1000, 1000);

    private static RecentTrend.Tested tested(RecentTrend trend) {
        return (RecentTrend.Tested) trend;
    }

    /** 11.2014 was worked by hand from Armitage's formula. */
    @Test
    void aRiseFromSeventyToSeventySixPerCentIsATrend() {
        var trend = ProportionTrend.of(Observations.of(700, 712, 725, 741, 760), THOUSANDS);
        assertThat(trend.marker()).isEqualTo(TrendMarker.INCREASING);
        assertThat(tested(trend).chiSquared()).isCloseTo(11.2014, within(5e-5));
        assertThat(tested(trend).slope()).isPositive();
        assertThat(tested(trend).signKept()).isTrue();
    }

    @Test
    void theSameYearsBackwardsFall() {
        var trend = ProportionTrend.of(Observations.of(760, 741, 725, 712, 700), THOUSANDS);
        assertThat(trend.marker()).isEqualTo(TrendMarker.DECREASING);
        assertThat(tested(trend).chiSquared()).isCloseTo(11.2014, within(5e-5));
    }

    /** In exact fractions: 754 in the last year gives 9.4439, one event more 9.7260; the limit is 9.5495. */
    @Test
    void significanceBeginsAboveTheLimit() {
        var below = ProportionTrend.of(Observations.of(700, 712, 725, 741, 754), THOUSANDS);
        var above = ProportionTrend.of(Observations.of(700, 712, 725, 741, 755), THOUSANDS);
        assertThat(tested(below).chiSquared()).isLessThan(RecentTrend.SIGNIFICANT_CHI_SQUARED);
        assertThat(below.marker()).isEqualTo(TrendMarker.NO_CHANGE);
        assertThat(tested(above).chiSquared()).isGreaterThan(RecentTrend.SIGNIFICANT_CHI_SQUARED);
        assertThat(above.marker()).isEqualTo(TrendMarker.INCREASING);
    }

    /** The rise is that of the last year alone: without it the other four fall. */
    @Test
    void oneYearAloneMakesNoTrend() {
        var trend = ProportionTrend.of(Observations.of(710, 706, 703, 700, 830), THOUSANDS);
        assertThat(tested(trend).chiSquared()).isGreaterThan(RecentTrend.SIGNIFICANT_CHI_SQUARED);
        assertThat(tested(trend).signKept()).isFalse();
        assertThat(trend.marker()).isEqualTo(TrendMarker.NO_CHANGE);
    }

    @Test
    void onlyTheLatestFiveYearsCount() {
        var sevenYears = ProportionTrend.of(
                Observations.of(10, 990, 700, 712, 725, 741, 760),
                Observations.of(1000, 1000, 1000, 1000, 1000, 1000, 1000));
        assertThat(tested(sevenYears).chiSquared()).isCloseTo(11.2014, within(5e-5));
    }

    @Test
    void fourYearsAreTooFewAndAGapBreaksTheRun() {
        assertThat(ProportionTrend.of(Observations.of(1, 2, 3, 4), Observations.of(9, 9, 9, 9)))
                .isEqualTo(new RecentTrend.NotTested("5 years are needed; found 4"));
        var gap = ProportionTrend.of(
                Observations.ofNullable(600.0, 700.0, null, 725.0, 741.0, 760.0),
                Observations.of(1000, 1000, 1000, 1000, 1000, 1000));
        assertThat(gap.marker()).isEqualTo(TrendMarker.CANNOT_BE_CALCULATED);
        var gapBefore = ProportionTrend.of(
                Observations.ofNullable(null, 700.0, 712.0, 725.0, 741.0, 760.0),
                Observations.of(1000, 1000, 1000, 1000, 1000, 1000));
        assertThat(gapBefore.marker()).isEqualTo(TrendMarker.INCREASING);
    }

    @Test
    void aYearInWhichEveryoneWasCountedHasNoAnswer() {
        assertThat(ProportionTrend.of(Observations.of(1, 2, 3, 4, 5), Observations.of(9, 9, 9, 9, 5))
                        .marker())
                .isEqualTo(TrendMarker.CANNOT_BE_CALCULATED);
        assertThat(ProportionTrend.of(Observations.of(0, 0, 0, 0, 0), THOUSANDS).marker())
                .isEqualTo(TrendMarker.CANNOT_BE_CALCULATED);
    }

    /** A year without events has no log odds; the published code takes the broken sign as upward. Here it falls. */
    @Test
    void aFallToNoEventsIsAFall() {
        var trend = ProportionTrend.of(Observations.of(40, 30, 20, 10, 0), THOUSANDS);
        assertThat(trend.marker()).isEqualTo(TrendMarker.DECREASING);
        assertThat(tested(trend).slope()).isNegative();
    }

    /** Equal standard errors of 1: slope 3, its standard error sqrt(1/10), so chi-squared is exactly 90. */
    @Test
    void aRateIsTestedByItsIntervals() {
        double half = 3.92 / 2;
        double[] values = {100, 103, 106, 109, 112};
        double[] lower = new double[5];
        double[] upper = new double[5];
        for (int i = 0; i < 5; i++) {
            lower[i] = values[i] - half;
            upper[i] = values[i] + half;
        }
        var trend = RateTrend.of(Observations.of(values), Observations.of(lower), Observations.of(upper));
        assertThat(trend.marker()).isEqualTo(TrendMarker.INCREASING);
        assertThat(tested(trend).slope()).isCloseTo(3, within(1e-12));
        assertThat(tested(trend).chiSquared()).isCloseTo(90, within(1e-9));
    }

    @Test
    void aFlatRateDoesNotChange() {
        var trend = RateTrend.of(
                Observations.of(5, 5, 5, 5, 5), Observations.of(4, 4, 4, 4, 4), Observations.of(6, 6, 6, 6, 6));
        assertThat(trend).isEqualTo(new RecentTrend.Tested(TrendMarker.NO_CHANGE, 0, 0, false));
    }

    @Test
    void aRateWithoutWidthOrWithAGapCannotBeTested() {
        var five = Observations.of(1, 2, 3, 4, 5);
        assertThat(RateTrend.of(five, five, Observations.of(2, 3, 4, 5, 5)).marker())
                .isEqualTo(TrendMarker.CANNOT_BE_CALCULATED);
        assertThat(RateTrend.of(five, Observations.ofNullable(0.0, 1.0, 2.0, null, 4.0), Observations.of(2, 3, 4, 5, 6))
                        .marker())
                .isEqualTo(TrendMarker.CANNOT_BE_CALCULATED);
        assertThat(RateTrend.of(Observations.of(1), Observations.of(0), Observations.of(2)))
                .isEqualTo(new RecentTrend.NotTested("5 years are needed; found 1"));
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> ProportionTrend.of(Observations.of(1, 2, 3, 4, 11), Observations.of(9, 9, 9, 9, 9)))
                .hasMessageContaining("found 11.0 of 9.0 in year 5 of 5");
        assertThatThrownBy(() -> ProportionTrend.of(Observations.of(1), Observations.of(9, 9)))
                .hasMessageContaining("found 1 and 2");
        var five = Observations.of(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> RateTrend.of(five, five, Observations.of(2, 3, 4, 5, 4)))
                .hasMessageContaining("found 5.0 to 4.0 in year 5 of 5");
        assertThatThrownBy(() -> RateTrend.of(five, five, Observations.of(2))).hasMessageContaining("found 5, 5 and 1");
    }
}

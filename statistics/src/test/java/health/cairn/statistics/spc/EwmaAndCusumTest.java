package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Observations;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EwmaAndCusumTest {

    private static final Offset<Double> HAND = within(1e-12);
    private static final StableProcess PROCESS = new StableProcess(10, 2);

    // By hand: 10, 12 -> 10.4, 12 -> 10.72; half widths 3 * 2 * sqrt(0.2 / 1.8 * (1 - 0.64^i)).
    @Test
    void theWeightedAverageStartsAtTheCentreAndItsLimitsWiden() {
        var chart = Ewma.of(Observations.ofNullable(12.0, null, 12.0), PROCESS, 0.2, 3);
        assertThat(chart.size()).isEqualTo(3);
        assertThat(chart.average(0)).isCloseTo(10.4, HAND);
        assertThat(chart.average(1)).isCloseTo(10.4, HAND);
        assertThat(chart.average(2)).isCloseTo(10.72, HAND);
        assertThat(chart.limits(0).upper()).isCloseTo(10 + 6 * Math.sqrt(0.2 / 1.8 * 0.36), HAND);
        assertThat(chart.limits(1)).isEqualTo(chart.limits(0));
        assertThat(chart.limits(2).lower()).isCloseTo(10 - 6 * Math.sqrt(0.2 / 1.8 * (1 - 0.64 * 0.64)), HAND);
        assertThat(chart.isOutside(2)).isFalse();
    }

    // With a weight of 1 it is a chart of single values: limits 4 and 16.
    @Test
    void aWeightOfOneIsAChartOfSingleValues() {
        var chart = Ewma.of(Observations.of(16, 16.1, 3.9), PROCESS, 1, 3);
        assertThat(chart.isOutside(0)).isFalse();
        assertThat(chart.isOutside(1)).isTrue();
        assertThat(chart.isOutside(2)).isTrue();
    }

    // By hand: scores 1, 2, -3; above 0.5 each: 0.5, 2, 0; below: 0, 0, -2.5.
    @Test
    void whatExceedsHalfTheShiftIsAddedUp() {
        var chart = Cusum.of(Observations.ofNullable(12.0, null, 14.0, 4.0), PROCESS, 1, 2);
        assertThat(chart.size()).isEqualTo(4);
        assertThat(chart.upper(0)).isCloseTo(0.5, HAND);
        assertThat(chart.upper(1)).isCloseTo(0.5, HAND);
        assertThat(chart.upper(2)).isCloseTo(2, HAND);
        assertThat(chart.upper(3)).isZero();
        assertThat(chart.lower(2)).isZero();
        assertThat(chart.lower(3)).isCloseTo(-2.5, HAND);
        // Exactly the decision interval is not beyond it.
        assertThat(chart.isOutside(2)).isFalse();
        assertThat(chart.isOutside(3)).isTrue();
        assertThat(Cusum.of(Observations.of(16), PROCESS, 1, 2).isOutside(0)).isTrue();
    }

    // Mean 4, mean range 4; squares 1 1 9 9 over 3.
    @Test
    void aProcessIsFoundFromRangesOrFromTheDeviation() {
        var values = Observations.of(3, 5, 1, 7);
        assertThat(StableProcess.fromMovingRanges(values).centre()).isEqualTo(4);
        assertThat(StableProcess.fromMovingRanges(values).sigma()).isCloseTo(4 / 1.128, HAND);
        var byDeviation = StableProcess.fromDeviation(values);
        assertThat(byDeviation.centre()).isEqualTo(4);
        assertThat(byDeviation.sigma()).isCloseTo(Math.sqrt(20.0 / 3) / ControlConstants.c4(4), HAND);
        assertThat(StableProcess.fromDeviation(Observations.ofNullable(3.0, null, 5.0, 1.0, 7.0)))
                .isEqualTo(byDeviation);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        var values = Observations.of(1, 2);
        assertThatThrownBy(() -> Ewma.of(values, PROCESS, 0, 3)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> Ewma.of(values, PROCESS, 1.1, 3)).hasMessageContaining("found 1.1");
        assertThatThrownBy(() -> Ewma.of(values, PROCESS, 0.2, 0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> Cusum.of(values, PROCESS, 0, 5)).hasMessageContaining("0.0 and 5.0");
        assertThatThrownBy(() -> Cusum.of(values, PROCESS, 1, 0)).hasMessageContaining("1.0 and 0.0");
        assertThatThrownBy(() -> Cusum.of(values, new StableProcess(1, 0), 1, 5))
                .hasMessageContaining("sigma of 0");
        assertThatThrownBy(() -> new StableProcess(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new StableProcess(1, -1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new StableProcess(1, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> StableProcess.fromMovingRanges(Observations.ofNullable(1.0, null, 2.0)))
                .hasMessageContaining("next to each other");
        assertThatThrownBy(() -> StableProcess.fromDeviation(Observations.of(1)))
                .hasMessageContaining("found 1");
    }
}

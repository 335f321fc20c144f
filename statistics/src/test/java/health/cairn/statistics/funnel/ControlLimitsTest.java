package health.cairn.statistics.funnel;

import static health.cairn.statistics.funnel.Significance.ABOVE_INNER;
import static health.cairn.statistics.funnel.Significance.ABOVE_OUTER;
import static health.cairn.statistics.funnel.Significance.BELOW_INNER;
import static health.cairn.statistics.funnel.Significance.BELOW_OUTER;
import static health.cairn.statistics.funnel.Significance.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.statistics.Confidence;
import org.junit.jupiter.api.Test;

class ControlLimitsTest {

    /**
     * One large area holds the pooled proportion at 0.5 (to 1e-8); areas of 100 have limits 0.5 -/+ 1.96 * 0.05 and 3.09 * 0.05:
     * 0.402 to 0.598 and 0.3455 to 0.6545.
     */
    @Test
    void proportionsAreComparedWithTheWhole() {
        double[] events = {5e9, 34, 35, 40, 41, 50, 59, 60, 65, 66};
        double[] trials = {1e10, 100, 100, 100, 100, 100, 100, 100, 100, 100};
        assertThat(ControlLimits.UKHSA.ofProportions(events, trials))
                .containsExactly(
                        WITHIN,
                        BELOW_OUTER,
                        BELOW_INNER,
                        BELOW_INNER,
                        WITHIN,
                        WITHIN,
                        WITHIN,
                        ABOVE_INNER,
                        ABOVE_INNER,
                        ABOVE_OUTER);
    }

    /** 5 observed have exact 95 per cent limits 1.6235 to 11.6683, and 99.8 per cent 0.7394 to 16.4547. */
    @Test
    void countsAreComparedByTheirOwnLimits() {
        double[] expected = {0.7, 0.8, 1.62, 1.63, 11.66, 11.67, 16.4, 16.5};
        double[] observed = new double[expected.length];
        java.util.Arrays.fill(observed, 5);
        assertThat(ControlLimits.UKHSA.ofCounts(observed, expected))
                .containsExactly(
                        ABOVE_OUTER, ABOVE_INNER, ABOVE_INNER, WITHIN, WITHIN, BELOW_INNER, BELOW_INNER, BELOW_OUTER);
    }

    /** No events have a 95 per cent upper limit of 3.689 and a 99.8 per cent one of 6.908. */
    @Test
    void noEventsCanBeFew() {
        assertThat(ControlLimits.UKHSA.ofCounts(new double[] {0, 0, 0, 0}, new double[] {0, 3.6, 3.7, 6.91}))
                .containsExactly(WITHIN, WITHIN, BELOW_INNER, BELOW_OUTER);
    }

    @Test
    void anyTwoLevelsWillDo() {
        var limits = new ControlLimits(new Confidence(0.5), new Confidence(0.8));
        // 0.674 and 1.282 standard errors of 0.05.
        assertThat(limits.ofProportions(new double[] {5e9, 53, 54, 56, 57}, new double[] {1e10, 100, 100, 100, 100}))
                .containsExactly(WITHIN, WITHIN, ABOVE_INNER, ABOVE_INNER, ABOVE_OUTER);
    }

    @Test
    void refusesLevelsInTheWrongOrderAndImpossibleAreas() {
        assertThatThrownBy(() -> new ControlLimits(Confidence.P998, Confidence.P95))
                .hasMessageContaining("found 0.998 inside 0.95");
        assertThatThrownBy(() -> new ControlLimits(Confidence.P95, Confidence.P95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ControlLimits.UKHSA.ofProportions(new double[] {1, 3}, new double[] {9, 2}))
                .hasMessageContaining("found 3.0 of 2.0 at position 1");
        assertThatThrownBy(() -> ControlLimits.UKHSA.ofCounts(new double[1], new double[2]))
                .hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> ControlLimits.UKHSA.ofCounts(new double[1], new double[] {-1}))
                .hasMessageContaining("found -1.0 at position 0");
        assertThatThrownBy(() -> ControlLimits.UKHSA.ofCounts(new double[1], new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("found Infinity");
    }

    /** Starts and ends by hand: 0.95 * 700 = 665 down to 600; 1.05 * 1,234 = 1,295.7 up to 1,300. */
    @Test
    void theAxisStartsAtNothingUnlessAreasAreOfOneSize() {
        assertThat(FunnelAxis.start(600, 1234)).isZero();
        assertThat(FunnelAxis.start(617, 1234)).isEqualTo(500);
        assertThat(FunnelAxis.start(700, 1234)).isEqualTo(600);
        assertThat(FunnelAxis.end(1234)).isEqualTo(1300);
        assertThat(FunnelAxis.end(90)).isEqualTo(95);
    }

    @Test
    void theAxisIsOneHundredGrowingWholeSizes() {
        for (double[] points : new double[][] {FunnelAxis.points(0, 30_000), FunnelAxis.pointsOfRatio(0, 30_000)}) {
            assertThat(points).hasSize(100);
            assertThat(points[0]).isEqualTo(1);
            assertThat(points[1]).isEqualTo(2);
            for (int i = 1; i < points.length; i++) {
                assertThat(points[i]).isGreaterThan(points[i - 1]).isEqualTo(Math.rint(points[i]));
            }
        }
        assertThat(FunnelAxis.points(0, 30_000)[99]).isEqualTo(30_000);
        assertThat(FunnelAxis.pointsOfRatio(0, 30_000)[99]).isLessThan(30_000);
        assertThat(FunnelAxis.points(600, 1300)[0]).isEqualTo(600);
        // Steps never shrink below one, so a short axis runs past its end.
        assertThat(FunnelAxis.points(0, 10)[99]).isEqualTo(100);
        assertThatThrownBy(() -> FunnelAxis.points(5, 5)).hasMessageContaining("found 5.0 to 5.0");
        assertThatThrownBy(() -> FunnelAxis.points(-1, 5)).hasMessageContaining("found -1.0 to 5.0");
        assertThatThrownBy(() -> FunnelAxis.points(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

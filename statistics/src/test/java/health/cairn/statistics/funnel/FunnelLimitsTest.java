package health.cairn.statistics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.CountLimits;
import health.cairn.statistics.interval.Wilson;
import org.junit.jupiter.api.Test;

class FunnelLimitsTest {

    /** What the limits mean: an area exactly on one has a Wilson interval that just reaches the whole. */
    @Test
    void anAreaOnALimitHasAnIntervalThatJustReachesTheWhole() {
        var funnel = new ProportionFunnel(0.3);
        for (Confidence confidence : new Confidence[] {Confidence.P95, Confidence.P998}) {
            var limits = funnel.limits(200, confidence);
            assertThat(Wilson.at(confidence).upper(200 * limits.lower(), 200)).isCloseTo(0.3, within(1e-12));
            assertThat(Wilson.at(confidence).lower(200 * limits.upper(), 200)).isCloseTo(0.3, within(1e-12));
        }
    }

    @Test
    void proportionLimitsStayWithinZeroToOne() {
        assertThat(new ProportionFunnel(0.05).limits(3, Confidence.P95).lower()).isZero();
        assertThat(new ProportionFunnel(0.95).limits(3, Confidence.P95).upper()).isEqualTo(1);
    }

    @Test
    void areasArePooledBySumsNotByMeans() {
        assertThat(ProportionFunnel.about(new double[] {1, 90}, new double[] {10, 100})
                        .pooled())
                .isEqualTo(91.0 / 110);
    }

    @Test
    void aRateFunnelIsTheExactLimitsOfTheExpectedCount() {
        var limits = new RateFunnel(0.002).limits(5000, Confidence.P95);
        var count = CountLimits.exact(Confidence.P95).interval(10);
        assertThat(limits.lower()).isCloseTo(count.lower() / 5000, within(1e-15));
        assertThat(limits.upper()).isCloseTo(count.upper() / 5000, within(1e-15));
        assertThat(RateFunnel.about(new double[] {3, 7}, new double[] {1000, 4000})
                        .pooled())
                .isEqualTo(0.002);
        assertThat(RateFunnel.OF_RATIOS.limits(10, Confidence.P95).upper())
                .isCloseTo(count.upper() / 10, within(1e-15));
    }

    @Test
    void refusesWhatCannotBePooledOrDrawn() {
        assertThatThrownBy(() -> ProportionFunnel.about(new double[] {1}, new double[] {10, 20}))
                .hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> ProportionFunnel.about(new double[] {1, -1}, new double[] {10, 20}))
                .hasMessageContaining("found -1.0 and 20.0 at position 1");
        assertThatThrownBy(() -> RateFunnel.about(new double[] {0}, new double[] {0}))
                .hasMessageContaining("above 0; found 0.0");
        assertThatThrownBy(() -> new ProportionFunnel(1.1)).hasMessageContaining("found 1.1");
        assertThatThrownBy(() -> new ProportionFunnel(0.5).limits(0, Confidence.P95))
                .hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> new RateFunnel(-1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> new RateFunnel(1).limits(0, Confidence.P95)).hasMessageContaining("found 0.0");
    }
}

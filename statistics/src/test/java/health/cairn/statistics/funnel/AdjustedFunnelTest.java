package health.cairn.statistics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.CountLimits;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AdjustedFunnelTest {

    private static final Overdispersion LOG_UNTRIMMED =
            new Overdispersion(FunnelMeasure.LOG_RATIO, Overdispersion.Extremes.TRIMMED, 0, false);

    /**
     * The worked example of the method's page: 100 expected everywhere, observed 100 e^0.3 and 100 e^-0.3 twice each. Scores 3 and -3,
     * phi 9; tau squared (4 * 9 - 3) / (400 - 40,000 / 400) = 0.11; adjusted 95 per cent limits exp(-/+ 1.96 sqrt(0.01 + 0.11)).
     */
    @Test
    void theWorkedExample() {
        double high = 100 * Math.exp(0.3);
        double low = 100 * Math.exp(-0.3);
        var funnel = AdjustedFunnel.of(
                LOG_UNTRIMMED, new double[] {high, low, high, low}, new double[] {100, 100, 100, 100});
        assertThat(funnel.target()).isEqualTo(1);
        assertThat(funnel.phi()).isCloseTo(9, within(1e-12));
        assertThat(funnel.tauSquared()).isCloseTo(0.11, within(1e-12));
        assertThat(funnel.isOverdispersed()).isTrue();
        assertThat(funnel.score(0)).isCloseTo(3, within(1e-12));
        assertThat(funnel.y(1)).isCloseTo(-0.3, within(1e-12));
        assertThat(funnel.standardError(2)).isCloseTo(0.1, within(1e-12));
        double z = Confidence.P95.z();
        var additive = funnel.limits(0, Confidence.P95, Adjustment.ADDITIVE);
        assertThat(additive.lower()).isCloseTo(Math.exp(-z * Math.sqrt(0.12)), within(1e-12));
        assertThat(additive.upper()).isCloseTo(Math.exp(z * Math.sqrt(0.12)), within(1e-12));
        var multiplicative = funnel.limits(0, Confidence.P95, Adjustment.MULTIPLICATIVE);
        assertThat(multiplicative.upper()).isCloseTo(Math.exp(z * 0.3), within(1e-12));
        var approximate = funnel.limits(0, Confidence.P95, Adjustment.NONE_APPROXIMATE);
        assertThat(approximate.upper()).isCloseTo(Math.exp(z * 0.1), within(1e-12));
        var exact = funnel.limits(0, Confidence.P95, Adjustment.NONE);
        assertThat(exact.upper()).isCloseTo(CountLimits.exact(Confidence.P95).upper(100) / 100, within(1e-12));
        assertThat(funnel.isOutlier(0, Confidence.P95, Adjustment.NONE)).isTrue();
        assertThat(funnel.isOutlier(1, Confidence.P95, Adjustment.NONE)).isTrue();
        assertThat(funnel.isOutlier(0, Confidence.P95, Adjustment.ADDITIVE)).isFalse();
        assertThat(funnel.value(0)).isCloseTo(Math.exp(0.3), within(1e-12));
    }

    @Test
    void areasAtTheTargetDoNotScatter() {
        var funnel = AdjustedFunnel.of(LOG_UNTRIMMED, new double[] {10, 20, 30}, new double[] {10, 20, 30});
        assertThat(funnel.phi()).isZero();
        assertThat(funnel.tauSquared()).isZero();
        assertThat(funnel.isOverdispersed()).isFalse();
        // Less scatter than chance does not narrow the limits.
        assertThat(funnel.limits(1, Confidence.P95, Adjustment.MULTIPLICATIVE))
                .isEqualTo(funnel.limits(1, Confidence.P95, Adjustment.NONE_APPROXIMATE))
                .isEqualTo(funnel.limits(1, Confidence.P95, Adjustment.ADDITIVE));
    }

    /** Scores -10 to 10 by 1 in 21 areas of 100: cut into tenths by rank, ranks 1, 2 are class 0 and 20, 21 class 9. */
    @Test
    void aTenthAtEachEndIsTrimmed() {
        var funnel = AdjustedFunnel.of(Overdispersion.SHMI, ladder(21), hundreds(21));
        for (int i = 0; i < 21; i++) {
            assertThat(funnel.isTrimmed(i)).as("area %d", i).isEqualTo(i < 2 || i > 18);
        }
        // The mean square of -8 to 8.
        assertThat(funnel.phi()).isCloseTo(2 * (8 * 9 * 17 / 6.0) / 17, within(1e-9));
        assertThatThrownBy(() -> funnel.settledScore(0)).hasMessageContaining("position 0 was trimmed");
        assertThat(funnel.settledScore(2)).isCloseTo(-8, within(1e-9));
        assertThat(funnel.isWinsorised(0)).isFalse();
    }

    /** The quantiles of -10 to 10 at 0.1 and 0.9 are -8 and 8 themselves; what lies at or beyond stands there. */
    @Test
    void aTenthAtEachEndIsWinsorised() {
        var settings = new Overdispersion(FunnelMeasure.LOG_RATIO, Overdispersion.Extremes.WINSORISED, 0.1, false);
        var funnel = AdjustedFunnel.of(settings, ladder(21), hundreds(21));
        assertThat(funnel.settledScore(0)).isCloseTo(-8, within(1e-9));
        assertThat(funnel.settledScore(20)).isCloseTo(8, within(1e-9));
        assertThat(funnel.settledScore(10)).isCloseTo(0, within(1e-9));
        assertThat(funnel.isWinsorised(0)).isTrue();
        assertThat(funnel.isWinsorised(2)).isTrue();
        assertThat(funnel.isWinsorised(3)).isFalse();
        assertThat(funnel.isWinsorised(18)).isTrue();
        assertThat(funnel.isWinsorised(17)).isFalse();
        assertThat(funnel.isTrimmed(0)).isFalse();
        assertThat(funnel.phi()).isCloseTo((2 * (8 * 9 * 17 / 6.0) + 4 * 64) / 21, within(1e-9));
    }

    private static double[] ladder(int areas) {
        double[] observed = new double[areas];
        for (int i = 0; i < areas; i++) {
            observed[i] = 100 * Math.exp((i - (areas - 1) / 2.0) / 10);
        }
        return observed;
    }

    private static double[] hundreds(int areas) {
        double[] expected = new double[areas];
        java.util.Arrays.fill(expected, 100);
        return expected;
    }

    @Test
    void anAreaWithoutEventsIsKeptAndComesFirst() {
        double[] observed = ladder(21);
        observed[10] = 0;
        var trimmed = AdjustedFunnel.of(Overdispersion.SHMI, observed, hundreds(21));
        assertThat(trimmed.isTrimmed(10)).isTrue();
        assertThat(trimmed.isTrimmed(1)).isFalse();
        var kept = AdjustedFunnel.of(LOG_UNTRIMMED, observed, hundreds(21));
        assertThat(kept.score(10)).isCloseTo(10 * Math.log(0.005), within(1e-9));
        assertThat(kept.phi()).isFinite();
        assertThat(kept.value(10)).isZero();
        assertThat(kept.isOutlier(10, Confidence.P95, Adjustment.NONE)).isTrue();
        // Half an event above a tiny expected count looks large; the area still has fewer than any other.
        double[] tiny = hundreds(21);
        tiny[10] = 0.1;
        assertThat(AdjustedFunnel.of(Overdispersion.SHMI, observed, tiny).isTrimmed(10))
                .isTrue();
    }

    @Test
    void expectedCountsAreRoundedForTheLimitsButNotForTheValue() {
        var funnel = AdjustedFunnel.of(
                Overdispersion.SHMI.withTrimBy(0), new double[] {10, 12}, new double[] {10.004, 12.006});
        assertThat(funnel.size(0)).isEqualTo(10);
        assertThat(funnel.size(1)).isEqualTo(12.01);
        assertThat(funnel.value(0)).isEqualTo(10 / 10.004);
        assertThat(funnel.score(0)).isZero();
        // Two as near: the even hundredth. 0.125 and 0.375 are exact in binary.
        assertThat(TwoDecimals.of(0.125)).isEqualTo(0.12);
        assertThat(TwoDecimals.of(0.375)).isEqualTo(0.38);
        assertThat(TwoDecimals.of(7)).isEqualTo(7);
        assertThatThrownBy(() -> AdjustedFunnel.of(
                        Overdispersion.SHMI.withTrimBy(0), new double[] {1, 1}, new double[] {1, 0.004}))
                .hasMessageContaining("found 0.004 with 1.0 observed at position 1");
    }

    /** Square roots: 81 and 121 of 100 lie 0.1 either side of 1, with a standard error of 0.05, so at scores -2 and 2. */
    @Test
    void rootRatiosAreSquaredBack() {
        var settings = Overdispersion.CQC.withTrimBy(0);
        var funnel = AdjustedFunnel.of(settings, new double[] {81, 121}, new double[] {100, 100});
        assertThat(funnel.score(0)).isCloseTo(-2, within(1e-12));
        assertThat(funnel.score(1)).isCloseTo(2, within(1e-12));
        assertThat(funnel.phi()).isCloseTo(4, within(1e-12));
        // (2 * 4 - 1) / (800 - 320,000 / 800) = 7 / 400.
        assertThat(funnel.tauSquared()).isCloseTo(7.0 / 400, within(1e-12));
        double reach = Confidence.P95.z() * Math.sqrt(1.0 / 400 + 7.0 / 400);
        var limits = funnel.limits(0, Confidence.P95, Adjustment.ADDITIVE);
        assertThat(limits.lower()).isCloseTo((1 - reach) * (1 - reach), within(1e-12));
        assertThat(limits.upper()).isCloseTo((1 + reach) * (1 + reach), within(1e-12));
        // On the root scale the limit of a small area would be negative; a ratio is not.
        assertThat(funnel.limitsForSize(0.5, Confidence.P95, Adjustment.ADDITIVE)
                        .lower())
                .isZero();
        assertThat(funnel.limitsForSize(100, Confidence.P95, Adjustment.NONE).upper())
                .isCloseTo(CountLimits.exact(Confidence.P95).upper(100) / 100, within(1e-12));
    }

    /** A half is pi / 4 on the arcsine scale; areas of 100 have a standard error of 0.05. */
    @Test
    void proportionsAreOnTheArcsineScale() {
        var settings = Overdispersion.OF_PROPORTIONS.withTrimBy(0);
        double above = 100 * Math.pow(Math.sin(Math.PI / 4 + 0.1), 2);
        var funnel = AdjustedFunnel.of(settings, new double[] {above, 100 - above}, new double[] {100, 100});
        assertThat(funnel.target()).isCloseTo(0.5, within(1e-12));
        assertThat(funnel.score(0)).isCloseTo(2, within(1e-9));
        assertThat(funnel.score(1)).isCloseTo(-2, within(1e-9));
        double reach = Confidence.P95.z() * 0.05;
        assertThat(funnel.limits(0, Confidence.P95, Adjustment.NONE).upper())
                .isCloseTo(Math.pow(Math.sin(Math.PI / 4 + reach), 2), within(1e-12));
        // An area of one: 1.96 * 0.5 is beyond both ends of the quarter circle around pi / 4.
        assertThat(funnel.limitsForSize(1, Confidence.P95, Adjustment.NONE).lower())
                .isZero();
        assertThat(funnel.limitsForSize(1, Confidence.P95, Adjustment.NONE).upper())
                .isEqualTo(1);
    }

    /** 40 over 20 and 10 over 5: pooled 2. Half an event is added to both counts. */
    @Test
    void ratiosOfCountsAddHalfAnEvent() {
        var settings = Overdispersion.OF_RATIOS_OF_COUNTS.withTrimBy(0);
        var funnel = AdjustedFunnel.of(settings, new double[] {40, 10}, new double[] {20, 5});
        assertThat(funnel.target()).isEqualTo(2);
        assertThat(funnel.y(0)).isCloseTo(Math.log(40.5 / 20.5), within(1e-12));
        double error = Math.sqrt(40 / (40.5 * 40.5) + 20 / (20.5 * 20.5));
        assertThat(funnel.standardError(0)).isCloseTo(error, within(1e-12));
        assertThat(funnel.score(0)).isCloseTo((Math.log(40.5 / 20.5) - Math.log(2)) / error, within(1e-12));
        double reach = Confidence.P95.z() * Math.sqrt(1 / 80.0);
        assertThat(funnel.limits(0, Confidence.P95, Adjustment.NONE).upper())
                .isCloseTo(2 * Math.exp(reach), within(1e-12));
        assertThat(funnel.limits(0, Confidence.P95, Adjustment.NONE).lower())
                .isCloseTo(2 * Math.exp(-reach), within(1e-12));
        assertThat(AdjustedFunnel.of(settings, new double[] {40, 0}, new double[] {20, 5})
                        .phi())
                .isFinite();
    }

    @Test
    void allLimitsAtOnceAreTheSameAsOneByOne() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        double[] below = random.doubles(30, 5, 500).toArray();
        double[] above = new double[30];
        for (int i = 0; i < above.length; i++) {
            above[i] = Math.floor(below[i] * random.nextDouble());
        }
        for (Overdispersion settings : new Overdispersion[] {
            Overdispersion.SHMI, Overdispersion.CQC, Overdispersion.OF_PROPORTIONS, Overdispersion.OF_RATIOS_OF_COUNTS
        }) {
            var funnel = AdjustedFunnel.of(settings, above, below);
            double[] lower = new double[30];
            double[] upper = new double[30];
            for (Adjustment adjustment : Adjustment.values()) {
                funnel.limits(Confidence.P998, adjustment, lower, upper);
                for (int i = 0; i < 30; i++) {
                    var one = funnel.limits(i, Confidence.P998, adjustment);
                    assertThat(lower[i]).isEqualTo(one.lower());
                    assertThat(upper[i]).isEqualTo(one.upper());
                    assertThat(lower[i]).isLessThanOrEqualTo(funnel.target());
                    assertThat(upper[i]).isGreaterThanOrEqualTo(funnel.target());
                }
            }
        }
    }

    @Test
    void theOrderOfAreasDoesNotMatter() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] below = random.doubles(60, 20, 90).toArray();
        double[] above = random.doubles(60, 1, 90).map(Math::floor).toArray();
        var funnel = AdjustedFunnel.of(Overdispersion.SHMI, above, below);
        var turned = AdjustedFunnel.of(Overdispersion.SHMI, reversed(above), reversed(below));
        assertThat(turned.phi()).isCloseTo(funnel.phi(), within(1e-12));
        assertThat(turned.tauSquared()).isCloseTo(funnel.tauSquared(), within(1e-12));
        assertThat(turned.score(0)).isEqualTo(funnel.score(59));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[values.length - 1 - i] = values[i];
        }
        return reversed;
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> AdjustedFunnel.of(Overdispersion.SHMI, two, new double[3]))
                .hasMessageContaining("found 2 and 3");
        for (double[] wrong : new double[][] {
            {-1, 5}, {1, 0}, {Double.NaN, 5}, {1, Double.POSITIVE_INFINITY}, {Double.POSITIVE_INFINITY, 1}
        }) {
            assertThatThrownBy(() -> AdjustedFunnel.of(
                            Overdispersion.SHMI, new double[] {5, wrong[0]}, new double[] {5, wrong[1]}))
                    .hasMessageContaining("found " + wrong[0] + " and " + wrong[1] + " at position 1");
        }
        assertThatThrownBy(() -> AdjustedFunnel.of(Overdispersion.OF_PROPORTIONS, new double[] {3}, new double[] {2}))
                .hasMessageContaining("not below it; found 3.0 and 2.0");
        assertThatThrownBy(() ->
                        AdjustedFunnel.of(Overdispersion.OF_PROPORTIONS, new double[] {0, 0}, new double[] {2, 2}))
                .hasMessageContaining("no events in any area");
        assertThatThrownBy(() -> AdjustedFunnel.of(LOG_UNTRIMMED, new double[] {1}, new double[] {1}))
                .hasMessageContaining("found 1 of 1 after trimming");
        assertThatThrownBy(() -> Overdispersion.SHMI.withTrimBy(0.5)).hasMessageContaining("found 0.5");
        assertThatThrownBy(() -> Overdispersion.SHMI.withTrimBy(-0.1)).hasMessageContaining("found -0.1");
        var funnel = AdjustedFunnel.of(LOG_UNTRIMMED, two, two);
        assertThat(funnel.size()).isEqualTo(2);
        assertThat(funnel.settings()).isEqualTo(LOG_UNTRIMMED);
        assertThatThrownBy(() -> funnel.limitsForSize(0.0, Confidence.P95, Adjustment.NONE))
                .hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> funnel.limitsForSize(Double.POSITIVE_INFINITY, Confidence.P95, Adjustment.NONE))
                .hasMessageContaining("found Infinity");
        assertThatThrownBy(() -> funnel.limits(Confidence.P95, Adjustment.NONE, new double[1], two))
                .hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> funnel.limits(Confidence.P95, Adjustment.NONE, two, new double[1]))
                .hasMessageContaining("found 2 and 1");
    }
}

package health.cairn.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.IntervalMethod;
import org.junit.jupiter.api.Test;

class CountLimitsTest {

    private final CountLimits exact = CountLimits.exact(Confidence.P95);
    private final CountLimits byar = CountLimits.byar(Confidence.P95);
    private final CountLimits ukhsa = CountLimits.ukhsa(Confidence.P95);

    /** Byar's formula worked independently to four digits. */
    @Test
    void twentyFiveEventsByByar() {
        assertThat(byar.lower(25)).isCloseTo(16.1743, within(5e-5));
        assertThat(byar.upper(25)).isCloseTo(36.9065, within(5e-5));
    }

    /** Half the 2.5 and 97.5 per cent points of chi-squared with 10 and 12 degrees of freedom, from tables. */
    @Test
    void fiveEventsExactly() {
        assertThat(exact.lower(5)).isCloseTo(1.6235, within(5e-5));
        assertThat(exact.upper(5)).isCloseTo(11.6683, within(5e-5));
    }

    /** No events: the upper limit m solves exp(-m) = 0.025. */
    @Test
    void noEvents() {
        assertThat(exact.lower(0)).isZero();
        assertThat(exact.upper(0)).isCloseTo(-Math.log(0.025), within(1e-15));
        assertThat(byar.lower(0)).isZero();
        assertThat(ukhsa.lower(0)).isZero();
    }

    /** One event: the lower limit m solves 1 - exp(-m) = 0.025, a small number that must still have all its digits. */
    @Test
    void oneEventKeepsAllDigitsOfItsLowerLimit() {
        double expected = -Math.log1p(-0.025);
        assertThat(exact.lower(1)).isCloseTo(expected, within(expected * 1e-14));
    }

    @Test
    void exactBelowTenAndByarFromTen() {
        assertThat(ukhsa.method(9)).isEqualTo(IntervalMethod.EXACT_POISSON);
        assertThat(ukhsa.interval(9)).isEqualTo(exact.interval(9));
        assertThat(ukhsa.method(9.99)).isEqualTo(IntervalMethod.EXACT_POISSON);
        assertThat(ukhsa.interval(9.99)).isEqualTo(exact.interval(9.99));
        assertThat(ukhsa.method(10)).isEqualTo(IntervalMethod.BYAR);
        assertThat(ukhsa.interval(10)).isEqualTo(byar.interval(10));
        assertThat(byar.interval(10)).isNotEqualTo(exact.interval(10));
    }

    /** Byar's formula gives a negative lower limit for one event at 99.8 per cent; a count is never below 0. */
    @Test
    void byarNeverFallsBelowZero() {
        assertThat(CountLimits.byar(Confidence.P998).lower(1)).isZero();
        assertThat(CountLimits.byar(Confidence.P998).lower(2)).isPositive();
    }

    @Test
    void limitsHoldTheCountAndGrowWithItAtEveryLevel() {
        for (double level : new double[] {0.5, 0.95, 0.999999}) {
            for (CountLimits limits : new CountLimits[] {
                CountLimits.exact(new Confidence(level)), CountLimits.ukhsa(new Confidence(level))
            }) {
                double before = -1;
                for (double count = 0; count < 40; count += 0.5) {
                    assertThat(limits.interval(count).contains(count)).isTrue();
                    // Where exact hands over to Byar's, the lower limit may step by the error of the approximation.
                    assertThat(limits.lower(count)).isGreaterThanOrEqualTo(before - 0.02);
                    before = limits.lower(count);
                }
            }
        }
    }

    @Test
    void refusesWhatIsNotACount() {
        for (CountLimits limits : new CountLimits[] {exact, byar, ukhsa}) {
            assertThatThrownBy(() -> limits.lower(-0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A count is 0 or more and finite; found -0.5");
            assertThatThrownBy(() -> limits.upper(Double.NaN)).hasMessageContaining("found NaN");
            assertThatThrownBy(() -> limits.upper(Double.POSITIVE_INFINITY)).hasMessageContaining("found Infinity");
            assertThat(limits.confidence()).isEqualTo(Confidence.P95);
        }
    }
}

package health.cairn.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Expected values: Wilson's formula worked independently to six digits, unless a test says otherwise. */
class WilsonTest {

    private final Wilson at95 = Wilson.at(Confidence.P95);
    private final Wilson at998 = Wilson.at(Confidence.P998);

    @Test
    void thirtyOfForty() {
        assertThat(at95.lower(30, 40)).isCloseTo(0.598060, within(5e-7));
        assertThat(at95.upper(30, 40)).isCloseTo(0.858129, within(5e-7));
        assertThat(at998.lower(30, 40)).isCloseTo(0.505712, within(5e-7));
        assertThat(at998.upper(30, 40)).isCloseTo(0.897925, within(5e-7));
    }

    @Test
    void screeningOfOnePracticeSevenHundredAndFortyThreeOfElevenHundredAndTwo() {
        assertThat(at95.lower(743, 1102)).isCloseTo(0.645994, within(5e-7));
        assertThat(at95.upper(743, 1102)).isCloseTo(0.701252, within(5e-7));
        assertThat(at998.lower(743, 1102)).isCloseTo(0.629266, within(5e-7));
        assertThat(at998.upper(743, 1102)).isCloseTo(0.716197, within(5e-7));
    }

    @Test
    void noEventsReachExactlyToZero() {
        assertThat(at95.lower(0, 10)).isZero();
        assertThat(at95.upper(0, 10)).isCloseTo(0.277533, within(5e-7));
    }

    @Test
    void allEventsReachExactlyToOne() {
        assertThat(at95.lower(10, 10)).isCloseTo(0.722467, within(5e-7));
        assertThat(at95.upper(10, 10)).isEqualTo(1);
    }

    @Test
    void eventsAndNonEventsMirrorEachOtherAndTheIntervalHoldsTheProportion() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        for (int i = 0; i < 1000; i++) {
            int n = random.nextInt(1, 5000);
            int x = random.nextInt(0, n + 1);
            assertThat(at95.lower(x, n)).isCloseTo(1 - at95.upper(n - x, n), within(1e-12));
            assertThat(at95.interval(x, n).contains((double) x / n)).isTrue();
            assertThat(at998.lower(x, n)).isLessThanOrEqualTo(at95.lower(x, n));
            assertThat(at998.upper(x, n)).isGreaterThanOrEqualTo(at95.upper(x, n));
        }
    }

    @Test
    void refusesWhatIsNotAProportion() {
        assertThatThrownBy(() -> at95.lower(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Events are between 0 and the trials; found 11.0 of 10.0");
        assertThatThrownBy(() -> at95.upper(-1, 10)).hasMessageContaining("found -1.0 of 10.0");
        assertThatThrownBy(() -> at95.upper(Double.NaN, 10)).hasMessageContaining("found NaN of 10.0");
        assertThatThrownBy(() -> at95.interval(0, 0)).hasMessageContaining("more than 0 trials; found 0.0");
    }
}

package health.cairn.statistics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;
import health.cairn.statistics.interval.StudentT;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RatesTest {

    private final Proportions percentages = new Proportions(Confidence.P95, 100);
    private final CrudeRates rates = new CrudeRates(Confidence.P95, 100_000);

    /** Wilson of 743 of 1,102, the worked example of the method's page. */
    @Test
    void aPercentageCarriesItsIntervalAndHowItWasMade() {
        Estimate estimate = percentages.of(743, 1102).orElseThrow();
        assertThat(estimate.value()).isCloseTo(67.42287, within(5e-6));
        assertThat(estimate.interval().lower()).isCloseTo(64.5994, within(5e-5));
        assertThat(estimate.interval().upper()).isCloseTo(70.1252, within(5e-5));
        assertThat(estimate.method()).isEqualTo(IntervalMethod.WILSON);
        assertThat(estimate.confidence()).isEqualTo(Confidence.P95);
    }

    @Test
    void nineEventsAreExactAndTenAreByars() {
        Estimate nine = rates.of(9, 1000).orElseThrow();
        Estimate ten = rates.of(10, 1000).orElseThrow();
        assertThat(nine.method()).isEqualTo(IntervalMethod.EXACT_POISSON);
        assertThat(nine.value()).isCloseTo(900, within(1e-9));
        assertThat(nine.interval().upper())
                .isCloseTo(CountLimits.exact(Confidence.P95).upper(9) * 100, within(1e-9));
        assertThat(nine.interval().lower())
                .isCloseTo(CountLimits.exact(Confidence.P95).lower(9) * 100, within(1e-9));
        assertThat(ten.method()).isEqualTo(IntervalMethod.BYAR);
        assertThat(ten.interval().lower())
                .isCloseTo(CountLimits.byar(Confidence.P95).lower(10) * 100, within(1e-9));
    }

    @Test
    void aDenominatorOfZeroHasNoAnswer() {
        assertThat(percentages.of(0, 0)).isEqualTo(Outcome.none("the denominator is 0"));
        assertThat(rates.of(0, 0)).isEqualTo(Outcome.none("the denominator is 0"));
    }

    @Test
    void manyAtOnceAreTheSameAsOneByOne() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        int areas = 500;
        double[] events = new double[areas];
        double[] people = new double[areas];
        boolean[] present = new boolean[areas];
        for (int i = 0; i < areas; i++) {
            people[i] = random.nextInt(0, 60);
            events[i] = people[i] == 0 ? 0 : random.nextInt(0, (int) people[i] + 1);
            present[i] = random.nextInt(10) > 0;
        }
        var x = Observations.of(events, present);
        var n = Observations.of(people);
        var shares = percentages.of(x, n);
        var crude = rates.of(x, n);
        for (int i = 0; i < areas; i++) {
            if (present[i]) {
                assertThat(shares.get(i)).isEqualTo(percentages.of(events[i], people[i]));
                assertThat(crude.get(i)).isEqualTo(rates.of(events[i], people[i]));
            } else {
                assertThat(shares.get(i)).isEqualTo(Outcome.none("the numerator or the denominator is missing"));
                assertThat(crude.get(i)).isEqualTo(Outcome.none("the numerator or the denominator is missing"));
            }
        }
    }

    @Test
    void aMissingDenominatorIsMissingToo() {
        var x = Observations.of(1);
        var n = Observations.ofNullable((Double) null);
        assertThat(percentages.of(x, n).isCalculated(0)).isFalse();
        assertThat(rates.of(x, n).isCalculated(0)).isFalse();
    }

    @Test
    void refusesWhatIsNotACountOrAUnit() {
        assertThatThrownBy(() -> percentages.of(-1, 5)).hasMessageContaining("found -1.0 and 5.0");
        assertThatThrownBy(() -> rates.of(1, -5)).hasMessageContaining("found 1.0 and -5.0");
        assertThatThrownBy(() -> rates.of(Double.NaN, 5)).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> rates.of(1, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> rates.of(Double.POSITIVE_INFINITY, 1)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> percentages.of(6, 5)).hasMessageContaining("found 6.0 of 5.0");
        assertThatThrownBy(() -> new Proportions(Confidence.P95, 0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> new CrudeRates(Confidence.P95, Double.POSITIVE_INFINITY))
                .hasMessageContaining("found Infinity");
        assertThatThrownBy(() -> percentages.of(Observations.of(1, 2), Observations.of(3)))
                .hasMessageContaining("found 2 and 1");
        assertThatThrownBy(() -> rates.of(Observations.of(1, 2), Observations.of(3)))
                .hasMessageContaining("found 2 and 1");
        assertThatThrownBy(() -> percentages.of(Observations.of(-1), Observations.of(3)))
                .hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> rates.of(Observations.of(-1), Observations.of(3)))
                .hasMessageContaining("found -1.0");
    }

    /** 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, so sd = sqrt(32 / 7); t for 7 degrees of freedom is 2.364624. */
    @Test
    void aMeanHasStudentsInterval() {
        var mean = SampleMean.of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(mean.mean()).isEqualTo(5);
        assertThat(mean.sumOfSquares()).isEqualTo(32);
        assertThat(mean.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
        var estimate = mean.estimate(Confidence.P95).orElseThrow();
        double reach = 2.364624 * Math.sqrt(32.0 / 7 / 8);
        assertThat(estimate.interval().lower()).isCloseTo(5 - reach, within(1e-6));
        assertThat(estimate.interval().upper()).isCloseTo(5 + reach, within(1e-6));
        assertThat(estimate.method()).isEqualTo(IntervalMethod.STUDENT_T);
    }

    /** With one degree of freedom t is the tangent: the 97.5 per cent point is tan(0.475 pi), the 99.9 per cent tan(0.499 pi). */
    @Test
    void studentsQuantileOfOneDegreeOfFreedomIsATangent() {
        double at95 = Math.tan(0.475 * Math.PI);
        double at998 = Math.tan(0.499 * Math.PI);
        assertThat(StudentT.quantile(1, Confidence.P95)).isCloseTo(at95, within(at95 * 1e-12));
        assertThat(StudentT.quantile(1, Confidence.P998)).isCloseTo(at998, within(at998 * 1e-11));
    }

    @Test
    void oneValueHasAMeanButNoSpread() {
        var one = SampleMean.of(3);
        assertThat(one.mean()).isEqualTo(3);
        assertThat(one.standardDeviation()).isEqualTo(Outcome.none("one value has no spread"));
        assertThat(one.estimate(Confidence.P95)).isEqualTo(Outcome.none("one value has no spread"));
    }

    @Test
    void refusesAMeanOfNothing() {
        assertThatThrownBy(SampleMean::of).hasMessageContaining("found none");
        assertThatThrownBy(() -> SampleMean.of(1, Double.NaN)).hasMessageContaining("found NaN at position 1");
        assertThatThrownBy(() -> StudentT.quantile(0, Confidence.P95)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> StudentT.estimate(1, -1, 5, Confidence.P95)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> StudentT.estimate(1, Double.POSITIVE_INFINITY, 5, Confidence.P95))
                .hasMessageContaining("found Infinity");
        assertThat(StudentT.estimate(1, 0, 5, Confidence.P95).interval().lower())
                .isEqualTo(1);
    }
}

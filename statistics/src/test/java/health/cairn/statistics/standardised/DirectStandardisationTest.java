package health.cairn.statistics.standardised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class DirectStandardisationTest {

    /**
     * The worked example of the method's page, in fractions: events 5, 20, 40 among 1,000, 2,000, 1,000 people, weights 3, 2, 1:
     * rate (0.015 + 0.02 + 0.04) / 6, variance (9 * 5 + 20 + 40) / 10^6 / 36.
     */
    @Test
    void theWorkedExample() {
        var standard = new DirectStandardisation(new double[] {3, 2, 1}, Confidence.P95, 100_000);
        Estimate estimate = standard.of(new double[] {5, 20, 40}, new double[] {1000, 2000, 1000})
                .orElseThrow();
        assertThat(estimate.value()).isCloseTo(1250, within(1e-9));
        double variance = (9e-6 * 5 + 1e-6 * 20 + 1e-6 * 40) / 36;
        var byar = CountLimits.byar(Confidence.P95);
        double scale = Math.sqrt(variance / 65) * 100_000;
        assertThat(estimate.interval().lower()).isCloseTo(1250 + scale * (byar.lower(65) - 65), within(1e-9));
        assertThat(estimate.interval().upper()).isCloseTo(1250 + scale * (byar.upper(65) - 65), within(1e-9));
        assertThat(estimate.method()).isEqualTo(IntervalMethod.DOBSON);
    }

    @Test
    void aStandardLikeTheAreaGivesTheCrudeRateWithByarsLimits() {
        double[] people = {300, 500, 700};
        var standard = new DirectStandardisation(people, Confidence.P998, 1000);
        var estimate = standard.of(new double[] {4, 6, 20}, people).orElseThrow();
        var byar = CountLimits.byar(Confidence.P998).interval(30).times(1000.0 / 1500);
        assertThat(estimate.value()).isCloseTo(20, within(1e-12));
        assertThat(estimate.interval().lower()).isCloseTo(byar.lower(), within(1e-12));
        assertThat(estimate.interval().upper()).isCloseTo(byar.upper(), within(1e-12));
    }

    @Test
    void nineEventsAreTooFewAndTenAreEnough() {
        var standard = new DirectStandardisation(new double[] {1, 1}, Confidence.P95, 1);
        double[] people = {100, 100};
        assertThat(standard.of(new double[] {4, 5}, people)).isEqualTo(Outcome.none("fewer than 10 events"));
        assertThat(standard.of(new double[] {5, 5}, people).orElseThrow().value())
                .isCloseTo(0.05, within(1e-15));
        assertThat(standard.ofRepeatedEvents(new double[] {3}, new double[] {1, 2}, people))
                .isEqualTo(Outcome.none("fewer than 10 events"));
        assertThat(standard.ofRepeatedEvents(new double[] {5}, new double[] {1, 1}, people))
                .isInstanceOf(Outcome.Calculated.class);
    }

    @Test
    void aBandWithoutPeopleHasNoRateUnlessItHasNoWeight() {
        double[] events = {10, 20};
        double[] people = {0, 100};
        var both = new DirectStandardisation(new double[] {1, 1}, Confidence.P95, 1);
        assertThat(both.of(events, people))
                .isEqualTo(Outcome.none("a band of the standard population has nobody in this area"));
        assertThat(both.ofRepeatedEvents(new double[] {2}, events, people))
                .isEqualTo(Outcome.none("a band of the standard population has nobody in this area"));
        var second = new DirectStandardisation(new double[] {0, 1}, Confidence.P95, 1);
        assertThat(second.of(events, people).orElseThrow().value()).isCloseTo(0.2, within(1e-15));
        assertThat(second.ofRepeatedEvents(new double[] {2}, events, people)
                        .orElseThrow()
                        .value())
                .isCloseTo(0.4, within(1e-15));
    }

    @Test
    void peopleWithOneEventEachAreIndependentEvents() {
        var standard = new DirectStandardisation(new double[] {3, 2, 1}, Confidence.P95, 100_000);
        double[] events = {5, 20, 40};
        double[] people = {1000, 2000, 1000};
        var independent = standard.of(events, people).orElseThrow();
        var ones = standard.ofRepeatedEvents(new double[] {1}, events, people).orElseThrow();
        assertThat(ones.value()).isCloseTo(independent.value(), within(1e-12));
        assertThat(ones.interval().lower()).isCloseTo(independent.interval().lower(), within(1e-9));
        assertThat(ones.interval().upper()).isCloseTo(independent.interval().upper(), within(1e-9));
        assertThat(ones.method()).isEqualTo(IntervalMethod.DOBSON);
    }

    /** 10 people with one event, 5 with two, in one band of 100: T = 20, rate 0.2, variance (10 + 4 * 5) / 100^2. */
    @Test
    void repeatedEventsWidenTheIntervalButNotTheRate() {
        var standard = new DirectStandardisation(new double[] {1}, Confidence.P95, 1);
        var repeated = standard.ofRepeatedEvents(new double[] {1, 2}, new double[] {10, 5}, new double[] {100})
                .orElseThrow();
        var byar = CountLimits.byar(Confidence.P95);
        double scale = Math.sqrt(0.0030 / 20);
        assertThat(repeated.value()).isCloseTo(0.2, within(1e-15));
        assertThat(repeated.interval().lower()).isCloseTo(0.2 + scale * (byar.lower(20) - 20), within(1e-12));
        assertThat(repeated.interval().upper()).isCloseTo(0.2 + scale * (byar.upper(20) - 20), within(1e-12));
        var independent = standard.of(new double[] {20}, new double[] {100}).orElseThrow();
        assertThat(repeated.interval().upper())
                .isGreaterThan(independent.interval().upper());
    }

    /** One person with very many events: the formula's lower limit would be far below 0. */
    @Test
    void theLowerLimitIsNeverBelowZero() {
        var standard = new DirectStandardisation(new double[] {1}, Confidence.P998, 1);
        var estimate = standard.ofRepeatedEvents(new double[] {50}, new double[] {1}, new double[] {100})
                .orElseThrow();
        assertThat(estimate.interval().lower()).isZero();
        var uneven = new DirectStandardisation(new double[] {1000, 1}, Confidence.P998, 1)
                .of(new double[] {1, 9}, new double[] {10, 1000})
                .orElseThrow();
        assertThat(uneven.interval().lower()).isZero();
    }

    @Test
    void theOrderOfBandsAndTheSizeOfTheStandardDoNotMatter() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int repetition = 0; repetition < 200; repetition++) {
            double[] weights = {random.nextInt(1, 9), random.nextInt(1, 9), random.nextInt(1, 9)};
            double[] people = {random.nextInt(50, 900), random.nextInt(50, 900), random.nextInt(50, 900)};
            double[] events = {random.nextInt(4, 40), random.nextInt(4, 40), random.nextInt(4, 40)};
            var estimate = new DirectStandardisation(weights, Confidence.P95, 1000)
                    .of(events, people)
                    .orElseThrow();
            var turned = new DirectStandardisation(
                            new double[] {7 * weights[2], 7 * weights[0], 7 * weights[1]}, Confidence.P95, 1000)
                    .of(new double[] {events[2], events[0], events[1]}, new double[] {people[2], people[0], people[1]})
                    .orElseThrow();
            assertThat(turned.value()).isCloseTo(estimate.value(), within(1e-9));
            assertThat(turned.interval().lower()).isCloseTo(estimate.interval().lower(), within(1e-9));
            assertThat(turned.interval().upper()).isCloseTo(estimate.interval().upper(), within(1e-9));
        }
    }

    @Test
    void aPanelIsTheSameAsOneByOne() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        int areas = 100;
        double[] weights = {5, 4, 3, 2};
        double[] people = new double[areas * 4];
        double[] events = new double[areas * 4];
        for (int i = 0; i < people.length; i++) {
            people[i] = random.nextInt(0, 200);
            events[i] = random.nextInt(0, 7);
        }
        var standard = new DirectStandardisation(weights, Confidence.P95, 100_000);
        var panel = standard.ofPanel(events, people);
        assertThat(panel.size()).isEqualTo(areas);
        for (int area = 0; area < areas; area++) {
            assertThat(panel.get(area))
                    .isEqualTo(standard.of(
                            java.util.Arrays.copyOfRange(events, 4 * area, 4 * area + 4),
                            java.util.Arrays.copyOfRange(people, 4 * area, 4 * area + 4)));
        }
    }

    @Test
    void refusesWhatCannotBeStandardised() {
        double[] one = {1};
        assertThatThrownBy(() -> new DirectStandardisation(new double[0], Confidence.P95, 1))
                .hasMessageContaining("found none");
        assertThatThrownBy(() -> new DirectStandardisation(new double[] {0}, Confidence.P95, 1))
                .hasMessageContaining("weights of 0 only");
        assertThatThrownBy(() -> new DirectStandardisation(new double[] {1, -1}, Confidence.P95, 1))
                .hasMessageContaining("found -1.0 in band 1");
        assertThatThrownBy(() -> new DirectStandardisation(one, Confidence.P95, 0))
                .hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> new DirectStandardisation(one, Confidence.P95, Double.POSITIVE_INFINITY))
                .hasMessageContaining("found Infinity");
        var standard = new DirectStandardisation(new double[] {1, 2}, Confidence.P95, 1);
        double[] two = {1, 2};
        assertThat(standard.bands()).isEqualTo(2);
        assertThatThrownBy(() -> standard.of(one, two)).hasMessageContaining("expected 2 of events, found 1");
        assertThatThrownBy(() -> standard.of(two, one)).hasMessageContaining("expected 2 of population, found 1");
        assertThatThrownBy(() -> standard.of(new double[] {1, -2}, two))
                .hasMessageContaining("found -2.0 and 2.0 in band 1 of area 0");
        assertThatThrownBy(() -> standard.of(two, new double[] {1, -2})).hasMessageContaining("found 2.0 and -2.0");
        assertThatThrownBy(() -> standard.of(two, new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> standard.of(new double[] {Double.POSITIVE_INFINITY, 1}, two))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> standard.ofPanel(new double[3], new double[3]))
                .hasMessageContaining("found 3 and 3 entries");
        assertThatThrownBy(() -> standard.ofPanel(new double[2], new double[4]))
                .hasMessageContaining("found 2 and 4 entries");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(new double[] {0}, two, two))
                .hasMessageContaining("found 0.0 at position 0");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(new double[] {Double.POSITIVE_INFINITY}, two, two))
                .hasMessageContaining("found Infinity");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(one, new double[] {1, -1}, two))
                .hasMessageContaining("found -1.0 in band 1");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(one, two, new double[] {1, -1}))
                .hasMessageContaining("found -1.0 in band 1");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(one, one, two)).hasMessageContaining("of people, found 1");
        assertThatThrownBy(() -> standard.ofRepeatedEvents(one, two, one))
                .hasMessageContaining("of population, found 1");
    }
}

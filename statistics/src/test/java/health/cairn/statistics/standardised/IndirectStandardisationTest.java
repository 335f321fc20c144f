package health.cairn.statistics.standardised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;
import org.junit.jupiter.api.Test;

class IndirectStandardisationTest {

    /** Reference rates 0.01 and 0.05; 1,000 and 300 people: 10 + 15 = 25 expected. Crude reference rate 300 / 14,000. */
    private final IndirectStandardisation reference =
            new IndirectStandardisation(new double[] {100, 200}, new double[] {10_000, 4_000}, Confidence.P95);

    private final double[] people = {1000, 300};

    @Test
    void theWorkedExample() {
        assertThat(reference.expected(people)).isCloseTo(25, within(1e-12));
        var ratio = reference.ratio(30, people, 100).orElseThrow();
        assertThat(ratio.value()).isCloseTo(120, within(1e-9));
        var byar = CountLimits.byar(Confidence.P95).interval(30).times(4);
        assertThat(ratio.interval().lower()).isCloseTo(byar.lower(), within(1e-9));
        assertThat(ratio.interval().upper()).isCloseTo(byar.upper(), within(1e-9));
        assertThat(reference.bands()).isEqualTo(2);
    }

    @Test
    void nineObservedAreExactAndTenAreByars() {
        var nine = reference.ratio(9, people, 1).orElseThrow();
        assertThat(nine.method()).isEqualTo(IntervalMethod.EXACT_POISSON);
        assertThat(nine.interval().lower())
                .isCloseTo(CountLimits.exact(Confidence.P95).lower(9) / 25, within(1e-12));
        assertThat(reference.ratio(10, people, 1).orElseThrow().method()).isEqualTo(IntervalMethod.BYAR);
    }

    @Test
    void theRateIsTheRatioTimesTheReferencesCrudeRate() {
        var rate = reference.rate(30, people, 1000).orElseThrow();
        assertThat(reference.referenceRate(1000)).isCloseTo(300_000.0 / 14_000, within(1e-12));
        assertThat(rate.value()).isCloseTo(1.2 * 300_000.0 / 14_000, within(1e-9));
    }

    @Test
    void theReferenceComparedWithItselfIsOne() {
        assertThat(reference
                        .ratio(300, new double[] {10_000, 4_000}, 1)
                        .orElseThrow()
                        .value())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aPanelIsTheSameAsOneByOne() {
        var panel = reference.ratios(new double[] {30, 9, 5}, new double[] {1000, 300, 500, 20, 0, 0}, 100);
        assertThat(panel.get(0)).isEqualTo(reference.ratio(30, people, 100));
        assertThat(panel.get(1)).isEqualTo(reference.ratio(9, new double[] {500, 20}, 100));
        assertThat(panel.get(2)).isEqualTo(Outcome.none("no events are expected"));
    }

    @Test
    void refusesWhatCannotBeStandardised() {
        assertThatThrownBy(() -> new IndirectStandardisation(new double[0], new double[0], Confidence.P95))
                .hasMessageContaining("found none");
        assertThatThrownBy(() -> new IndirectStandardisation(new double[] {1}, new double[] {0}, Confidence.P95))
                .hasMessageContaining("found none in band 0");
        assertThatThrownBy(() -> new IndirectStandardisation(new double[] {1}, new double[] {1, 2}, Confidence.P95))
                .hasMessageContaining("expected 1 of reference population, found 2");
        assertThatThrownBy(() -> new IndirectStandardisation(new double[] {-1}, new double[] {1}, Confidence.P95))
                .hasMessageContaining("reference events");
        assertThatThrownBy(() -> new IndirectStandardisation(new double[] {1}, new double[] {-1}, Confidence.P95))
                .hasMessageContaining("reference population");
        assertThatThrownBy(() -> reference.expected(new double[1])).hasMessageContaining("expected 2");
        assertThatThrownBy(() -> reference.ratio(1, new double[1], 1)).hasMessageContaining("expected 2");
        assertThatThrownBy(() -> reference.ratio(-1, people, 1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> reference.ratio(1, new double[] {1, -1}, 1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> reference.ratio(1, people, -1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> reference.ratio(1, people, Double.POSITIVE_INFINITY))
                .hasMessageContaining("found Infinity");
        assertThatThrownBy(() -> reference.ratios(new double[2], new double[2], 1))
                .hasMessageContaining("found 4 and 2 entries");
    }
}

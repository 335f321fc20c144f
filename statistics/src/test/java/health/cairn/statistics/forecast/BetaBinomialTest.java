package health.cairn.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaBinomialTest {

    @Test
    void theBetaBinomialByMomentsByHand() {
        // Worked out in exact fractions: 2 of 10, 10 of 20, 30 of 50.
        var prior = BetaBinomial.byMoments(new double[] {2, 10, 30}, new double[] {10, 20, 50});
        assertThat(prior.a()).isCloseTo(6.2137605770564575, within(1e-9));
        assertThat(prior.b()).isCloseTo(5.628936052157026, within(1e-9));
    }

    @Test
    void countsThatVaryNoMoreThanChanceGiveAStrongPriorNotADivisionByZero() {
        var prior = BetaBinomial.byMoments(new double[] {5, 5, 5}, new double[] {10, 10, 10});
        assertThat(prior.a() + prior.b()).isCloseTo(1e6, within(2.0));
        assertThat(prior.a() / (prior.a() + prior.b())).isCloseTo(.5, within(1e-12));
        var nobody = BetaBinomial.byMoments(new double[] {0, 0}, new double[] {10, 10});
        assertThat(nobody.a()).isPositive();
        var single = BetaBinomial.byMoments(new double[] {4}, new double[] {10});
        assertThat(single.a() + single.b()).isCloseTo(1e6, within(2.0));
        var extreme = BetaBinomial.byMoments(new double[] {0, 10, 0, 10}, new double[] {10, 10, 10, 10});
        assertThat(extreme.a()).isPositive().isLessThan(1e-4);
    }

    @Test
    void anAreaIsDrawnTowardsTheOthersTheMoreTheSmallerItIs() {
        // By hand: (6 + 1) / (10 + 2) and (6 + 100) / (10 + 200).
        var model = new BetaBinomial(6, 4);
        assertThat(model.expected(1, 2)).isCloseTo(7 / 12.0, within(1e-15));
        assertThat(model.expected(100, 200)).isCloseTo(106 / 210.0, within(1e-15));
    }

    @Test
    void countsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> BetaBinomial.byMoments(new double[] {1}, new double[] {1, 2}))
                .hasMessageContaining("found 1 counts and 2 exposures");
        assertThatThrownBy(() -> BetaBinomial.byMoments(new double[0], new double[0]))
                .hasMessageContaining("found 0 counts");
        assertThatThrownBy(() -> BetaBinomial.byMoments(new double[] {1}, new double[] {0}))
                .hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> BetaBinomial.byMoments(new double[] {-1}, new double[] {1}))
                .hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> new BetaBinomial(0, 1)).hasMessageContaining("found 0.0 and 1.0");
        assertThatThrownBy(() -> new BetaBinomial(1, 0)).hasMessageContaining("found 1.0 and 0.0");
        assertThatThrownBy(() -> new BetaBinomial(1, Double.NaN)).hasMessageContaining("NaN");
    }
}

package health.cairn.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionToTheMeanTest {

    @Test
    void aGroupFallsBackByWhatIsNotReliable() {
        // By hand: 60 + .4 (90 - 60) = 72.
        var expected = RegressionToTheMean.fromReliability(90, 60, .4);
        assertThat(expected.expectedNext()).isCloseTo(72, within(1e-12));
        assertThat(expected.expectedChange()).isCloseTo(-18, within(1e-12));
        assertThat(RegressionToTheMean.fromReliability(90, 60, 1).expectedChange())
                .isZero();
        assertThat(RegressionToTheMean.fromReliability(90, 60, 0).expectedNext())
                .isEqualTo(60);
        assertThat(expected.assumptions()).hasSize(3);
    }

    @Test
    void reliabilityIsTheCorrelationOfTwoPeriods() {
        // By hand: deviations -1 0 1 and -1 1 0, products 1, squares 2 and 2.
        assertThat(RegressionToTheMean.reliability(new double[] {1, 2, 3}, new double[] {4, 6, 5}))
                .isCloseTo(.5, within(1e-12));
        assertThat(RegressionToTheMean.reliability(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isZero();
        assertThat(RegressionToTheMean.reliability(new double[] {1, 2, 3}, new double[] {10, 20, 30}))
                .isEqualTo(1);
    }

    /** People whose rates are gamma distributed and stay: the chosen tenth falls in the second year, as expected. */
    @Test
    void theExpectedFallOfFrequentAttendersIsTheOneThatComes() {
        var random = new SplittableRandom(99);
        int people = 40_000;
        var first = new double[people];
        var second = new double[people];
        var year = new double[people];
        Arrays.fill(year, 1);
        for (int i = 0; i < people; i++) {
            // Gamma with shape 2 and mean 4, as the sum of two exponentials.
            double rate = -2 * (Math.log(random.nextDouble()) + Math.log(random.nextDouble()));
            first[i] = poisson(random, rate);
            second[i] = poisson(random, rate);
        }
        var chosen = new boolean[people];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < people; i++) {
            chosen[i] = first[i] >= 9;
            sum += chosen[i] ? second[i] : 0;
            count += chosen[i] ? 1 : 0;
        }
        double seen = sum / count;
        var expected = RegressionToTheMean.fromRates(first, year, chosen);
        assertThat(expected.chosenMean()).isGreaterThan(seen + 2);
        assertThat(expected.everybodyMean()).isCloseTo(4, within(.1));
        // About 4,000 people with a standard deviation near 3.7 each: four standard errors.
        assertThat(expected.expectedNext()).isCloseTo(seen, within(4 * 3.7 / Math.sqrt(count)));
        double reliability = RegressionToTheMean.reliability(first, second);
        assertThat(RegressionToTheMean.fromReliability(expected.chosenMean(), expected.everybodyMean(), reliability)
                        .expectedNext())
                .isCloseTo(seen, within(4 * 3.7 / Math.sqrt(count)));
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    @Test
    void proportionsAreDrawnTogetherByTheirOwnModel() {
        // The prior of 2/10, 10/20, 30/50 by moments is 6.2137606 and 5.6289361 (exact fractions); chosen the last two:
        // (20 (10 + a) / (20 + a + b) + 50 (30 + a) / (50 + a + b)) / 70.
        var chosen = new boolean[] {false, true, true};
        var expected = RegressionToTheMean.fromProportions(new double[] {2, 10, 30}, new double[] {10, 20, 50}, chosen);
        double a = 6.2137605770564575;
        double both = a + 5.628936052157026;
        assertThat(expected.expectedNext())
                .isCloseTo((20 * (10 + a) / (20 + both) + 50 * (30 + a) / (50 + both)) / 70, within(1e-9));
        assertThat(expected.chosenMean()).isCloseTo(40 / 70.0, within(1e-12));
        assertThat(expected.everybodyMean()).isCloseTo(42 / 80.0, within(1e-12));
        assertThat(expected.method()).contains("beta-binomial");
    }

    @Test
    void whatHasNoExpectationIsRefused() {
        assertThatThrownBy(() -> RegressionToTheMean.fromReliability(1, 2, 1.1)).hasMessageContaining("found 1.1");
        assertThatThrownBy(() -> RegressionToTheMean.fromReliability(1, 2, -.1)).hasMessageContaining("found -0.1");
        assertThatThrownBy(() -> RegressionToTheMean.reliability(new double[2], new double[2]))
                .hasMessageContaining("found 2 and 2");
        assertThatThrownBy(() -> RegressionToTheMean.reliability(new double[4], new double[3]))
                .hasMessageContaining("found 4 and 3");
        assertThatThrownBy(() -> RegressionToTheMean.reliability(new double[3], new double[] {1, 2, 3}))
                .hasMessageContaining("do not differ");
        assertThatThrownBy(() -> RegressionToTheMean.reliability(new double[] {1, 2, 3}, new double[3]))
                .hasMessageContaining("do not differ");
        assertThatThrownBy(
                        () -> RegressionToTheMean.fromRates(new double[] {1, 2}, new double[] {1, 1}, new boolean[2]))
                .hasMessageContaining("found none of 2");
        assertThatThrownBy(
                        () -> RegressionToTheMean.fromRates(new double[] {1, 2}, new double[] {1, 1}, new boolean[1]))
                .hasMessageContaining("found 1");
    }
}

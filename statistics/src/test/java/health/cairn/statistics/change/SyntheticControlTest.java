package health.cairn.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticControlTest {

    private static final double[][] DONORS = {{3, 8, 5, 6}, {4, 7, 6, 5}, {5, 9, 5, 7}, {4, 8, 7, 6}, {6, 9, 6, 8}};

    @Test
    void theNearestWeightsAreThoseOfAnotherSolver() {
        // Python, scipy SLSQP on the same five periods and four donors: squared error 0.24339694656497543.
        double[] target = {5, 5.5, 6.2, 6, 7.5};
        double[] weights = ConvexWeights.nearest(DONORS, target);
        double[] expected = {0.362976947152059, 0.24885475955752998, 0.1992367054725247, 0.1889315878178863};
        for (int j = 0; j < 4; j++) {
            assertThat(weights[j]).isCloseTo(expected[j], within(1e-5));
        }
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aTargetOutsideTheDonorsGetsItsNearestDonor() {
        assertThat(ConvexWeights.nearest(new double[][] {{1, 2, 3}, {1, 2, 3}}, new double[] {9, 9}))
                .containsExactly(0, 0, 1);
        assertThat(ConvexWeights.nearest(new double[][] {{4, 4}, {4, 4}}, new double[] {4, 4}))
                .containsExactly(.5, .5);
    }

    @Test
    void theProjectionOnTheSimplexByHand() {
        assertThat(ConvexWeights.onSimplex(new double[] {.2, .8}))
                .containsExactly(new double[] {.2, .8}, within(1e-15));
        assertThat(ConvexWeights.onSimplex(new double[] {1, 1})).containsExactly(new double[] {.5, .5}, within(1e-15));
        // (2, 0, -5): shifting all by 1 leaves (1, -1, -6), so all weight goes to the first.
        assertThat(ConvexWeights.onSimplex(new double[] {2, 0, -5})).containsExactly(1, 0, 0);
        // (.6, .6, -1): shift .1, weights .5 .5 0.
        assertThat(ConvexWeights.onSimplex(new double[] {.6, .6, -1}))
                .containsExactly(new double[] {.5, .5, 0}, within(1e-15));
    }

    /** Six donors that wander, and a unit that is 3/10 of the first and 7/10 of the second, plus 5 from period 12 on. */
    private static OutcomePanel made(double effect) {
        var random = new SplittableRandom(4);
        var outcomes = new double[7][18];
        for (int t = 0; t < 18; t++) {
            for (int i = 1; i < 7; i++) {
                outcomes[i][t] = 50 + 3 * i + (t > 0 ? outcomes[i][t - 1] - 50 - 3 * i : 0) + random.nextGaussian();
            }
            outcomes[0][t] = .3 * outcomes[1][t] + .7 * outcomes[2][t] + (t >= 12 ? effect : 0);
        }
        return DifferenceInDifferencesTest.panel(1, 12, outcomes);
    }

    @Test
    void aUnitMadeOfTwoDonorsGivesBackItsRecipeAndItsEffect() {
        var result = SyntheticControl.estimate(made(5));
        assertThat(result.donors().get(0).weight()).isCloseTo(.3, within(1e-3));
        assertThat(result.donors().get(1).weight()).isCloseTo(.7, within(1e-3));
        assertThat(result.effect()).isCloseTo(5, within(1e-2));
        assertThat(result.errorBefore()).isLessThan(1e-3);
        assertThat(result.gaps()).hasSize(18);
        assertThat(result.gaps().get(15)).isCloseTo(5, within(1e-2));
        assertThat(result.synthetic().get(3)).isCloseTo(made(0).outcome(0, 3), within(1e-2));
        assertThat(result.placeboRatios()).hasSize(6).allMatch(ratio -> ratio < result.ratio());
        // The largest of seven ratios.
        assertThat(result.pValue()).isEqualTo(1 / 7.0);
    }

    @Test
    void theRatioComparesTheErrorAfterWithTheErrorBefore() {
        // By hand: donors constant at 0 and 10, the unit 5 plus and minus 1 before, 5 plus 3 after; synthetic is 5.
        var panel = DifferenceInDifferencesTest.panel(
                1, 2, new double[][] {{6, 4, 8, 8}, {0, 0, 0, 0}, {10, 10, 10, 10}, {10, 10, 12, 12}});
        var result = SyntheticControl.estimate(panel);
        assertThat(result.errorBefore()).isCloseTo(1, within(1e-6));
        assertThat(result.synthetic().get(0)).isCloseTo(5, within(1e-5));
        assertThat(result.gaps().get(1)).isCloseTo(-1, within(1e-5));
    }

    @Test
    void panelsThatCannotBeCombinedAreRefused() {
        assertThatThrownBy(() -> SyntheticControl.estimate(DifferenceInDifferencesTest.panel(
                        2, 2, new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}})))
                .hasMessageContaining("found 2");
        assertThatThrownBy(() -> SyntheticControl.estimate(DifferenceInDifferencesTest.panel(
                        1, 2, new double[][] {{1, 2, 3}, {1, 2, 3}})))
                .hasMessageContaining("two donors are needed; found 1");
        assertThatThrownBy(() -> SyntheticControl.estimate(DifferenceInDifferencesTest.panel(
                        1, 1, new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}})))
                .hasMessageContaining("before the change are needed; found 1");
    }
}

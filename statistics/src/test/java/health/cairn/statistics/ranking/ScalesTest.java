package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {

    /** Expected: E = -23 ln(1 - R (1 - exp(-100/23))), worked out separately to four decimals. */
    @ParameterizedTest
    @CsvSource({".5, 15.6468", ".8, 35.8568", ".9, 50.4267", ".99, 86.9573", "1, 100"})
    void theExponentialScaleIsThatOfTheIndicesOfDeprivation(double relativeRank, double expected) {
        assertThat(Scales.exponential(relativeRank)).isCloseTo(expected, within(5e-5));
    }

    @Test
    void hundredOnOneMetricAndNothingOnAnotherAveragesToTheNinetiethPercentile() {
        // Purpose of the transformation as its technical report gives it: 50 is reached by the worst tenth alone.
        assertThat((Scales.exponential(1) + 0) / 2).isBetween(Scales.exponential(.89), Scales.exponential(.9));
    }

    @Test
    void pointsTurnRanksRoundAndKeepTheirMeanWhenSomeAreMissing() {
        assertThat(Scales.points(1, 4, 4)).isEqualTo(4);
        assertThat(Scales.points(4, 4, 4)).isEqualTo(1);
        // Two of four ranked: by hand, ranks 1 and 2 become 1.5 and 3.5, points 3.5 and 1.5, mean (4 + 1) / 2.
        assertThat(Scales.points(1, 2, 4)).isEqualTo(3.5);
        assertThat(Scales.points(2, 2, 4)).isEqualTo(1.5);
    }

    @Test
    void zScoresUseThePopulationStandardDeviation() {
        // By hand: mean 5, squared deviations 9 1 1 1 0 0 4 16, sum 32, over 8 is 4, sd 2.
        double[] x = {2, 4, 4, 4, 5, 5, 7, 9};
        var scaled = new double[8];
        Scales.zScores(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, x, scaled);
        assertThat(scaled).containsExactly(-1.5, -.5, -.5, -.5, 0, 0, 1, 2);
    }

    @Test
    void aMetricWithoutSpreadContributesNothing() {
        double[] x = {.1 + .2, .3, .3};
        var z = new double[] {9, 9, 9};
        var minMax = new double[] {9, 9, 9};
        Scales.zScores(new int[] {0, 1, 2}, x, z);
        Scales.minMax(new int[] {0, 1, 2}, x, minMax);
        assertThat(z).containsOnly(0);
        assertThat(minMax).containsOnly(0);
    }

    @Test
    void minMaxRunsFromZeroToOneOverTheMembersOnly() {
        double[] x = {-1, 3, 100, 1};
        var scaled = new double[] {7, 7, 7, 7};
        Scales.minMax(new int[] {0, 1, 3}, x, scaled);
        assertThat(scaled).containsExactly(0, 1, 7, .5);
    }
}

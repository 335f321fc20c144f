package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samplers against the exact distributions of Apache Commons Statistics, by the test of Kolmogorov and Smirnov. */
class DrawsTest {

    private static final int DRAWS = 200_000;

    /** 1.95 / sqrt(n) is exceeded by chance once in a thousand seeds; the seed is fixed. */
    private static void follows(DoubleUnaryOperator cumulative, ToDoubleFunction<Draws> sampler) {
        var draws = new Draws(20260401, 3);
        double[] sample = new double[DRAWS];
        Arrays.setAll(sample, _ -> sampler.applyAsDouble(draws));
        Arrays.sort(sample);
        double largest = 0;
        for (int i = 0; i < DRAWS; i++) {
            double expected = cumulative.applyAsDouble(sample[i]);
            largest = Math.max(largest, Math.max(expected - (double) i / DRAWS, (i + 1.0) / DRAWS - expected));
        }
        assertThat(largest).isLessThan(1.95 / Math.sqrt(DRAWS));
    }

    @Test
    void bitsAreThoseOfXoshiroSeededBySplitMix() {
        // From a separate transcription in Python, itself checked on the state 1, 2, 3, 4, whose first two outputs are
        // 41943041 and 58720359 in the reference code.
        var draws = new Draws(42, 7);
        assertThat(new double[] {draws.uniform(), draws.uniform(), draws.uniform()})
                .containsExactly(0.2808359449952131, 0.32521412363525276, 0.706253982696569);
    }

    @Test
    void blocksAndSeedsHaveStreamsOfTheirOwn() {
        assertThat(new Draws(1, 0).uniform()).isNotEqualTo(new Draws(1, 1).uniform());
        assertThat(new Draws(1, 0).uniform()).isNotEqualTo(new Draws(2, 0).uniform());
        assertThat(new Draws(1, 5).uniform()).isEqualTo(new Draws(1, 5).uniform());
    }

    @Test
    void normalDrawsAreNormalAndSoAreTheirTails() {
        follows(NormalDistribution.of(0, 1)::cumulativeProbability, Draws::normal);
        var draws = new Draws(9, 0);
        int beyond = 0;
        int negative = 0;
        int trials = 4_000_000;
        for (int i = 0; i < trials; i++) {
            double x = draws.normal();
            beyond += Math.abs(x) > 3.7 ? 1 : 0;
            negative += x < -3.7 ? 1 : 0;
        }
        // 3.7 lies in the tail beyond the last layer; expected 2 (1 - Phi(3.7)) of 4 million, within four standard
        // errors.
        double expected = 2 * NormalDistribution.of(0, 1).survivalProbability(3.7) * trials;
        assertThat((double) beyond).isBetween(expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
        assertThat((double) negative)
                .isBetween(expected / 2 - 4 * Math.sqrt(expected / 2), expected / 2 + 4 * Math.sqrt(expected / 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.99, 1, 1.5, 3.5, 20, 2000.5})
    void gammaDrawsAreGamma(double shape) {
        var exact = GammaDistribution.of(shape, 1);
        follows(exact::cumulativeProbability, draws -> draws.gamma(shape));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 12.5, 700.5})
    void samplersOfCountsFollowTheirPosteriors(double events) {
        var x = events - 0.5;
        var series = new Series("x", java.util.List.of(new Observation.Proportion(x, 2 * x + 40)));
        var values = new double[1];
        var proportion = Sampler.of(series, Shrinkage.NONE);
        follows(BetaDistribution.of(events, x + 40.5)::cumulativeProbability, draws -> {
            proportion.draw(draws, values);
            return values[0];
        });
        var rate = Sampler.of(new Series("x", java.util.List.of(new Observation.Rate(x, 4))), Shrinkage.NONE);
        follows(GammaDistribution.of(events, 0.25)::cumulativeProbability, draws -> {
            rate.draw(draws, values);
            return values[0];
        });
    }
}

package health.cairn.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GammaPoissonTest {

    /** Contacts of 154 people in a year, every third of them seen for half of it; made up for this test. */
    private static int[] contacts() {
        int[][] howManyHad = {{60, 0}, {35, 1}, {22, 2}, {14, 3}, {9, 4}, {5, 5}, {4, 7}, {2, 9}, {2, 12}, {1, 20}};
        return Arrays.stream(howManyHad)
                .flatMapToInt(
                        one -> java.util.stream.IntStream.generate(() -> one[1]).limit(one[0]))
                .toArray();
    }

    private static double[] years(int people) {
        var years = new double[people];
        Arrays.setAll(years, i -> i % 3 == 0 ? .5 : 1);
        return years;
    }

    @Test
    void momentsByHand() {
        // Worked out in exact fractions: counts 2 10 3 30 over 1 2 1 4; pooled rate 45/8, variance 3.4285714.
        var model = GammaPoisson.byMoments(new double[] {2, 10, 3, 30}, new double[] {1, 2, 1, 4});
        assertThat(model.shape()).isCloseTo(9.434733072916666, within(1e-11));
        assertThat(model.rate()).isCloseTo(1.6588541666666667, within(1e-12));
        assertThat(model.mean()).isCloseTo(45.5 / 8, within(1e-12));
    }

    @Test
    void howManyHadHowManySaysTheSameAsEachOfThem() {
        int[] contacts = contacts();
        var people = new double[21];
        for (int count : contacts) {
            people[count]++;
        }
        var years = new double[contacts.length];
        Arrays.fill(years, 1);
        var each =
                GammaPoisson.byMoments(Arrays.stream(contacts).asDoubleStream().toArray(), years);
        var counted = GammaPoisson.byMomentsOfFrequencies(people);
        assertThat(counted.shape()).isCloseTo(each.shape(), within(1e-12));
        assertThat(counted.rate()).isCloseTo(each.rate(), within(1e-12));
        assertThat(GammaPoisson.byMomentsOfFrequencies(new double[] {0, 0, 1}).mean())
                .isCloseTo(2.5, within(1e-12));
        assertThatThrownBy(() -> GammaPoisson.byMomentsOfFrequencies(new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void maximumLikelihoodIsWhereAnotherOptimiserFindsIt() {
        // Python, scipy: Nelder-Mead on the negative binomial likelihood, 0.664187180310138 and 0.286606731901138.
        var model = GammaPoisson.byMaximumLikelihood(contacts(), years(154));
        assertThat(model.shape()).isCloseTo(0.664187180310138, within(1e-7));
        assertThat(model.rate()).isCloseTo(0.286606731901138, within(1e-7));
    }

    @Test
    void countsThatVaryLessThanChanceGiveTheLargestShape() {
        int[] same = {3, 3, 3, 3};
        double[] year = {1, 1, 1, 1};
        assertThat(GammaPoisson.byMaximumLikelihood(same, year).shape()).isEqualTo(1e6);
        assertThat(GammaPoisson.byMaximumLikelihood(same, year).mean()).isCloseTo(3, within(1e-9));
        var moments = GammaPoisson.byMoments(new double[] {3, 3, 3, 3}, year);
        assertThat(moments.shape()).isCloseTo(1e6, within(1e-3));
        assertThat(GammaPoisson.byMoments(new double[] {3}, new double[] {1}).shape())
                .isCloseTo(1e6, within(1e-3));
        assertThat(GammaPoisson.byMoments(new double[] {0, 0}, new double[] {1, 1})
                        .mean())
                .isEqualTo(.25);
    }

    @Test
    void bothFitsFindTheDistributionThatMadeTheCounts() {
        var random = new SplittableRandom(6);
        int people = 20_000;
        var counts = new int[people];
        var exposures = new double[people];
        for (int i = 0; i < people; i++) {
            exposures[i] = .5 + random.nextDouble();
            double rate = -1.5 * (Math.log(random.nextDouble()) + Math.log(random.nextDouble()));
            double limit = Math.exp(-rate * exposures[i]);
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                counts[i]++;
            }
        }
        // Shape 2, rate 2/3; relative standard errors near 2 per cent at this size.
        var likely = GammaPoisson.byMaximumLikelihood(counts, exposures);
        var moments =
                GammaPoisson.byMoments(Arrays.stream(counts).asDoubleStream().toArray(), exposures);
        assertThat(likely.shape()).isCloseTo(2, within(.16));
        assertThat(moments.shape()).isCloseTo(2, within(.2));
        assertThat(likely.mean()).isCloseTo(3, within(.08));
        assertThat(moments.mean()).isCloseTo(3, within(.08));
    }

    @Test
    void theExpectedNextRateIsDrawnTowardsEverybody() {
        // By hand: (2.5 + 10) / (2 + 1).
        var outlook = new GammaPoisson(2.5, 2).after(10, 1);
        assertThat(outlook.expectedRate()).isCloseTo(12.5 / 3, within(1e-14));
        assertThat(new GammaPoisson(2.5, 2).after(0, 0).expectedRate()).isEqualTo(1.25);
        // Python, scipy: gamma.ppf([.025, .975], 12.5, scale=1/3).
        var interval = outlook.rateInterval(Confidence.P95);
        assertThat(interval.lower()).isCloseTo(2.1866200041562966, within(1e-9));
        assertThat(interval.upper()).isCloseTo(6.7744115200458666, within(1e-9));
    }

    @Test
    void theChanceToStayAboveAThresholdIsThatOfTheNegativeBinomial() {
        // Python, scipy: nbinom.sf(9, 12.5, 3 / 4.5).
        var outlook = new GammaPoisson(2.5, 2).after(10, 1);
        assertThat(outlook.chanceOfAtLeast(10, 1.5)).isCloseTo(0.1433065108833637, within(1e-12));
        assertThat(outlook.chanceOfAtLeast(0, 1.5)).isEqualTo(1);
        // By hand: 1 - P(0) = 1 - (3 / 4.5)^12.5.
        assertThat(outlook.chanceOfAtLeast(1, 1.5)).isCloseTo(1 - Math.pow(3 / 4.5, 12.5), within(1e-12));
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> GammaPoisson.byMaximumLikelihood(new int[] {0, 0}, new double[] {1, 1}))
                .hasMessageContaining("found 2 counts of 0");
        assertThatThrownBy(() -> new GammaPoisson(0, 1)).hasMessageContaining("found 0.0 and 1.0");
        assertThatThrownBy(() -> new GammaPoisson(1, 0)).hasMessageContaining("found 1.0 and 0.0");
        assertThatThrownBy(() -> new GammaPoisson(1, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        var model = new GammaPoisson(1, 1);
        assertThatThrownBy(() -> model.after(-1, 1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> model.after(1, -1)).hasMessageContaining("over -1.0");
        assertThatThrownBy(() -> model.after(1, 1).chanceOfAtLeast(-1, 1)).hasMessageContaining("found -1");
        assertThatThrownBy(() -> model.after(1, 1).chanceOfAtLeast(1, 0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> GammaPoisson.byMoments(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
    }
}

package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {

    private static boolean[] all(int size) {
        var known = new boolean[size];
        Arrays.fill(known, true);
        return known;
    }

    @Test
    void theEightSchoolsVaryNoMoreThanChance() {
        // Rubin (1981): effects and standard errors of coaching in eight schools; pooled mean 7.69, Q below its degrees
        // of
        // freedom, so that nothing is left between schools.
        double[] effects = {28, 8, -3, 7, -1, 1, 18, 12};
        double[] variances = {225, 100, 256, 121, 81, 121, 100, 324};
        var model = RandomEffects.fit(effects, variances, all(8));
        assertThat(model.between()).isZero();
        assertThat(model.mean()).isCloseTo(7.69, within(.005));
        assertThat(model.shrunken()).containsOnly(model.mean());
        assertThat(model.rankability()).isZero();
    }

    @Test
    void dersimonianAndLairdByHand() {
        // Worked out in exact fractions: estimates 1 3 6 10, variances 1 2 4 4; Q 18.375, C 1.3125.
        var model = RandomEffects.fit(new double[] {1, 3, 0, 6, 10}, new double[] {1, 2, 0, 4, 4}, new boolean[] {
            true, true, false, true, true
        });
        assertThat(model.between()).isCloseTo(11.714285714285714, within(1e-12));
        assertThat(model.mean()).isCloseTo(4.718040493616112, within(1e-12));
        assertThat(model.shrunken()[0]).isCloseTo(1.2924301511832896, within(1e-12));
        assertThat(model.shrunken()[4]).isCloseTo(8.655501216556829, within(1e-12));
        assertThat(model.shrunken()[2]).isEqualTo(model.mean());
        assertThat(model.variance()[1]).isCloseTo(1.7083333333333333, within(1e-12));
        assertThat(model.variance()[2]).isEqualTo(model.between());
        // The median of the variances 1 2 4 4 is 3.
        assertThat(model.rankability()).isCloseTo(0.7961165048543689, within(1e-12));
    }

    @Test
    void aSeriesWithoutCountsIsTakenAtItsWord() {
        var model = RandomEffects.fit(new double[] {1, 2, 6}, new double[3], all(3));
        assertThat(model.mean()).isEqualTo(3);
        assertThat(model.between()).isEqualTo(7);
        assertThat(model.shrunken()).containsExactly(1, 2, 6);
        assertThat(model.variance()).containsOnly(0);
    }

    @Test
    void proportionsAndRatesAreEstimatedWithHalfAnEventMore() {
        // By hand: (3 + 1/2) / (9 + 1) = .35, variance .35 * .65 / 10; rate (3 + 1/2) / 4, variance 3.5 / 16.
        var proportion = RandomEffects.of(
                new Series("p", List.of(new Observation.Proportion(3, 9), new Observation.Proportion(8, 9))));
        assertThat(proportion.within()[0]).isCloseTo(.02275, within(1e-15));
        var rate = RandomEffects.of(new Series("r", List.of(new Observation.Rate(3, 4), new Observation.Rate(0, 4))));
        assertThat(rate.within()).containsExactly(3.5 / 16, .5 / 16);
    }

    @Test
    void expectedRanksOfThreeAreasByHand() {
        // theta .60 .65 .70, sd .02: 2.9612, 2.0000, 1.0388 counted from the largest; here from the smallest.
        var ranks = new double[3];
        ExpectedRanks.of(new int[] {0, 1, 2}, new double[] {.60, .65, .70}, new double[] {4e-4, 4e-4, 4e-4}, ranks);
        assertThat(4 - ranks[0]).isCloseTo(2.9612, within(5e-5));
        assertThat(4 - ranks[1]).isCloseTo(2, within(1e-12));
        assertThat(4 - ranks[2]).isCloseTo(1.0388, within(5e-5));
    }

    @Test
    void expectedRanksAreOrdinaryRanksWhenNothingIsUncertainAndAddUpAlways() {
        var ranks = new double[4];
        int[] everyone = {0, 1, 2, 3};
        ExpectedRanks.of(everyone, new double[] {5, 1, 5, 9}, new double[4], ranks);
        assertThat(ranks).containsExactly(2.5, 1, 2.5, 4);
        ExpectedRanks.of(everyone, new double[] {5, 1, 5, 900}, new double[] {1, 2, 3, 4}, ranks);
        assertThat(Arrays.stream(ranks).sum()).isCloseTo(10, within(1e-12));
        assertThat(ranks[3]).isEqualTo(4);
    }

    @Test
    void expectedRanksAreTheMeansOfTheRanksOfShrunkenDraws() {
        var ranking = Ranking.of(
                RankingTest.randomPanel(new SplittableRandom(4), 25),
                RankingSpec.of(List.of(Metric.of("emergency", 1, Polarity.HIGH_IS_NEED)), 5)
                        .withStrategy(Strategy.EXPECTED_RANK));
        var places = ranking.simulate(SimulationSpec.of(5).withSimulations(20_000));
        assertThat(places.shrinkage()).isEqualTo(Shrinkage.NORMAL);
        assertThat(places.method()).contains("RANK_SUM").contains("random effects");
        var order = ranking.rank().areas();
        for (var area : order) {
            var simulated = places.areas().get(area.place() - 1);
            assertThat(simulated.area()).isEqualTo(area.area());
            // The expected place is N + 1 - score; the median of the draws is near it.
            assertThat((double) simulated.median()).isCloseTo(26 - area.score(), within(1.6));
        }
    }

    @Test
    void shrinkingNarrowsTheSpreadOfPlacesOnlyWhereThereIsLittleToKnow() {
        var random = new SplittableRandom(12);
        var few = RankingTest.randomPanel(random, 40);
        var spec = RankingSpec.of(List.of(Metric.of("emergency", 1, Polarity.HIGH_IS_NEED)), 8);
        var plain = Ranking.of(few, spec).simulate(SimulationSpec.of(2).withSimulations(2000));
        var shrunken = Ranking.of(few, spec)
                .simulate(SimulationSpec.of(2).withSimulations(2000).withShrinkage(Shrinkage.COUNTS));
        // Rates all over the place with counts in the hundreds: the prior hardly matters.
        for (int i = 0; i < 40; i++) {
            assertThat((double) shrunken.areas().get(i).median())
                    .isCloseTo(plain.areas().get(i).median(), within(2.0));
        }
        assertThat(shrunken.method()).contains("gamma-Poisson");
    }

    @ParameterizedTest
    @CsvSource({"0, POOR", "0.4999, POOR", "0.5, MODERATE", "0.75, MODERATE", "0.7501, GOOD", "1, GOOD"})
    void rankabilityIsPoorBelowHalfAndGoodAboveThreeQuarters(double rho, Rankability.Grade grade) {
        assertThat(new Rankability("x", rho, 1, 3).grade()).isEqualTo(grade);
    }

    @Test
    void rankabilityIsToldForSeriesWithCounts() {
        var data = new Panel(
                List.of("A", "B", "C"),
                List.of(
                        new Series(
                                "p",
                                List.of(
                                        new Observation.Proportion(10, 1000),
                                        new Observation.Proportion(500, 1000),
                                        new Observation.NotKnown(Observation.Why.NOT_COLLECTED))),
                        new Series(
                                "q",
                                List.of(
                                        new Observation.Plain(1),
                                        new Observation.Plain(2),
                                        new Observation.Plain(3)))));
        var spec = RankingSpec.of(
                List.of(Metric.of("p", 1, Polarity.HIGH_IS_NEED), Metric.of("q", 1, Polarity.HIGH_IS_NEED)), 1);
        var told = Ranking.of(data, spec).rankability();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().series()).isEqualTo("p");
        assertThat(told.getFirst().areas()).isEqualTo(2);
        assertThat(told.getFirst().rho()).isGreaterThan(.99);
    }
}

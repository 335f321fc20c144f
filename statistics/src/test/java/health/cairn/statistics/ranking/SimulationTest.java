package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static Panel proportions(double[][] counts) {
        return new Panel(
                IntStream.range(0, counts.length).mapToObj(i -> "A" + i).toList(),
                List.of(new Series(
                        "x",
                        java.util.Arrays.stream(counts)
                                .map(one -> (Observation) new Observation.Proportion(one[0], one[1]))
                                .toList())));
    }

    private static final RankingSpec ONE_METRIC = RankingSpec.of(List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED)), 1);

    @ParameterizedTest
    @EnumSource(Shrinkage.class)
    void theNumberOfThreadsAndARepetitionDoNotChangeADigit(Shrinkage shrinkage) {
        var ranking = Ranking.of(RankingTest.randomPanel(new SplittableRandom(3), 60), RankingTest.spec(12));
        var spec = SimulationSpec.of(42).withSimulations(1234).withShrinkage(shrinkage);
        var alone = ranking.simulate(spec.withThreads(1));
        assertThat(ranking.simulate(spec.withThreads(1))).isEqualTo(alone);
        assertThat(ranking.simulate(spec.withThreads(4))).isEqualTo(alone);
        assertThat(ranking.simulate(spec.withThreads(99))).isEqualTo(alone);
        var otherSeed = ranking.simulate(new SimulationSpec(43, 1234, shrinkage, 1));
        assertThat(otherSeed.areas()).isNotEqualTo(alone.areas());
    }

    @Test
    void theChancesOfBeingChosenAddUpToTheNumberChosenAndOfBeingFirstToOne() {
        var ranking = Ranking.of(RankingTest.randomPanel(new SplittableRandom(3), 60), RankingTest.spec(12));
        var places =
                ranking.simulate(SimulationSpec.of(1).withSimulations(2000)).areas();
        assertThat(places.stream()
                        .mapToDouble(SimulatedPlaces.AreaPlaces::inFirstK)
                        .sum())
                .isCloseTo(12, within(1e-9));
        assertThat(places.stream()
                        .mapToDouble(SimulatedPlaces.AreaPlaces::first)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(places).allMatch(one -> one.lower() <= one.median() && one.median() <= one.upper());
    }

    @Tag("simulation")
    @Test
    void theChanceThatOneProportionExceedsAnotherIsTheExactOne() {
        // P(p1 > p2) for Beta(3.5, 7.5) and Beta(5.5, 5.5), by numerical integration of f1(p) F2(p) over 0 to 1.
        var places = Ranking.of(proportions(new double[][] {{3, 10}, {5, 10}}), ONE_METRIC)
                .simulate(SimulationSpec.of(8).withSimulations(200_000))
                .areas();
        double exact = chanceFirstExceedsSecond(3.5, 7.5, 5.5, 5.5);
        var first = places.stream()
                .filter(one -> one.area().equals("A0"))
                .findFirst()
                .orElseThrow();
        // Four standard errors of 200,000 simulations.
        assertThat(first.first()).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 200_000)));
    }

    private static double chanceFirstExceedsSecond(double a1, double b1, double a2, double b2) {
        var one = org.apache.commons.statistics.distribution.BetaDistribution.of(a1, b1);
        var two = org.apache.commons.statistics.distribution.BetaDistribution.of(a2, b2);
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double p = (i + 0.5) / steps;
            sum += one.density(p) * two.cumulativeProbability(p) / steps;
        }
        return sum;
    }

    @Test
    void metricsThatShareASeriesShareItsDraws() {
        // The second metric is the first turned round, with the same weight: with shared draws every simulated score is
        // the same for all areas, so the order is that of the codes each time.
        var spec = RankingSpec.of(
                List.of(
                        Metric.of("x", 1, Polarity.HIGH_IS_NEED),
                        new Metric("again", 1, Polarity.LOW_IS_NEED, List.of(new Metric.Component("x", 1)))),
                1);
        var places = Ranking.of(proportions(new double[][] {{3, 10}, {5, 10}, {4, 10}}), spec)
                .simulate(SimulationSpec.of(8).withSimulations(500))
                .areas();
        assertThat(places).extracting(SimulatedPlaces.AreaPlaces::area).containsExactly("A0", "A1", "A2");
        assertThat(places.getFirst().first()).isEqualTo(1);
    }

    @Test
    void aSeriesWithoutCountsStaysAsItIsAndIsNamed() {
        var data = new Panel(
                List.of("A", "B"),
                List.of(new Series("x", List.of(new Observation.Plain(1), new Observation.Plain(2)))));
        var result = Ranking.of(data, ONE_METRIC).simulate(SimulationSpec.of(1).withSimulations(100));
        assertThat(result.notSimulated()).containsExactly("x");
        assertThat(result.areas())
                .containsExactly(
                        new SimulatedPlaces.AreaPlaces("B", 1, 1, 1, 1, 1),
                        new SimulatedPlaces.AreaPlaces("A", 2, 2, 2, 0, 0));
    }
}

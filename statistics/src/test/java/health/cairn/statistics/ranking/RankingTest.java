package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingTest {

    private static final Observation NOT_KNOWN = new Observation.NotKnown(Observation.Why.SUPPRESSED);

    private static Series plain(String id, double... values) {
        return new Series(
                id,
                Arrays.stream(values)
                        .mapToObj(value -> (Observation) new Observation.Plain(value))
                        .toList());
    }

    private static Series without(Series series, int... areas) {
        return new Series(
                series.id(),
                IntStream.range(0, series.observations().size())
                        .mapToObj(i -> Arrays.stream(areas).anyMatch(area -> area == i)
                                ? NOT_KNOWN
                                : series.observations().get(i))
                        .toList());
    }

    private static Panel panel(Series... series) {
        int size = series[0].observations().size();
        return new Panel(
                IntStream.range(0, size).mapToObj(i -> "" + (char) ('A' + i)).toList(), List.of(series));
    }

    private static List<String> order(RankingResult result) {
        return result.areas().stream().map(RankedArea::area).toList();
    }

    private static RankedArea area(RankingResult result, String code) {
        return result.areas().stream()
                .filter(one -> one.area().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static MetricScore.Counted counted(RankedArea area, int metric) {
        return (MetricScore.Counted) area.metrics().get(metric);
    }

    @Test
    void rankSumsAreWeightedMeansOfRanksTurnedSoThatLargerIsGreaterNeed() {
        // By hand. Emergencies (high is need): A 30, B 20, C 10 give points 3, 2, 1. Uptake (low is need): A 70, B 50,
        // C 60 give 1, 3, 2. Weights 2 to 1: A (6 + 1) / 3, B (4 + 3) / 3, C (2 + 2) / 3.
        var spec = RankingSpec.of(
                List.of(Metric.of("emergency", 2, Polarity.HIGH_IS_NEED), Metric.of("uptake", 1, Polarity.LOW_IS_NEED)),
                1);
        var result = Ranking.of(panel(plain("emergency", 30, 20, 10), plain("uptake", 70, 50, 60)), spec)
                .rank();
        assertThat(order(result)).containsExactly("A", "B", "C");
        assertThat(area(result, "A").score()).isCloseTo(7 / 3.0, within(1e-14));
        assertThat(area(result, "B").score()).isCloseTo(7 / 3.0, within(1e-14));
        assertThat(area(result, "C").score()).isCloseTo(4 / 3.0, within(1e-14));
        assertThat(counted(area(result, "B"), 1))
                .isEqualTo(new MetricScore.Counted("uptake", 1, 3, 1 / 3.0, 3 * (1 / 3.0), false, true));
        // A and B are tied on both sides of the cut, which must be said.
        assertThat(result.tieAcrossCut()).contains(new RankingResult.TieAcrossCut(List.of("A"), List.of("B")));
        assertThat(area(result, "A").rank()).isEqualTo(1);
        assertThat(area(result, "B").rank()).isEqualTo(1);
        assertThat(area(result, "B").place()).isEqualTo(2);
        assertThat(area(result, "C").rank()).isEqualTo(3);
        assertThat(area(result, "A").tied()).isTrue();
        assertThat(area(result, "C").tied()).isFalse();
    }

    @Test
    void aTieEntirelyInsideOrOutsideTheCutIsNoTieAcrossIt() {
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED));
        var tied = panel(plain("x", 3, 3, 2, 1, 1));
        assertThat(Ranking.of(tied, RankingSpec.of(metrics, 2)).rank().tieAcrossCut())
                .isEmpty();
        assertThat(Ranking.of(tied, RankingSpec.of(metrics, 3)).rank().tieAcrossCut())
                .isEmpty();
        assertThat(Ranking.of(tied, RankingSpec.of(metrics, 5)).rank().tieAcrossCut())
                .isEmpty();
        assertThat(Ranking.of(tied, RankingSpec.of(metrics, 4)).rank().tieAcrossCut())
                .contains(new RankingResult.TieAcrossCut(List.of("D"), List.of("E")));
        assertThat(Ranking.of(tied, RankingSpec.of(metrics, 9)).rank().chosen()).isEqualTo(5);
    }

    @Test
    void equalScoresAreOrderedByTheRecordedChainAndAtLastByCode() {
        var spec = RankingSpec.of(List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED)), 1)
                .withTieBreaks(List.of(
                        TieBreak.larger("larger count of emergencies", 5, 7, 7, 5),
                        TieBreak.smaller("smaller list", 100, 200, 150, 100)));
        var result = Ranking.of(panel(plain("x", 1, 1, 1, 1)), spec).rank();
        assertThat(order(result)).containsExactly("C", "B", "A", "D");
        assertThat(result.tieChain()).containsExactly("larger count of emergencies", "smaller list", "area code");
        assertThat(result.notes()).containsExactly("Metric 'x' is the same for every area and does not move the order");
    }

    @Test
    void tiePoliciesGiveFractionalCompetitionAndDenseRanks() {
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED));
        var values = panel(plain("x", 9, 7, 7, 5));
        assertThat(ranks(values, RankingSpec.of(metrics, 1))).containsExactly(1, 2.5, 2.5, 4);
        assertThat(ranks(values, RankingSpec.of(metrics, 1).withTies(TiePolicy.MIN)))
                .containsExactly(1, 2, 2, 4);
        assertThat(ranks(values, RankingSpec.of(metrics, 1).withTies(TiePolicy.DENSE)))
                .containsExactly(1, 2, 2, 3);
    }

    private static double[] ranks(Panel panel, RankingSpec spec) {
        var result = Ranking.of(panel, spec).rank();
        return panel.areas().stream()
                .mapToDouble(code -> counted(area(result, code), 0).rank())
                .toArray();
    }

    @Test
    void theTwoReadingsOfANestedMetricDiffer() {
        // By hand, high is need. p: A 10, B 9, C 1, D 0 gives points 4 3 2 1; q: A 1, B 2, C 3, D 8 gives 1 2 3 4.
        // Ranked first: averages 2.5 each, all tied. Averaged first: 5.5, 5.5, 2, 4: points 3.5 3.5 1 2.
        var metric = Metric.ofEqualShares("m", 1, Polarity.HIGH_IS_NEED, "p", "q");
        var data = panel(plain("p", 10, 9, 1, 0), plain("q", 1, 2, 3, 8));
        var spec = RankingSpec.of(List.of(metric), 1);
        assertThat(Ranking.of(data, spec).rank().areas()).allMatch(one -> one.score() == 2.5);
        var averaged =
                Ranking.of(data, spec.withNesting(Nesting.AVERAGE_THEN_RANK)).rank();
        assertThat(order(averaged)).containsExactly("A", "B", "D", "C");
        assertThat(averaged.areas().stream().map(RankedArea::score)).containsExactly(3.5, 3.5, 2.0, 1.0);
    }

    @Test
    void screeningIsRankedByProgrammeAveragedInThirdsAndRankedAgain() {
        // By hand, low is need. Points: breast A 3 B 2 C 1, bowel A 2 B 3 C 1, cervical A 3 B 1 C 2: means 8/3, 2, 4/3,
        // ranked again 3, 2, 1, so that screening weighs as much as a metric of one component.
        var metric = Metric.ofEqualShares("screening", 1, Polarity.LOW_IS_NEED, "breast", "bowel", "cervical");
        var data = panel(plain("breast", 60, 65, 70), plain("bowel", 50, 45, 55), plain("cervical", 70, 80, 75));
        var result = Ranking.of(data, RankingSpec.of(List.of(metric), 1)).rank();
        assertThat(result.areas().stream().map(RankedArea::score)).containsExactly(3.0, 2.0, 1.0);
    }

    @Test
    void sharesOfOneThirdDoNotBreakATieByTheirRounding() {
        // Ranks 1 2 3, 2 3 1 and 3 1 2 have the same sum on paper; thirds added in another order differ in the last
        // bit.
        var metric = Metric.ofEqualShares("m", 1, Polarity.HIGH_IS_NEED, "p", "q", "r");
        var data = panel(plain("p", 1, 2, 3), plain("q", 2, 3, 1), plain("r", 3, 1, 2));
        var result = Ranking.of(data, RankingSpec.of(List.of(metric), 1)).rank();
        assertThat(result.areas()).allMatch(one -> one.rank() == 1);
    }

    @Test
    void anAreaWithSomethingMissingIsExcludedOrReweightedOrFilledIn() {
        // By hand, high is need. x: A 4, B 3, C 2, D 1. y: A unknown, B 1, C 2, D 3; its ranks 3 2 1 among three spread
        // over four are (r - 1/2) 4/3 + 1/2 = 3.8333, 2.5, 1.1667, points 1.1667, 2.5, 3.8333.
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED), Metric.of("y", 1, Polarity.HIGH_IS_NEED));
        var data = panel(plain("x", 4, 3, 2, 1), without(plain("y", 0, 1, 2, 3), 0));
        var spec = RankingSpec.of(metrics, 1);

        var reweighted = Ranking.of(data, spec).rank();
        assertThat(area(reweighted, "A").score()).isEqualTo(4);
        assertThat(area(reweighted, "A").flagged()).isTrue();
        assertThat(area(reweighted, "A").metrics().get(1)).isEqualTo(new MetricScore.NotCounted("y"));
        assertThat(counted(area(reweighted, "A"), 0).weight()).isEqualTo(1);
        assertThat(area(reweighted, "B").score()).isCloseTo((3 + 7 / 6.0) / 2, within(1e-14));
        assertThat(area(reweighted, "B").flagged()).isFalse();
        assertThat(Ranking.of(data, spec).bounds()).containsExactly(new PlaceBounds("A", 1, 1));

        var excluded =
                Ranking.of(data, spec.withMissing(MissingPolicy.EXCLUDE_AREA)).rank();
        assertThat(order(excluded)).containsExactly("B", "C", "D");
        assertThat(excluded.excluded()).containsExactly(new RankingResult.Excluded("A", List.of("y")));

        // Filled in: mean 2 and median 2 tie with C (points 2.5), most 3 ties with D (3.5), least 1 with B (1.5).
        assertThat(scoreOfA(data, spec, MissingPolicy.IMPUTE_MEAN)).isEqualTo((4 + 2.5) / 2);
        assertThat(scoreOfA(data, spec, MissingPolicy.IMPUTE_MEDIAN)).isEqualTo((4 + 2.5) / 2);
        assertThat(scoreOfA(data, spec, MissingPolicy.WORST_CASE)).isEqualTo((4 + 3.5) / 2);
        assertThat(scoreOfA(data, spec, MissingPolicy.BEST_CASE)).isEqualTo((4 + 1.5) / 2);
    }

    @Test
    void theBoundsOfAnIncompleteAreaPutItsGapAtEitherEnd() {
        // By hand, y with three times the weight. y of A least: ties with B, 4 + 3 * 1.5 = 8.5, behind C 2 + 3 * 3 = 11
        // and D 1 + 3 * 4 = 13, before B 7.5. y of A most: ties with D, 4 + 3 * 3.5 = 14.5, before D 11.5.
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED), Metric.of("y", 3, Polarity.HIGH_IS_NEED));
        var data = panel(plain("x", 4, 3, 2, 1), without(plain("y", 0, 1, 2, 3), 0));
        assertThat(Ranking.of(data, RankingSpec.of(metrics, 1)).bounds()).containsExactly(new PlaceBounds("A", 1, 3));
    }

    private static double scoreOfA(Panel data, RankingSpec spec, MissingPolicy missing) {
        var area = area(Ranking.of(data, spec.withMissing(missing)).rank(), "A");
        assertThat(counted(area, 1).imputed()).isTrue();
        assertThat(counted(area, 1).complete()).isFalse();
        assertThat(counted(area, 0).imputed()).isFalse();
        return area.score();
    }

    @Test
    void anAreaOfWhichNothingIsKnownIsLeftOutUnderEveryPolicy() {
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED));
        var data = panel(without(plain("x", 1, 2, 3), 1));
        for (var policy : MissingPolicy.values()) {
            var result = Ranking.of(data, RankingSpec.of(metrics, 1).withMissing(policy))
                    .rank();
            assertThat(order(result)).containsExactly("C", "A");
            assertThat(result.excluded()).containsExactly(new RankingResult.Excluded("B", List.of("x")));
        }
    }

    @Test
    void anAreaLeftWithoutAnyWeightByASliderIsListedAsLeftOut() {
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED), Metric.of("y", 1, Polarity.HIGH_IS_NEED));
        var data = panel(plain("x", 1, 2, 3), without(plain("y", 1, 2, 3), 2));
        var result = Ranking.of(data, RankingSpec.of(metrics, 1)).rank(0, 1);
        assertThat(order(result)).containsExactly("B", "A");
        assertThat(result.excluded()).containsExactly(new RankingResult.Excluded("C", List.of("y")));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void contributionsAddUpToTheScoreAndWeightsToOne(Strategy strategy) {
        var random = new SplittableRandom(11);
        var data = randomPanel(random, 30);
        for (var nesting : Nesting.values()) {
            var result = Ranking.of(data, spec(5).withStrategy(strategy).withNesting(nesting))
                    .rank();
            for (var area : result.areas()) {
                double contributions = 0;
                double weights = 0;
                for (var score : area.metrics()) {
                    if (score instanceof MetricScore.Counted one) {
                        contributions += one.contribution();
                        weights += one.weight();
                    }
                }
                assertThat(contributions).isCloseTo(area.score(), within(1e-9));
                assertThat(weights).isCloseTo(1, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void neitherTheOrderOfTheAreasNorTheUnitNorTheScaleOfTheWeightsMatters(Strategy strategy) {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            var data = randomPanel(random, 40);
            var spec = spec(8).withStrategy(strategy);
            var expected = order(Ranking.of(data, spec).rank());
            int[] shuffled = shuffled(random, 40);
            assertThat(order(Ranking.of(permuted(data, shuffled), spec).rank())).isEqualTo(expected);
            assertThat(order(Ranking.of(data, spec).rank(7, 3.5))).isEqualTo(expected);
            assertThat(order(Ranking.of(scaledBy(data, 8), spec).rank())).isEqualTo(expected);
        }
    }

    static RankingSpec spec(int chosen) {
        return RankingSpec.of(
                List.of(
                        Metric.of("emergency", 2, Polarity.HIGH_IS_NEED),
                        Metric.ofEqualShares("screening", 1, Polarity.LOW_IS_NEED, "breast", "bowel")),
                chosen);
    }

    static Panel randomPanel(SplittableRandom random, int size) {
        return new Panel(
                IntStream.range(0, size)
                        .mapToObj(i -> String.format("P%03d", i))
                        .toList(),
                List.of(
                        new Series("emergency", random(random, size, false)),
                        new Series("breast", random(random, size, true)),
                        new Series("bowel", random(random, size, false))));
    }

    private static List<Observation> random(SplittableRandom random, int size, boolean gaps) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    double n = random.nextInt(50, 500);
                    return gaps && random.nextInt(5) == 0
                            ? NOT_KNOWN
                            : new Observation.Rate(Math.rint(n * random.nextDouble()), n);
                })
                .toList();
    }

    static int[] shuffled(SplittableRandom random, int size) {
        int[] all = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return all;
    }

    private static Panel permuted(Panel panel, int[] order) {
        return new Panel(
                Arrays.stream(order).mapToObj(panel.areas()::get).toList(),
                panel.series().stream()
                        .map(one -> new Series(
                                one.id(),
                                Arrays.stream(order)
                                        .mapToObj(one.observations()::get)
                                        .toList()))
                        .toList());
    }

    private static Panel scaledBy(Panel panel, double factor) {
        return new Panel(
                panel.areas(),
                panel.series().stream()
                        .map(one -> new Series(
                                one.id(),
                                one.observations().stream()
                                        .map(observation -> observation instanceof Observation.Rate(var x, var e)
                                                ? new Observation.Rate(x, e / factor)
                                                : observation)
                                        .toList()))
                        .toList());
    }

    @Test
    void whatCannotBeRankedIsRefusedWithWhatWasFound() {
        var metrics = List.of(Metric.of("x", 1, Polarity.HIGH_IS_NEED));
        var spec = RankingSpec.of(metrics, 1);
        var data = panel(plain("x", 1, 2));
        assertThatThrownBy(() -> Ranking.of(panel(plain("z", 1, 2)), spec))
                .hasMessage("Metric 'x' refers to series 'x', which the panel does not have; it has [z]");
        assertThatThrownBy(() -> Ranking.of(data, spec.withTieBreaks(List.of(TieBreak.larger("size", 1)))))
                .hasMessageContaining("'size' has 1 keys for 2 areas");
        assertThatThrownBy(() -> Ranking.of(
                        panel(without(plain("x", 1, 2), 0, 1)), spec.withMissing(MissingPolicy.EXCLUDE_AREA)))
                .hasMessageContaining("No area is left to rank: all 2");
        assertThatThrownBy(() -> Ranking.of(data, spec).rank(1, 2)).hasMessageContaining("found 2");
        assertThatThrownBy(() -> Ranking.of(data, spec).rank(0)).hasMessageContaining("found [0.0]");
        assertThatThrownBy(() -> Ranking.of(data, spec).rank(-1)).hasMessageContaining("found [-1.0]");
        assertThatThrownBy(() -> Ranking.of(data, spec).rank(Double.NaN)).hasMessageContaining("found [NaN]");
    }
}

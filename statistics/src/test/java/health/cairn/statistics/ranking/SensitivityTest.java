package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTest {

    @ParameterizedTest
    @CsvSource({
        "0, ROBUST_OUT",
        "0.1999, ROBUST_OUT",
        "0.2, BORDERLINE",
        "0.7999, BORDERLINE",
        "0.8, ROBUST_IN",
        "1, ROBUST_IN"
    })
    void theBandsCutAtOneFifthAndFourFifths(double share, Band band) {
        assertThat(Band.of(share)).isEqualTo(band);
    }

    @Test
    void aShareOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> Band.of(1.01)).hasMessageContaining("found 1.01");
        assertThatThrownBy(() -> Band.of(-.01)).hasMessageContaining("found -0.01");
        assertThatThrownBy(() -> Band.of(Double.NaN)).hasMessageContaining("found NaN");
    }

    @Test
    void everyChoiceIsChangedOnceAndNamed() {
        var data = RankingTest.randomPanel(new SplittableRandom(3), 30);
        var result = Ranking.of(data, RankingTest.spec(6)).sensitivity();
        assertThat(result.scenarios())
                .containsExactly(
                        "as specified",
                        "without emergency",
                        "without screening",
                        "emergency counted double",
                        "screening counted double",
                        "equal weights",
                        "strategy Z_SCORE",
                        "strategy MIN_MAX",
                        "strategy EXPONENTIAL",
                        "strategy EXPECTED_RANK",
                        "nesting AVERAGE_THEN_RANK",
                        "ties MIN",
                        "ties DENSE",
                        "missing EXCLUDE_AREA",
                        "missing IMPUTE_MEAN",
                        "missing IMPUTE_MEDIAN",
                        "missing WORST_CASE",
                        "missing BEST_CASE");
        assertThat(result.areas()).hasSize(30).allMatch(one -> one.places().size() == 18);
        var published = Ranking.of(data, RankingTest.spec(6)).rank().areas();
        for (int i = 0; i < 30; i++) {
            var area = result.areas().get(i);
            assertThat(area.area()).isEqualTo(published.get(i).area());
            assertThat(area.places().getFirst()).isEqualTo(OptionalInt.of(i + 1));
            // An area with something missing has no place where such areas are left out.
            assertThat(area.places().get(13).isEmpty())
                    .isEqualTo(published.get(i).flagged());
            assertThat(area.rankedIn()).isEqualTo((int)
                    area.places().stream().filter(OptionalInt::isPresent).count());
            assertThat(area.chosenIn()).isEqualTo((int) area.places().stream()
                    .filter(place -> place.isPresent() && place.getAsInt() <= 6)
                    .count());
        }
    }

    @Test
    void aScenarioGivesThePlacesOfThatSpecificationAlone() {
        var data = RankingTest.randomPanel(new SplittableRandom(3), 30);
        var spec = RankingTest.spec(6);
        var result = Ranking.of(data, spec).sensitivity();
        placesAre(result, "strategy Z_SCORE", Ranking.of(data, spec.withStrategy(Strategy.Z_SCORE)));
        placesAre(
                result,
                "without emergency",
                Ranking.of(data, spec.withMetrics(spec.metrics().subList(1, 2))));
        placesAre(result, "equal weights", Ranking.of(data, spec), 1, 1);
        placesAre(result, "emergency counted double", Ranking.of(data, spec), 4, 1);
        placesAre(result, "ties DENSE", Ranking.of(data, spec.withTies(TiePolicy.DENSE)));
        placesAre(result, "missing WORST_CASE", Ranking.of(data, spec.withMissing(MissingPolicy.WORST_CASE)));
    }

    private static void placesAre(Sensitivity result, String scenario, Ranking expected, double... weights) {
        int at = result.scenarios().indexOf(scenario);
        for (var area : (weights.length == 0 ? expected.rank() : expected.rank(weights)).areas()) {
            assertThat(result.areas())
                    .filteredOn(one -> one.area().equals(area.area()))
                    .allMatch(one -> one.places().get(at).equals(OptionalInt.of(area.place())));
        }
    }

    @Test
    void aSingleCompleteMetricLeavesOnlyStrategiesAndTiesToChange() {
        var data = new Panel(
                List.of("A", "B"),
                List.of(new Series("x", List.of(new Observation.Plain(1), new Observation.Plain(2)))));
        var result = Ranking.of(data, RankingSpec.of(List.of(Metric.of("x", 1, Polarity.LOW_IS_NEED)), 1))
                .sensitivity();
        assertThat(result.scenarios()).hasSize(7);
        assertThat(result.areas().getFirst().area()).isEqualTo("A");
        assertThat(result.areas().getFirst().band()).isEqualTo(Band.ROBUST_IN);
        assertThat(result.areas().getLast().band()).isEqualTo(Band.ROBUST_OUT);
    }
}

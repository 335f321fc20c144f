package health.cairn.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.ranking.Evidence.Candidate;
import health.cairn.ranking.Evidence.Pooled;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final Question.Part COVERAGE =
            new Question.Part("coverage", "Persons", "All ages", LocalDate.of(2024, 4, 1), LocalDate.of(2025, 4, 1), 1);
    private static final Question.Part EMERGENCY = new Question.Part(
            "emergency", "Persons", "All ages", LocalDate.of(2021, 4, 1), LocalDate.of(2025, 4, 1), 1);

    @Test
    void lowCoverageIsNeedAndComesFirst() {
        Answer answer = new Ranker(question(1, 0), evidence()).answer();
        // Coverage 50, 60, 70 and 80 per cent of 1,000: far enough apart that chance does not move the order.
        assertThat(answer.places()).extracting(p -> p.area().value()).containsExactly("A1", "A2", "A3", "A4");
        assertThat(answer.places().getFirst().chance()).isGreaterThan(0.99);
    }

    @Test
    void anotherWeightGivesTheOrderOfTheOtherMetric() {
        var ranker = new Ranker(question(1, 1), evidence());
        assertThat(ranker.order(0, 1).areas()).extracting(p -> p.area()).containsExactly("A4", "A3", "A2", "A1");
    }

    @Test
    void theSameQuestionAndEvidenceGiveTheSameAnswerToTheLastDigit() {
        Answer once = new Ranker(question(2, 1), evidence()).answer();
        assertThat(new Ranker(question(2, 1), evidence()).answer()).isEqualTo(once);
    }

    @Test
    void anAnswerComesBackFromJsonAsItWas() {
        Question question = question(2, 1);
        Answer answer = new Ranker(question, evidence()).answer();
        assertThat(RankingJson.MAPPER.readValue(RankingJson.MAPPER.writeValueAsString(answer), Answer.class))
                .isEqualTo(answer);
        assertThat(RankingJson.MAPPER.readValue(RankingJson.MAPPER.writeValueAsString(question), Question.class))
                .isEqualTo(question);
        assertThat(RankingJson.MAPPER.readValue(RankingJson.MAPPER.writeValueAsString(evidence()), Evidence.class))
                .isEqualTo(evidence());
    }

    @Test
    void chancesAddUpToThePlacesToBeGiven() {
        Answer answer = new Ranker(question(1, 1), evidence()).answer();
        assertThat(answer.places().stream().mapToDouble(Answer.Place::chance).sum())
                .isCloseTo(2, org.assertj.core.api.Assertions.within(1e-9));
    }

    private static Question question(double coverage, double emergency) {
        return new Question(
                "Test",
                new AreaCode("XW0"),
                AreaType.PCN,
                List.of(),
                LocalDate.of(2025, 3, 31),
                List.of(
                        new Question.Metric("Coverage", coverage, Polarity.LOW_IS_NEED, List.of(COVERAGE)),
                        new Question.Metric("Emergency", emergency, Polarity.HIGH_IS_NEED, List.of(EMERGENCY))),
                Strategy.RANK_SUM,
                Nesting.RANK_THEN_AVERAGE,
                TiePolicy.AVERAGE,
                MissingPolicy.REWEIGHT,
                Shrinkage.NONE,
                2,
                2000,
                7);
    }

    private static Evidence evidence() {
        return new Evidence(
                List.of(candidate(1), candidate(2), candidate(3), candidate(4)),
                Map.of(
                        COVERAGE.id(), List.of(share(500), share(600), share(700), share(800)),
                        EMERGENCY.id(), List.of(share(100), share(200), share(300), share(400))));
    }

    private static Candidate candidate(int i) {
        return new Candidate(new AreaCode("A" + i), "Area " + i, 10_000L * i, 5);
    }

    private static Pooled share(double x) {
        return new Pooled.Proportion(x, 1000, 5, 5);
    }
}

package health.cairn.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Upload;
import health.cairn.imports.SharedData;
import health.cairn.people.Account;
import health.cairn.people.Scope;
import health.cairn.people.TestPeople;
import health.cairn.people.Viewer;
import health.cairn.ranking.Evidence.Pooled;
import health.cairn.ranking.Rankings.Outcome;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The main job on real input: the networks of the QOF 2019/20 hierarchy ranked on the screening counts of every practice.
 * What is expected was worked out apart from Cairn, from the same files, by a program of forty lines in another language:
 * sums over practices, ranks with ties averaged and stretched over all networks where some lack a metric, their mean, and
 * 10,000 draws from Beta(x + 0.5, n - x + 0.5).
 */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnglandTest {

    @Autowired
    private Imports imports;

    @Autowired
    private Rankings rankings;

    @Autowired
    private TestPeople people;

    @Autowired
    private MockMvc mvc;

    @BeforeAll
    void load() throws IOException {
        load("ods/qof_structures/structures_2019_2020.csv.gz");
        load("cervical_practice_2017/cervicaldec2017.csv.gz");
        load("fingertips/pholio_uploads/91342_bowel_GP_2014.csv");
    }

    @Test
    void everyNetworkIsRankedAndItsCoverageIsKnown() {
        Evidence evidence = rankings.gather(question(10_000));
        assertThat(evidence.candidates()).hasSize(1_250);

        // README of the data: cervical 2017 reaches all 1,250; bowel 2014 reaches 1,237, 1,184 with every practice.
        assertThat(reached(evidence, 0)).isEqualTo(1_250);
        assertThat(reached(evidence, 1)).isEqualTo(1_250);
        assertThat(reached(evidence, 2)).isEqualTo(1_237);
        assertThat(complete(evidence, 2)).isEqualTo(1_184);
        // Of the 1,242 networks whose practices are all named in the cervical file, some have a practice whose counts
        // are suppressed: with counts from every practice there are 1,206 and 1,199.
        assertThat(complete(evidence, 0)).isEqualTo(1_206);
        assertThat(complete(evidence, 1)).isEqualTo(1_199);
    }

    @Test
    void theTopOfTheListAndItsProbabilitiesAreThoseWorkedOutApart() {
        Question question = question(10_000);
        Answer answer = rankings.answer(question, rankings.gather(question));

        assertThat(answer.places()).hasSize(1_250);
        assertThat(answer.places().subList(0, 12))
                .extracting(p -> p.area().value())
                .containsExactly(
                        "U62614", "U71839", "U81960", "U73163", "U48923", "U19803", "U12548", "U37086", "U11373",
                        "U05784", "U79003", "U14482");
        // The probability of being in the first ten. Two honest simulations of 10,000 draws differ by less than 0.03,
        // which is four standard errors of their difference.
        double[] chance = {1, 1, 1, 1, 0.993, 0.921, 0.792, 0.760, 0.665, 0.547, 0.300, 0.326};
        for (int i = 0; i < chance.length; i++) {
            assertThat(answer.places().get(i).chance())
                    .as(answer.places().get(i).name())
                    .isCloseTo(chance[i], within(0.03));
        }
        assertThat(answer.places().get(0).first()).isCloseTo(0.634, within(0.03));
        assertThat(answer.places().get(1).first()).isCloseTo(0.306, within(0.03));
        assertThat(answer.places().stream().mapToDouble(Answer.Place::chance).sum())
                .isCloseTo(10, within(1e-9));
        // Its mean rank over the three metrics, worked out apart.
        assertThat(answer.places().get(0).contributions())
                .extracting(Answer.Contribution::rank)
                .satisfies(ranks -> assertThat(ranks.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow())
                        .isCloseTo(6, within(1e-9)));
    }

    @Test
    void aFrozenRunReopensWithTheSameNumbersToTheLastDigitAndIsChosenFrom() {
        Account account = people.account("lead@example.com", "Test lead", true);
        Scope scope = Scope.of(new Viewer.Person(account.number(), account.name(), true, Optional.empty()));
        Outcome outcome = rankings.freeze(question(2_000), scope);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        Run run = rankings.find(((Outcome.Done) outcome).run()).orElseThrow();

        assertThat(rankings.reproduces(run)).isTrue();
        assertThat(run.answer()).isEqualTo(rankings.answer(run.question(), run.evidence()));
        AreaCode first = new AreaCode("U62614");
        Outcome accepted = rankings.decide(
                run.number(),
                first,
                Decision.Status.ACCEPTED,
                "Agreed with its board",
                LocalDate.of(2026, 7, 11),
                scope);
        assertThat(accepted).isInstanceOf(Outcome.Done.class);
        assertThat(rankings.selection(run).of(first).orElseThrow().status()).isEqualTo(Decision.Status.ACCEPTED);
    }

    @Test
    void oneKnownNumberIsFollowedFromTheFileToTheCell() throws Exception {
        // PROVENANCE of the file: TOWNHEAD SURGERIES, B82007, 820 of 1,088 screened, 75.3676470588235 per cent.
        mvc.perform(get("/measures/cervical-screening-25-49").param("area", "B82007"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("75.4")))
                .andExpect(content().string(containsString("820")))
                .andExpect(content().string(containsString("1,088")));
        String csv = mvc.perform(get("/measures/cervical-screening-25-49.csv").param("area", "B82007"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines().filter(line -> line.contains("B82007")))
                .anySatisfy(line -> assertThat(line).contains(",820,1088,").contains("75.367"));
    }

    private void load(String file) throws IOException {
        Path path = SharedData.file(file);
        try (InputStream bytes = Files.newInputStream(path)) {
            Batch batch = imports.receiveAndRead(
                            new Upload(
                                    String.valueOf(path.getFileName()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Publishing.ALWAYS),
                            bytes)
                    .batch();
            assertThat(batch.state()).as(batch.step()).isEqualTo(Batch.State.PUBLISHED);
        }
    }

    private static Question question(int simulations) {
        LocalDate from = LocalDate.of(2013, 1, 1);
        LocalDate until = LocalDate.of(2019, 1, 1);
        return new Question(
                "Screening of 2014 and 2017",
                AreaCode.ENGLAND,
                AreaType.PCN,
                List.of(),
                LocalDate.of(2020, 3, 31),
                List.of(
                        metric("Cervical 25-49", "cervical-screening-25-49", "Female", "25-49 yrs", from, until),
                        metric("Cervical 50-64", "cervical-screening-50-64", "Female", "50-64 yrs", from, until),
                        metric("Bowel", "bowel-screening-2014", "Persons", "Age band 266", from, until)),
                Strategy.RANK_SUM,
                Nesting.RANK_THEN_AVERAGE,
                TiePolicy.AVERAGE,
                MissingPolicy.REWEIGHT,
                Shrinkage.NONE,
                10,
                simulations,
                20_260_711);
    }

    private static Question.Metric metric(
            String name, String measure, String sex, String age, LocalDate from, LocalDate until) {
        return new Question.Metric(
                name, 1, Polarity.LOW_IS_NEED, List.of(new Question.Part(measure, sex, age, from, until, 1)));
    }

    private static List<Pooled> readings(Evidence evidence, int metric) {
        return Objects.requireNonNull(evidence.readings()
                .get(question(1_000).metrics().get(metric).parts().getFirst().id()));
    }

    private static long reached(Evidence evidence, int metric) {
        return readings(evidence, metric).stream()
                .filter(Pooled.Proportion.class::isInstance)
                .count();
    }

    private static long complete(Evidence evidence, int metric) {
        return readings(evidence, metric).stream()
                .filter(p -> p instanceof Pooled.Proportion known && known.reporting() == known.practices())
                .count();
    }
}

package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import health.cairn.CairnTest;
import health.cairn.demo.Demo;
import health.cairn.people.TestPeople;
import health.cairn.ranking.Rankings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import picocli.CommandLine;

/** Rankings from a file, on the fictional alliance, held against what the pages answer. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankCommandTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "reference", "ranking-example.yaml");

    /** The example as the address of the workbench, written by hand: what a person would have put together there. */
    private static final String SAME_AT_THE_WORKBENCH = String.join(
            "&",
            "/need/new.csv?title=Who should get help first",
            "within=XW0",
            "areas=PCN",
            "map=2026-04-01",
            "choose=9",
            "strategy=RANK_SUM",
            "nesting=RANK_THEN_AVERAGE",
            "ties=AVERAGE",
            "missing=REWEIGHT",
            "shrinkage=NONE",
            "simulations=10000",
            "seed=20260401",
            "m0.name=Diagnosed as an emergency",
            "m0.weight=40",
            "m0.polarity=HIGH_IS_NEED",
            "m0.part=cancers-diagnosed-as-an-emergency|Persons|All ages|2022-04-01|2026-04-01|1",
            "m1.name=Found by urgent referral",
            "m1.weight=30",
            "m1.polarity=LOW_IS_NEED",
            "m1.part=cancers-found-by-urgent-referral|Persons|All ages|2023-04-01|2026-04-01|1",
            "m2.name=Screening coverage",
            "m2.weight=30",
            "m2.polarity=LOW_IS_NEED",
            "m2.part=breast-screening-53-70|Female|53-70 yrs|2025-04-01|2026-04-01|1",
            "m2.part=bowel-screening-60-74|Persons|60-74 yrs|2025-04-01|2026-04-01|1",
            "m2.part=cervical-screening-25-49|Female|25-49 yrs|2025-04-01|2026-04-01|0.5",
            "m2.part=cervical-screening-50-64|Female|50-64 yrs|2025-04-01|2026-04-01|0.5");

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Demo demo;

    @Autowired
    Rankings rankings;

    @TempDir
    Path folder;

    private record Outcome(int exit, String answer, String said) {}

    @BeforeAll
    void loadWestmark() throws IOException {
        demo.prepare();
    }

    @Test
    void theExampleIsAnsweredAsTheWorkbenchAnswersItToTheLastDigit() throws Exception {
        Outcome outcome = rank(Files.readString(EXAMPLE));
        assertThat(outcome.said()).isEmpty();
        assertThat(outcome.exit()).isZero();
        String page = page(SAME_AT_THE_WORKBENCH);
        assertThat(outcome.answer().lines())
                .containsExactlyElementsOf(page.lines().toList());
        assertThat(outcome.answer()).isEqualTo(page);
        // 45 networks (the world's own test counts them) and the head.
        assertThat(page.lines()).hasSize(46);
    }

    @Test
    void theOutputGoesToAFileWhereOneIsNamed() throws Exception {
        Path file = folder.resolve("answer.csv");
        Outcome outcome = rank(Files.readString(EXAMPLE), "--out", file.toString());
        assertThat(outcome.answer()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(rank(Files.readString(EXAMPLE)).answer());
    }

    @Test
    void aFrozenRankingIsKeptWithTheSameNumbersAndReproduces() throws Exception {
        Outcome several = rank(Files.readString(EXAMPLE), "--freeze", "Round of 2026");
        assertThat(several.exit()).isEqualTo(2);
        assertThat(several.said()).contains("--by EMAIL");
        Outcome stranger = rank(Files.readString(EXAMPLE), "--freeze", "Round of 2026", "--by", "nobody@example.com");
        assertThat(stranger.exit()).isEqualTo(2);
        Outcome frozen =
                rank(Files.readString(EXAMPLE), "--freeze", "Round of 2026", "--by", "petra.lowmoor@westmark.example");
        assertThat(frozen.exit()).isZero();
        String address = frozen.said().lines().toList().getLast().replace("Frozen: ", "");
        assertThat(page(address + ".csv")).isEqualTo(frozen.answer());
        var run = rankings.find(Long.parseLong(address.replace("/need/", ""))).orElseThrow();
        assertThat(run.question().title()).isEqualTo("Round of 2026");
        assertThat(run.frozenBy()).isEqualTo("Petra Lowmoor");
        assertThat(rankings.reproduces(run)).isTrue();
    }

    @Test
    void whatWillNotDoIsNamedWithItsLineAndAllOfItAtOnce() {
        Outcome outcome = rank("""
                title: Wrong in many ways
                areas: XW9
                map: April
                metrics:
                  - measure: bowel-screening-60-47
                    weight: 1
                  - measure: cervical-screening-25-49
                    sex: Male
                    weight: -1
                    wieght: 3
                choose: none
                strategy: sum-of-ranks
                """);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.answer()).isEmpty();
        assertThat(outcome.said().lines().map(line -> line.replaceFirst("cairn: \\S+ ", "")))
                .containsExactly(
                        "line 2, areas: found 'XW9'; expected the code of an area that the directory knows, such as XW0"
                                + " (Westmark Cancer Alliance), XWN (Northmark Integrated Care Board), XWS (Southmark"
                                + " Integrated Care Board)",
                        "line 3, map: found 'April'; expected a day, for example 2023-04-01",
                        "line 5, metrics[1].measure: found 'bowel-screening-60-47'; expected the id of a measure, such as "
                                + nearBowel(outcome.said()),
                        "line 8, metrics[2].sex: found 'Male'; expected one of those loaded for"
                                + " cervical-screening-25-49, such as Female",
                        "line 9, metrics[2].weight: found '-1'; expected a number of 0 or more",
                        "line 10, metrics[2].wieght: found 'wieght'; expected one of name, weight, need, parts, measure,"
                                + " sex, age, years, period, from, until",
                        "line 11, choose: found 'none'; expected a whole number from 1 to 10000",
                        "line 12, strategy: found 'sum-of-ranks'; expected one of rank-sum, z-score, min-max, exponential,"
                                + " expected-rank");
    }

    /** What else is near is for the search to say; the first of it is what was meant. */
    private static String nearBowel(String said) {
        String near = said.lines()
                .filter(line -> line.contains("bowel-screening-60-47"))
                .map(line -> line.replaceFirst(".*such as ", ""))
                .findFirst()
                .orElseThrow();
        assertThat(near).startsWith("bowel-screening-60-74");
        return near;
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThat(rank("title: [not closed\nareas: XW0\n").said())
                .contains("line 2, the whole")
                .contains("expected YAML");
        assertThat(rank("").said()).contains("found nothing");
        assertThat(rank("- a\n- b\n").said()).contains("found a list; expected title, areas, map");
    }

    @Test
    void aListOfCodesRanksTheseAndNoOthersAsTheWorkbenchDoes() throws Exception {
        Outcome outcome = rank(some("[UX023, UX017, ux021, UX040]", "2026-04-01"));
        assertThat(outcome.said()).isEmpty();
        assertThat(outcome.answer())
                .isEqualTo(page("/need/new.csv?title=Some&within=E92000001&areas=PCN&only=UX017,UX023,UX021,UX040"
                        + "&map=2026-04-01&choose=2&simulations=1000&seed=9007199254740993"
                        + "&m0.name=Bowel&m0.weight=1&m0.polarity=LOW_IS_NEED"
                        + "&m0.part=bowel-screening-60-74|Persons|60-74 yrs|2024-04-01|2026-04-01|1"));
        assertThat(outcome.answer().lines()).hasSize(5);
    }

    @Test
    void areasThatDoNotGoTogetherOrWereNotThereAreNamed() {
        assertThat(rank(some("[UX023, XW0]", "2026-04-01")).said())
                .contains("line 2, areas: found the primary care network UX023 beside the cancer alliance XW0")
                .contains("expected areas of one type");
        // The world begins in July 2019.
        assertThat(rank(some("[UX023, UX017]", "2010-04-01")).said())
                .contains("On 2010-04-01, E92000001 held no primary care network with the code UX017");
        assertThat(rank(some("{type: PLANET}", "2026-04-01")).said())
                .contains("areas.type: found 'PLANET'; expected one of PRACTICE, PCN");
    }

    @Test
    void needCanBeTurnedRoundAndPeriodsWithoutDataAreNamed() {
        List<String> low = codes(rank(some("XW0", "2026-04-01")).answer());
        List<String> high = codes(rank(some("XW0", "2026-04-01").replace("weight: 1", "weight: 1, need: high"))
                .answer());
        assertThat(high).hasSize(45);
        assertThat(high.getFirst()).isEqualTo(low.getLast());
        assertThat(rank(some("XW0", "2026-04-01").replace("2025/26", "2035/36")).said())
                .contains("metrics[1].period: found 2035-04-01 until 2036-04-01; expected days with data of"
                        + " bowel-screening-60-74, of which there are 2020-04-01 until 2026-10-01");
        assertThat(rank(some("XW0", "2026-04-01").replace("2025/26", "the last"))
                        .said())
                .contains("metrics[1].period: found 'the last'; expected a period such as 2022/23");
    }

    /** Seeds above 2 to the 53 have no double of their own; the page must not lose their last digit. */
    private static String some(String areas, String map) {
        return """
                title: Some
                areas: %s
                map: %s
                metrics:
                  - {name: Bowel, measure: bowel-screening-60-74, weight: 1, period: 2025/26, years: 2}
                choose: 2
                simulations: 1000
                seed: 9007199254740993
                """.formatted(areas, map);
    }

    private static List<String> codes(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",")[3]).toList();
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(people.member()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Outcome rank(String spec, String... options) {
        var command = new RankCommand();
        var arguments = new ArrayList<>(List.of(options));
        arguments.add("spec.yaml");
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        var answer = new StringWriter();
        var said = new StringWriter();
        try {
            int exit = command.rank(beans, spec, new PrintWriter(answer), new PrintWriter(said));
            return new Outcome(exit, answer.toString(), said.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

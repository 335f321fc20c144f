package health.cairn.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.CairnTest;
import health.cairn.database.AdvisoryLocks;
import health.cairn.directory.AreaCode;
import health.cairn.imports.Batch.State;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Receipt;
import health.cairn.imports.Imports.Upload;
import health.cairn.measures.Loading;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Observation;
import health.cairn.measures.Reading;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file's way from its bytes to what everybody sees, over the real database. */
@CairnTest
class ImportsTest {

    @Autowired
    Imports imports;

    @Autowired
    BatchImports batches;

    @Autowired
    BatchStore store;

    @Autowired
    Loading loading;

    @Autowired
    Readings readings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFileIsReadShownBeforePublishingAndThenPublishedAsAWhole() throws IOException {
        Batch batch = load(fingertips(95001, "A81001", 5, 10), Publishing.NEVER).batch();

        assertThat(batch.state()).isEqualTo(State.READY);
        assertThat(batch.format()).isEqualTo("fingertips-csv");
        assertThat(batch.source()).startsWith("Fingertips");
        assertThat(batch.licence()).isEqualTo("Open Government Licence v3.0");
        assertThat(batch.loaded()).isEqualTo(1);
        assertThat(imports.examples(batch.id())).singleElement().satisfies(example -> {
            assertThat(example.area()).isEqualTo("A81001");
            assertThat(example.says()).isEqualTo("5 of 10");
            assertThat(example.row()).isEqualTo(2);
        });
        assertThat(shown(95001, "A81001"))
                .as("nothing is seen before it is published")
                .isEmpty();

        assertThat(imports.publish(batch.id(), Optional.empty()).state()).isEqualTo(State.PUBLISHED);
        assertThat(shown(95001, "A81001")).containsExactly(new Reading.Counted(5, 10));
        assertThat(imports.history(batch.id()))
                .extracting(Imports.Act::what)
                .containsExactly("RECEIVED", "READ", "PUBLISHED");
    }

    @Test
    void theSameBytesTwiceChangeNothingAndTheAnswerNamesTheEarlierBatch() throws IOException {
        byte[] bytes = fingertips(95002, "A81001", 5, 10);
        Receipt first = load(bytes, Publishing.ALWAYS);
        Receipt second = load(bytes, Publishing.ALWAYS);

        assertThat(first.alreadyHere()).isFalse();
        assertThat(second.alreadyHere()).isTrue();
        assertThat(second.batch()).isEqualTo(first.batch());
        assertThat(imports.history(first.batch().id())).hasSize(3);
    }

    @Test
    void aWithdrawnBatchGivesWayToTheEarlierOneAndCanBePublishedAgain() throws IOException {
        Batch earlier =
                load(fingertips(95003, "A81001", 5, 10), Publishing.ALWAYS).batch();
        Batch later =
                load(fingertips(95003, "A81001", 6, 10), Publishing.ALWAYS).batch();
        assertThat(shown(95003, "A81001")).containsExactly(new Reading.Counted(6, 10));

        imports.withdraw(later.id(), Optional.empty());
        assertThat(shown(95003, "A81001")).containsExactly(new Reading.Counted(5, 10));
        assertThatThrownBy(() -> imports.withdraw(later.id(), Optional.empty()))
                .isInstanceOf(Imports.NotPossible.class)
                .hasMessageContaining("is withdrawn");

        imports.publish(later.id(), Optional.empty());
        assertThat(shown(95003, "A81001")).containsExactly(new Reading.Counted(6, 10));
        assertThatThrownBy(() -> imports.publish(earlier.id(), Optional.empty()))
                .isInstanceOf(Imports.NotPossible.class)
                .hasMessageContaining("is published");
    }

    @Test
    void badRowsAreSetAsideAndReportedAndTheGoodOnesWaitForALook() throws IOException {
        StringBuilder good = new StringBuilder(header());
        for (int i = 0; i < 9; i++) {
            good.append(row(95004, "A8100" + i, "5", "10"));
        }
        byte[] bytes = (good + row(95004, "A81010", "12", "10") + row(95004, "Not a code!", "1", "10"))
                .getBytes(StandardCharsets.UTF_8);
        Batch batch = load(bytes, Publishing.IF_NOTHING_SET_ASIDE).batch();

        assertThat(batch.state()).isEqualTo(State.READY);
        assertThat(batch.setAside()).isEqualTo(2);
        assertThat(imports.problemCounts(batch.id()))
                .containsEntry(Problem.Kind.COUNTS, 1L)
                .containsEntry(Problem.Kind.AREA_CODE, 1L)
                .containsEntry(Problem.Kind.NEW_MEASURE, 1L)
                .containsEntry(Problem.Kind.UNKNOWN_AREA, 9L);
        assertThat(imports.problems(batch.id()))
                .filteredOn(problem -> problem.kind() == Problem.Kind.AREA_CODE)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.row()).isEqualTo(12);
                    assertThat(problem.column()).isEqualTo("Area Code");
                    assertThat(problem.found()).isEqualTo("Not a code!");
                    assertThat(problem.action()).isNotBlank();
                });
    }

    @Test
    void aFileThatIsWrongAsAWholeIsRefusedWholeAndMayBeTriedAgain() throws IOException {
        byte[] bytes = "%PDF-1.7 not a table".getBytes(StandardCharsets.UTF_8);
        Receipt first = load(bytes, Publishing.ALWAYS);
        assertThat(first.batch().state()).isEqualTo(State.REFUSED);
        assertThat(first.batch().step())
                .contains("Found: ")
                .contains("Expected: ")
                .contains("What to do: ");

        Receipt again = load(bytes, Publishing.ALWAYS);
        assertThat(again.alreadyHere()).isFalse();
        assertThat(again.batch().id()).isEqualTo(first.batch().id());
    }

    @Test
    void aFileWithoutOneGoodRowIsRefused() throws IOException {
        Batch batch = load((header() + row(95005, "???", "1", "2")).getBytes(StandardCharsets.UTF_8), Publishing.ALWAYS)
                .batch();
        assertThat(batch.state()).isEqualTo(State.REFUSED);
        assertThat(batch.step()).contains("no row that could be loaded").contains("???");
        assertThat(partitionExists(batch.id())).isFalse();
    }

    @Test
    void aTableOfNoKnownKindWaitsForSomebodyToSayWhatItsColumnsMean() throws IOException {
        Batch batch = load("Colour,Number\nred,5\n".getBytes(StandardCharsets.UTF_8), Publishing.ALWAYS)
                .batch();
        assertThat(batch.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void atMostAThousandProblemsOfAKindAreKeptWithTheirTrueCount() throws IOException {
        StringBuilder text = new StringBuilder(header()).append(row(95006, "A81001", "1", "2"));
        for (int i = 0; i < 1_500; i++) {
            text.append(row(95006, "bad code " + i, "1", "2"));
        }
        Batch batch = load(text.toString().getBytes(StandardCharsets.UTF_8), Publishing.NEVER)
                .batch();
        assertThat(imports.problemCounts(batch.id())).containsEntry(Problem.Kind.AREA_CODE, 1_500L);
        assertThat(imports.problems(batch.id()))
                .filteredOn(problem -> problem.kind() == Problem.Kind.AREA_CODE)
                .hasSize(1_000);
    }

    @Test
    void aBatchWhoseReaderDiedIsTidiedUpAtTheNextStartAndCanBeLoadedAgain() throws IOException {
        byte[] bytes = fingertips(95007, "A81001", 5, 10);
        Batch read = load(bytes, Publishing.NEVER).batch();
        // What a killed process leaves behind: the state, without the lock that died with its connection.
        store.setState(read.id(), State.READING, "Reading");

        batches.recover();

        Batch after = imports.find(read.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(State.FAILED);
        assertThat(after.step()).contains("interrupted").contains("Load it again");
        assertThat(partitionExists(read.id())).isFalse();
        assertThat(load(bytes, Publishing.ALWAYS).batch().state()).isEqualTo(State.PUBLISHED);
        assertThat(shown(95007, "A81001")).containsExactly(new Reading.Counted(5, 10));
    }

    @Test
    void aBatchThatIsReallyBeingReadIsLeftAlone() throws IOException {
        Batch batch = load(fingertips(95008, "A81001", 5, 10), Publishing.NEVER).batch();
        store.setState(batch.id(), State.READING, "Reading");
        try (AdvisoryLocks.Held reader = store.lockForReading(batch.id()).orElseThrow()) {
            batches.recover();
            assertThat(imports.find(batch.id()).orElseThrow().state()).isEqualTo(State.READING);
        }
    }

    @Test
    void readingInTheBackgroundEndsByItself() throws IOException, InterruptedException {
        Batch batch = imports.receive(
                        upload(Publishing.ALWAYS), new ByteArrayInputStream(fingertips(95009, "A81001", 5, 10)))
                .batch();
        assertThat(batch.isMoving()).isTrue();
        for (int i = 0; i < 100 && imports.find(batch.id()).orElseThrow().isMoving(); i++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        for (int i = 0; i < 100 && imports.find(batch.id()).orElseThrow().state() == State.READY; i++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        assertThat(imports.find(batch.id()).orElseThrow().state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void theRealCervicalFileIsShownWithItsTotals() throws IOException {
        try (InputStream bytes =
                Files.newInputStream(SharedData.file("cervical_practice_2017/cervicaldec2017.csv.gz"))) {
            Batch batch = imports.receiveAndRead(upload(Publishing.IF_NOTHING_SET_ASIDE), bytes)
                    .batch();
            assertThat(batch.state()).isEqualTo(State.PUBLISHED);
            assertThat(batch.rowsRead()).isEqualTo(7_570);
            assertThat(batch.loaded()).isEqualTo(2 * 7_569);
            // README: 6,849,017 / 9,983,733 over 7,167 practices; 3,658,442 / 4,791,881 over 7,151.
            assertThat(jdbc.sql("""
                            select sum(numerator)::bigint || ' / ' || sum(denominator)::bigint || ' over ' || count(*)
                              from measures.reading
                             where batch = :batch and kind = 0
                             group by series
                             order by count(*) desc
                            """)
                            .param("batch", batch.id())
                            .query(String.class)
                            .list())
                    .containsExactly("6849017 / 9983733 over 7167", "3658442 / 4791881 over 7151");
        }
    }

    private Receipt load(byte[] bytes, Publishing publishing) throws IOException {
        return imports.receiveAndRead(upload(publishing), new ByteArrayInputStream(bytes));
    }

    private static Upload upload(Publishing publishing) {
        return new Upload("file.csv", Optional.empty(), Optional.empty(), publishing);
    }

    private List<Reading> shown(int indicator, String area) {
        int series =
                loading.seriesNumber(new SeriesKey(new MeasureId("fingertips-" + indicator), "Persons", "All ages"));
        return readings.of(series, List.of(new AreaCode(area))).stream()
                .map(Observation::reading)
                .toList();
    }

    private boolean partitionExists(int batch) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", "measures.reading_" + batch)
                .query(Boolean.class)
                .single();
    }

    private static byte[] fingertips(int indicator, String area, int count, int denominator) {
        return (header() + row(indicator, area, String.valueOf(count), String.valueOf(denominator)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String header() {
        return "Indicator ID,Indicator Name,Area Code,Sex,Age,Time period,Value,Count,Denominator\n";
    }

    private static String row(int indicator, String area, String count, String denominator) {
        double value = 100 * Double.parseDouble(count) / Double.parseDouble(denominator);
        return indicator + ",A made-up measure,\"" + area + "\",Persons,All ages,2019/20," + value + "," + count + ","
                + denominator + "\n";
    }
}

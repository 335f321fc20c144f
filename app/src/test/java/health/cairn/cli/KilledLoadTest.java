package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of a load: nothing half-loaded is seen afterwards, and the same file can be loaded again. */
class KilledLoadTest {

    private static final int ROWS = 400_000;

    @TempDir
    Path folder;

    @Test
    void whatAKilledLoadLeftIsNotSeenAndTheFileLoadsAgain() throws Exception {
        Path home = folder.resolve("home");
        Path file = folder.resolve("indicators.csv");
        FingertipsGenerator.write(file, ROWS);

        // Early, in the middle and late; each load begins where a killed one ended.
        for (int rowsBefore : new int[] {1, ROWS / 3, ROWS - ROWS / 10}) {
            try (var loading = CairnProcess.load(home, file)) {
                waitForRows(home, rowsBefore, loading);
                loading.kill();
            }
            try (var cairn = CairnProcess.serve(home).ready()) {
                assertThat(TestSql.ask(
                                home, "select count(*) from imports.batch where state in ('PUBLISHED', 'READY')"))
                        .as("killed after %s rows", rowsBefore)
                        .isEqualTo("0");
                assertThat(TestSql.ask(
                                home, "select count(*) from measures.publication where published_order is not null"))
                        .isEqualTo("0");
                cairn.stop();
            }
        }

        try (var loading = CairnProcess.load(home, file)) {
            assertThat(loading.exitCode()).isZero();
            assertThat(loading.output()).contains("PUBLISHED " + ROWS);
        }
        try (var cairn = CairnProcess.serve(home).ready()) {
            assertThat(TestSql.ask(home, "select count(*) from measures.reading"))
                    .isEqualTo("" + ROWS);
            assertThat(TestSql.ask(home, "select count(*) from imports.batch")).isEqualTo("1");
            cairn.stop();
        }
    }

    private static void waitForRows(Path home, int rows, CairnProcess loading) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (rowsRead(home) < rows) {
            assertThat(loading.isAlive())
                    .as("still loading; said: %s", loading.said())
                    .isTrue();
            assertThat(System.nanoTime()).as("loading in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What the batch says of itself; 0 while the database or the batch is not there yet. */
    private static long rowsRead(Path home) {
        try {
            return Long.parseLong(
                    TestSql.ask(home, "select coalesce(max(rows_read), 0) from imports.batch where state = 'READING'"));
        } catch (SQLException | NoSuchElementException e) {
            return 0;
        }
    }
}

package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cairn and its database end together, or find each other again. */
class CrashTest {

    @TempDir
    Path home;

    @Test
    void sigtermStopsCairnAndItsDatabase() throws Exception {
        try (var cairn = CairnProcess.serve(home).ready()) {
            ProcessHandle database = database();
            cairn.stop();
            assertThat(database.isAlive()).isFalse();
            assertThat(home.resolve("database/data/postmaster.pid")).doesNotExist();
            assertThat(cairn.complaints()).isEmpty();
        }
    }

    @Test
    void databaseLeftBehindByAKilledCairnIsTakenOver() throws Exception {
        long orphan;
        try (var cairn = CairnProcess.serve(home).ready()) {
            TestSql.run(home, "create table public.kept as select 42 as answer");
            orphan = database().pid();
            cairn.kill();
            assertThat(ProcessHandle.of(orphan)).as("left behind").isPresent();
        }
        try (var next = CairnProcess.serve(home).ready()) {
            assertThat(database().pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(TestSql.ask(home, "select answer from public.kept")).isEqualTo("42");
            next.stop();
        }
    }

    @Test
    void cairnWhoseDatabaseIsKilledSaysSoAndTheNextOneRecovers() throws Exception {
        try (var cairn = CairnProcess.serve(home).ready()) {
            TestSql.run(home, "create table public.kept as select 42 as answer");
            ProcessHandle database = database();
            database.destroyForcibly();
            assertThat(cairn.exitCode()).isNotZero();
            assertThat(cairn.complaints())
                    .first()
                    .asString()
                    .startsWith("cairn: The database ended unexpectedly; start Cairn again and it recovers");
            // Its own children notice by themselves that it is gone.
            database.onExit().get(30, TimeUnit.SECONDS);
        }
        try (var next = CairnProcess.serve(home).ready()) {
            assertThat(TestSql.ask(home, "select answer from public.kept")).isEqualTo("42");
            next.stop();
        }
    }

    private ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                        .getFirst()))
                .orElseThrow();
    }
}

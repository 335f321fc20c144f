package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.database.TestDatabases;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong when Cairn starts: one clear line each, an exit code that is not 0, and nothing damaged. */
class FailuresTest {

    @TempDir
    Path home;

    @Test
    void secondCairnOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = CairnProcess.serve(home).ready();
                var second = CairnProcess.serve(home)) {
            refused(second, "cairn: Another Cairn (process " + first.pid() + ") is running on " + home);
            assertThat(first.health()).isEqualTo(200);
        }
    }

    @Test
    void takenPortIsNamedAndTheDatabaseIsStoppedInOrder() throws Exception {
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            try (var cairn = CairnProcess.serve(Map.of("CAIRN_HOME", home.toString(), "CAIRN_PORT", port))) {
                refused(cairn, "cairn: Port " + port + " is in use by another program");
            }
        }
        assertThat(home.resolve("database/data/postmaster.pid")).doesNotExist();
        try (var again = CairnProcess.serve(home).ready()) {
            assertThat(again.stop()).isNotZero(); // 143, as a shell reports SIGTERM
        }
    }

    @Test
    void externalDatabaseThatIsDownIsNamed() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + CairnProcess.freePort() + "/cairn";
        try (var cairn = CairnProcess.serve(Map.of("CAIRN_DB_URL", url, "CAIRN_DB_PASSWORD", "secret"))) {
            refused(cairn, "cairn: The database at " + url + " cannot be used: Connection to 127.0.0.1");
            assertThat(cairn.complaints().toString()).doesNotContain("secret");
        }
    }

    @Test
    void externalDatabaseOlderThan16IsRefusedWithItsVersion() throws Exception {
        try (var old = OldPostgres.version("15.8");
                var cairn = CairnProcess.serve(Map.of("CAIRN_DB_URL", old.url()))) {
            refused(cairn, "cairn: The database at " + old.url() + " is PostgreSQL 15.8 and Cairn needs 16 or newer");
        }
    }

    @Test
    void dataOfANewerCairnAreLeftAlone() throws Exception {
        try (var database = TestDatabases.migrated()) {
            database.execute("""
                    insert into people.flyway_history
                           (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'cairn', 1, true)
                    """);
            database.execute("update cairn.schema_state set state = 'of the future'");
            try (var cairn = CairnProcess.serve(database.settings())) {
                refused(cairn, "cairn: These data were made by a newer Cairn (people is at version 99");
            }
        }
    }

    @Test
    void dataOfAnotherPostgresqlAreLeftAlone() throws Exception {
        Path data = Files.createDirectories(home.resolve("database/data"));
        Files.writeString(data.resolve("PG_VERSION"), "19\n");
        try (var cairn = CairnProcess.serve(home)) {
            refused(
                    cairn,
                    "cairn: The data in " + data + " were made by PostgreSQL 19 and this Cairn brings PostgreSQL 18");
        }
        assertThat(data.resolve("PG_VERSION")).hasContent("19");
    }

    @Test
    void databaseThatGoesAwayIsToldAtHealthUntilItReturns() throws Exception {
        try (var database = TestDatabases.server(home.resolve("elsewhere"));
                var cairn = CairnProcess.serve(database.settings()).ready()) {
            database.stop();
            cairn.tells(503);
            database.startAgain();
            cairn.ready();
        }
    }

    static void refused(CairnProcess cairn, String line) throws IOException, InterruptedException {
        assertThat(cairn.exitCode()).isNotZero();
        List<String> complaints = cairn.complaints();
        assertThat(complaints).singleElement().asString().startsWith(line);
    }
}

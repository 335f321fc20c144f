package health.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.audit.Audit.Proof;
import health.cairn.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SIGKILL at random moments, to the program and in every third round to the database too: no record of a deed that was
 * confirmed is lost, none is there twice, and the chain is whole. {@code -Dcairn.audit.kills=50} for the long version.
 */
class KilledAuditTest {

    private static final int KILLS = Integer.getInteger("cairn.audit.kills", 3);
    private static final long SEED = Long.getLong("cairn.audit.seed", 20260101L);

    @TempDir
    Path folder;

    @Test
    void noRecordOfAConfirmedDeedIsLost() throws Exception {
        var random = new Random(SEED);
        Set<String> confirmed = new HashSet<>();
        Path home = folder.resolve("home");
        int databaseKills = 0;
        try (var server = TestDatabases.durableServer(folder.resolve("server"))) {
            TestDatabases.application(server.settings()).close();
            for (int round = 0; round < KILLS; round++) {
                Path said = folder.resolve("said-" + round);
                Process writer = start(server, home, "r" + round, said);
                waitForTheFirst(said, writer);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                if (round % 3 == 2) {
                    server.kill();
                    databaseKills++;
                }
                writer.destroyForcibly().waitFor();
                if (round % 3 == 2) {
                    server.startAgain();
                }
                // Its log goes the same way: Spring complains there of the database that was killed.
                String deeds = "r" + round + "-\\d-\\d+";
                List<String> lines = Files.readAllLines(said).stream()
                        .filter(line -> line.matches(deeds))
                        .toList();
                assertThat(lines).as("round %s", round).isNotEmpty();
                confirmed.addAll(lines);
                try (var dataSource = TestDatabases.application(server.settings())) {
                    ChainedAudit audit = AuditWriter.audit(home, dataSource);
                    List<String> kept = JdbcClient.create(dataSource)
                            .sql("select object_key from audit.record")
                            .query((row, index) -> String.valueOf(row.getString(1)))
                            .list();
                    assertThat(kept).as("after kill %s of seed %s", round, SEED).doesNotHaveDuplicates();
                    assertThat(new HashSet<>(kept))
                            .as("after kill %s of seed %s", round, SEED)
                            .containsAll(confirmed);
                    assertThat(audit.prove())
                            .as("after kill %s of seed %s", round, SEED)
                            .isEqualTo(new Proof.Whole(kept.size()));
                    audit.stop();
                }
            }
        }
        System.out.printf(
                "%d kills, %d of them of the database too: %d deeds confirmed, none without its record%n",
                KILLS, databaseKills, confirmed.size());
    }

    private Process start(TestDatabases.OwnServer server, Path home, String name, Path said) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AuditWriter.class.getName(),
                        home.toString(),
                        name)
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("complaints").toFile());
        builder.environment().putAll(server.settings());
        return builder.start();
    }

    private void waitForTheFirst(Path said, Process writer) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (Files.size(said) == 0) {
            assertThat(writer.isAlive())
                    .as("writing; said: %s", Files.readString(folder.resolve("complaints")))
                    .isTrue();
            assertThat(System.nanoTime()).as("the first record in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}

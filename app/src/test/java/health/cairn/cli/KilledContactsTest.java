package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.IdentifierSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of loading contacts: nothing of it is seen or left behind, and the same files load afterwards. */
class KilledContactsTest {

    private static final int PEOPLE = 60_000;
    private static final int CONTACTS = 600_000;

    @TempDir
    Path folder;

    @Test
    void whatAKilledLoadLeftIsClearedAwayAndTheFilesLoadAgain() throws Exception {
        Path home = folder.resolve("home");
        Path people = folder.resolve("people.csv");
        Path contacts = folder.resolve("contacts.csv");
        ContactsGenerator.people(people, PEOPLE);
        ContactsGenerator.contacts(contacts, PEOPLE, CONTACTS);
        Path loading = home.resolve("lake/loading");

        List<String> numbers;
        try (Stream<String> lines = Files.lines(people)) {
            numbers = lines.skip(1).limit(10).map(line -> line.substring(0, 10)).toList();
        }
        var search = new IdentifierSearch(numbers);
        // While reading, while sorting, and while adding up; each load begins where a killed one ended.
        for (String reached : new String[] {"people", "contacts", "summary"}) {
            try (var load = load(home, people, contacts)) {
                waitFor(loading, reached, load);
                load.kill();
            }
            assertThat(search.files(home)).isPositive();
        }
        try (var cairn = CairnProcess.serve(home).ready()) {
            clearedAway(home);
            assertThat(files(home.resolve("lake"))).isZero();
            cairn.stop();
        }
        try (var load = load(home, people, contacts)) {
            assertThat(load.exitCode()).as(load.said()).isZero();
            assertThat(load.output()).contains("60,000 people, 600,000 contacts; 0 rows set aside", "PUBLISHED");
        }
        assertThat(home.resolve("lake/batch-000001")).isDirectory();
        assertThat(files(loading)).isZero();
    }

    private static CairnProcess load(Path home, Path people, Path contacts) throws IOException {
        return CairnProcess.command(
                home, "contacts", people.toString(), contacts.toString(), "--purpose", "LOCAL_AUDIT", "--publish");
    }

    private static void waitFor(Path loading, String folder, CairnProcess load) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!Files.exists(loading.resolve("batch-000001").resolve(folder))) {
            assertThat(load.isAlive())
                    .as("still loading; said: %s", load.said())
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Cairn clears away when it has begun to answer, so a moment later. */
    private static void clearedAway(Path home) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        String left;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            left = TestSql.ask(
                    home, "select count(*) from contacts.batch where state in ('READY', 'PUBLISHED', 'LOADING')");
        } while (!left.equals("0") && System.nanoTime() < end);
        assertThat(left).isEqualTo("0");
    }

    private static long files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}

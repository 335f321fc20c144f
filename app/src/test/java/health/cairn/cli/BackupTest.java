package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made beside a running Cairn and restored into other databases, which then hold the very same rows. */
class BackupTest {

    private static final int ROWS = 20_000;
    private static final int PEOPLE = 2_000;
    private static final String PASS_PHRASE = "four brisk quiet herons";

    @TempDir
    Path folder;

    @Test
    void whatIsRestoredIsWhatWasThereInBothKindsOfDatabase() throws Exception {
        Path home = folder.resolve("home");
        Path backups = folder.resolve("backups");
        Map<String, String> before;
        try (var cairn = CairnProcess.serve(home).ready()) {
            Path file = folder.resolve("indicators.csv");
            FingertipsGenerator.write(file, ROWS);
            try (var loading = CairnProcess.command(home, "load", file.toString())) {
                assertThat(loading.exitCode()).as(loading.said()).isZero();
            }
            try (var loading = contacts(home)) {
                assertThat(loading.exitCode()).as(loading.said()).isZero();
            }
            // What another load is writing at this moment is of no batch yet.
            Files.createDirectories(home.resolve("lake/loading/batch-000009/staged"));
            Files.writeString(home.resolve("lake/loading/batch-000009/staged/half.parquet"), "PAR1");
            try (var backup = CairnProcess.command(home, "backup", backups.toString())) {
                assertThat(backup.exitCode()).as(backup.said()).isZero();
                assertThat(backup.output()).contains("read again and whole").contains("keys/backup");
            }
            try (var connection = TestDatabases.ofRunningCairn(home)) {
                before = contents(connection);
            }
            assertThat(before.get("measures.reading")).startsWith(ROWS + " rows");
            assertThat(cairn.health()).isEqualTo(200);
            cairn.stop();
        }
        String passPhrase = Files.readString(home.resolve("keys/backup")).strip();

        Path second = folder.resolve("second");
        restore(Map.of("CAIRN_HOME", second.toString(), "CAIRN_BACKUP_PASSPHRASE", passPhrase), backups);
        try (var cairn = CairnProcess.serve(second).ready();
                var connection = TestDatabases.ofRunningCairn(second)) {
            assertThat(contents(connection)).isEqualTo(before);
            assertThat(filesBelow(second.resolve("files"))).isEqualTo(filesBelow(home.resolve("files")));
            assertThat(filesBelow(second.resolve("lake")))
                    .hasSizeGreaterThan(5)
                    .isEqualTo(filesBelow(home.resolve("lake")).stream()
                            .filter(name -> !name.startsWith("loading"))
                            .toList());
            for (String file : filesBelow(second.resolve("lake"))) {
                assertThat(Files.mismatch(
                                second.resolve("lake").resolve(file),
                                home.resolve("lake").resolve(file)))
                        .as(file)
                        .isEqualTo(-1);
            }
            // The keys of pseudonyms are there too: the same people are the same ones, and the files are known.
            try (var again = contacts(second)) {
                assertThat(again.exitCode()).as(again.said()).isZero();
                assertThat(again.output()).contains("The same files are contact batch 1", "PUBLISHED");
            }
            // What was restored can be gone on with: sequences and partitions are where they were.
            Path more = folder.resolve("more.csv");
            FingertipsGenerator.write(more, ROWS / 10);
            try (var loading = CairnProcess.command(second, "load", more.toString())) {
                assertThat(loading.exitCode()).as(loading.said()).isZero();
            }
            cairn.stop();
        }

        try (var server = TestDatabases.server(folder.resolve("server"))) {
            var settings = new HashMap<>(server.settings());
            settings.put("CAIRN_HOME", folder.resolve("third").toString());
            settings.put("CAIRN_BACKUP_PASSPHRASE", passPhrase);
            restore(settings, backups);
            try (var connection = server.connect()) {
                assertThat(contents(connection)).isEqualTo(before);
            }
            // And from there again, under a pass phrase of one's own.
            settings.put("CAIRN_BACKUP_PASSPHRASE", PASS_PHRASE);
            try (var backup = CairnProcess.command(
                    settings, "backup", folder.resolve("again").toString())) {
                assertThat(backup.exitCode()).as(backup.said()).isZero();
            }
            try (var again = CairnProcess.command(
                    settings, "restore", folder.resolve("again").toString())) {
                assertThat(again.exitCode()).isNotZero();
                assertThat(again.complaints())
                        .anyMatch(line -> line.startsWith("cairn: There are data of a Cairn at jdbc:postgresql:"));
            }
        }
        try (var wrong = CairnProcess.command(
                Map.of("CAIRN_HOME", folder.resolve("fourth").toString(), "CAIRN_BACKUP_PASSPHRASE", PASS_PHRASE),
                "restore",
                backups.toString())) {
            assertThat(wrong.exitCode()).isNotZero();
            assertThat(wrong.complaints()).anyMatch(line -> line.contains("the pass phrase is another one"));
        }
    }

    private CairnProcess contacts(Path home) throws IOException {
        Path people = folder.resolve("people.csv");
        Path contacts = folder.resolve("contacts.csv");
        ContactsGenerator.people(people, PEOPLE);
        ContactsGenerator.contacts(contacts, PEOPLE, 10L * PEOPLE);
        return CairnProcess.command(
                home, "contacts", people.toString(), contacts.toString(), "--purpose", "PLANNING", "--publish");
    }

    private static void restore(Map<String, String> settings, Path backups) throws Exception {
        try (var restore = CairnProcess.command(settings, "restore", backups.toString())) {
            assertThat(restore.exitCode()).as(restore.said()).isZero();
            assertThat(restore.output())
                    .contains("restored as they were written")
                    .contains("records are as they were written.");
        }
    }

    /**
     * Rows and a hash over them, by table; not counted are the records that backing up and restoring leave behind, and those of
     * the link that each start without an account makes.
     */
    private static Map<String, String> contents(Connection connection) throws SQLException {
        var contents = new TreeMap<String, String>();
        try (var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("""
                    select schemaname || '.' || tablename from pg_tables
                     where tableowner = 'cairn' and schemaname <> 'public' and tablename <> 'flyway_history'
                       and schemaname || '.' || tablename not in ('people.session', 'people.session_attributes', 'people.invitation')
                    """)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String where = table.equals("audit.record")
                        ? " where act not in ('BACKED_UP', 'RESTORED') and object_kind <> 'invitation'"
                        : "";
                try (var rows = statement.executeQuery(
                        "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                + table + " t" + where)) {
                    rows.next();
                    contents.put(table, rows.getString(1));
                }
            }
        }
        return contents;
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

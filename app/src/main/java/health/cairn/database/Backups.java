package health.cairn.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.core.env.Environment;

/**
 * Backups of everything an installation must not lose: all tables as they were at one moment, the files that were loaded, the
 * lake and the keys, in one file under a pass phrase. Made while Cairn runs.
 */
public final class Backups {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'cairn-'yyyyMMdd-HHmmss'.backup'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Database database;
    private final Path home;
    private final Clock clock;

    Backups(Database database, Path home, Clock clock) {
        this.database = database;
        this.home = home;
        this.clock = clock;
    }

    /**
     * What was written or restored.
     *
     * @param file the backup
     * @param bytes how large it is
     */
    public record Report(Path file, long bytes, long tables, long rows, long files) {}

    /**
     * Writes a backup into a folder, reads it again to see that it is whole, and only then gives it its name.
     *
     * @param passPhrase without which nobody can read it
     */
    public Report write(Path folder, String passPhrase) {
        Instant now = clock.instant();
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(NAME.format(now));
            Path fresh = folder.resolve("." + file.getFileName() + ".new");
            try {
                try (var out = Files.newOutputStream(fresh)) {
                    BackupWriter.write(database.address(), home, out, passPhrase, now);
                }
                BackupContents.Tail tail;
                try (var in = Files.newInputStream(fresh)) {
                    tail = BackupReader.check(in, passPhrase);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                return report(file, tail);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (SQLException e) {
            throw new CannotStart("The backup could not be made: " + CannotStart.reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup could not be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Puts a backup into the empty database and data folder that the settings name. Does not begin where there are data.
     *
     * @throws CannotStart where the file cannot be read, or there are data already
     */
    public static Report restore(Environment settings, Path file, String passPhrase) {
        Path home = Path.of(settings.getProperty("cairn.home", "cairn-data"));
        try (Database database = Database.begin(settings)) {
            DatabaseAddress owner = database.address();
            refuseData(owner);
            try (var in = Files.newInputStream(file)) {
                return report(file, BackupReader.restore(owner, home, in, passPhrase));
            }
        } catch (SQLException e) {
            throw new CannotStart("The backup could not be restored: " + CannotStart.reason(e), e);
        } catch (IOException e) {
            throw new CannotStart("The backup %s could not be restored: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void refuseData(DatabaseAddress owner) throws SQLException {
        try (var connection = ApplicationRole.open(owner)) {
            var found = BackupCatalogue.texts(
                    connection,
                    "select nspname from pg_namespace where nspname = any(?) order by 1",
                    Migrations.modules());
            if (!found.isEmpty()) {
                throw new CannotStart(
                        "There are data of a Cairn at %s already; a backup is restored into an empty database: set CAIRN_HOME to a new folder, or CAIRN_DB_URL to a new database"
                                .formatted(owner));
            }
        }
    }

    private static Report report(Path file, BackupContents.Tail tail) throws IOException {
        long tables = tail.entries().keySet().stream()
                .filter(name -> name.startsWith("tables/"))
                .count();
        long rows = tail.entries().values().stream()
                .mapToLong(BackupContents.Entry::rows)
                .sum();
        return new Report(file, Files.size(file), tables, rows, tail.entries().size() - tables);
    }
}

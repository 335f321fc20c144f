package health.cairn.database;

import health.cairn.database.BackupContents.Entry;
import health.cairn.database.BackupContents.Head;
import health.cairn.database.BackupContents.Table;
import health.cairn.database.BackupContents.Tail;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes all tables as they were at one moment, then the files, while others go on working. */
final class BackupWriter {

    /** Folders of the data folder that belong into a backup; the database's own files do not. */
    static final List<String> FOLDERS = List.of("files", "lake", "keys");

    /** What is being written there is of no batch yet, and gone or moved a moment later. */
    private static final Path LOADING = Path.of("lake", "loading");

    private final ZipOutputStream zip;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private BackupWriter(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Writes a backup.
     *
     * @param owner who owns the tables
     * @param home the data folder
     */
    static Tail write(DatabaseAddress owner, Path home, OutputStream file, String passPhrase, Instant now)
            throws SQLException, IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(ChunkCipher.writing(file, passPhrase), 1 << 16));
                Connection connection = ApplicationRole.open(owner)) {
            var writer = new BackupWriter(zip);
            SortedSet<String> modules = Migrations.modules();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select set_config('cairn.backup', 'yes', true)");
            }
            refuseHiddenRows(connection, modules);
            List<Table> tables = BackupCatalogue.tables(connection, modules);
            writer.text(
                    "head",
                    new Head(
                            BackupContents.FORMAT,
                            now.toString(),
                            BackupCatalogue.migrations(connection, modules),
                            tables));
            for (Table table : tables) {
                writer.table(connection, table);
            }
            // Files are only ever added, so those that the rows speak of are there now.
            for (String folder : FOLDERS) {
                writer.files(home, home.resolve(folder));
            }
            var tail = new Tail(writer.entries, BackupCatalogue.sequences(connection, modules));
            writer.text("tail", tail);
            connection.rollback();
            return tail;
        }
    }

    private static void refuseHiddenRows(Connection connection, SortedSet<String> modules) throws SQLException {
        List<String> hidden = BackupCatalogue.withHiddenRows(connection, modules);
        if (!hidden.isEmpty()) {
            throw new CannotStart(
                    "The rows of %s are hidden from the account that makes backups; give the tables a policy with current_setting('cairn.backup', true), see docs/reference/patient-tables.md"
                            .formatted(String.join(", ", hidden)));
        }
    }

    private void table(Connection connection, Table table) throws SQLException, IOException {
        try (var out = entry(table.entry())) {
            out.rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table.qualified() + " " + table.columnList() + " to stdout", out);
        }
    }

    private void files(Path home, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        SortedSet<Path> files = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                return home.relativize(found).equals(LOADING) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // On their way in, and gone a moment later.
                boolean passing = file.getFileName().toString().matches("\\..*|incoming-.*");
                if (attributes.isRegularFile() && !passing) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path file : files) {
            try (var out = entry("home/" + home.relativize(file))) {
                Files.copy(file, out);
            }
        }
    }

    private void text(String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(JsonMapper.shared().writeValueAsBytes(value));
        zip.closeEntry();
    }

    private EntryStream entry(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new EntryStream(name);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One entry, hashed on its way. */
    private final class EntryStream extends FilterOutputStream {
        private final String name;
        private final DigestOutputStream digest;
        private long rows;

        EntryStream(String name) {
            this(name, new DigestOutputStream(zip, sha256()));
        }

        private EntryStream(String name, DigestOutputStream digest) {
            super(digest);
            this.name = name;
            this.digest = digest;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            digest.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
            entries.put(
                    name,
                    new Entry(
                            rows,
                            HexFormat.of().formatHex(digest.getMessageDigest().digest())));
        }
    }
}

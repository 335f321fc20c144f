package health.cairn.database;

import health.cairn.database.BackupContents.Entry;
import health.cairn.database.BackupContents.Head;
import health.cairn.database.BackupContents.Table;
import health.cairn.database.BackupContents.Tail;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup: to see that it is whole, or into an empty database and data folder. */
final class BackupReader {

    private BackupReader() {}

    /** What is done with each entry; returns how many rows it had. */
    private interface Use {
        void begin(Head head) throws SQLException, IOException;

        long entry(String name, InputStream bytes) throws SQLException, IOException;

        void end(Tail tail) throws SQLException;
    }

    /** Reads it from beginning to end, and fails where anything is not as it was written. */
    static Tail check(InputStream file, String passPhrase) throws IOException, SQLException {
        return read(file, passPhrase, new Use() {
            @Override
            public void begin(Head head) {}

            @Override
            public long entry(String name, InputStream bytes) throws IOException {
                long rows = 0;
                var buffer = new byte[1 << 16];
                for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                    for (int i = 0; i < length; i++) {
                        // COPY writes a line feed within a value as two characters.
                        rows += buffer[i] == '\n' ? 1 : 0;
                    }
                }
                return rows;
            }

            @Override
            public void end(Tail tail) {}
        });
    }

    /** Puts all of it into an empty database, in one transaction, and into the data folder. */
    static Tail restore(DatabaseAddress owner, Path home, InputStream file, String passPhrase)
            throws IOException, SQLException {
        try (Connection connection = ApplicationRole.open(owner)) {
            return read(file, passPhrase, new Restoring(owner, home, connection));
        }
    }

    private static Tail read(InputStream file, String passPhrase, Use use) throws IOException, SQLException {
        var found = new LinkedHashMap<String, Entry>();
        try (var zip = new ZipInputStream(new BufferedInputStream(ChunkCipher.reading(file, passPhrase), 1 << 16))) {
            Head head = JsonMapper.shared().readValue(named(zip, zip.getNextEntry(), "head"), Head.class);
            if (head.format() != BackupContents.FORMAT) {
                throw new CannotStart("The backup has format " + head.format() + " and this Cairn reads format "
                        + BackupContents.FORMAT + "; restore it with the Cairn that made it");
            }
            use.begin(head);
            ZipEntry entry = zip.getNextEntry();
            for (; entry != null && !entry.getName().equals("tail"); entry = zip.getNextEntry()) {
                var digest = new DigestInputStream(zip, BackupWriter.sha256());
                long rows = use.entry(entry.getName(), digest);
                found.put(
                        entry.getName(),
                        new Entry(
                                entry.getName().startsWith("tables/") ? rows : 0,
                                HexFormat.of()
                                        .formatHex(digest.getMessageDigest().digest())));
            }
            Tail tail = JsonMapper.shared().readValue(named(zip, entry, "tail"), Tail.class);
            if (!tail.entries().equals(found)) {
                throw new ChunkCipher.Unreadable("what is in it is not what was written");
            }
            use.end(tail);
            return tail;
        }
    }

    private static byte[] named(ZipInputStream zip, @Nullable ZipEntry entry, String name) throws IOException {
        if (entry == null || !entry.getName().equals(name)) {
            throw new ChunkCipher.Unreadable("its " + name + " is missing");
        }
        return zip.readAllBytes();
    }

    private static final class Restoring implements Use {
        private final DatabaseAddress owner;
        private final Path home;
        private final Connection connection;
        private final SortedSet<String> modules = Migrations.modules();
        private Map<String, Table> tables = Map.of();
        private List<String> forced = List.of();

        Restoring(DatabaseAddress owner, Path home, Connection connection) {
            this.owner = owner;
            this.home = home;
            this.connection = connection;
        }

        @Override
        public void begin(Head head) throws SQLException {
            try (var pool = DatabaseConfiguration.pool(owner, "")) {
                Migrations.applyUpTo(pool, head.migrations());
            }
            var byEntry = new LinkedHashMap<String, Table>();
            head.tables().forEach(table -> byEntry.put(table.entry(), table));
            tables = byEntry;
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                forced = BackupCatalogue.forced(connection, modules);
                for (String table : forced) {
                    statement.execute("alter table " + table + " no force row level security");
                }
                discardWhatMigrationsWrote(statement);
            }
        }

        /** Rows that a new database begins with. */
        private void discardWhatMigrationsWrote(Statement statement) throws SQLException {
            for (Table table : BackupCatalogue.tables(connection, modules).reversed()) {
                try (var rows = statement.executeQuery("select exists (select from " + table.qualified() + ")")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        continue;
                    }
                }
                statement.execute("delete from " + table.qualified());
            }
        }

        @Override
        public long entry(String name, InputStream bytes) throws SQLException, IOException {
            Table table = tables.get(name);
            if (table != null) {
                return copy(table, bytes);
            }
            Path target = home.resolve(name.substring("home/".length())).normalize();
            if (!name.startsWith("home/") || !target.startsWith(home.normalize())) {
                throw new ChunkCipher.Unreadable("it has an entry outside the data folder: " + name);
            }
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newOutputStream(target)) {
                bytes.transferTo(out);
            }
            return 0;
        }

        private long copy(Table table, InputStream bytes) throws SQLException, IOException {
            var partition = table.partition();
            try (var statement = connection.createStatement()) {
                if (partition != null) {
                    statement.execute("create table " + table.qualified() + " (like " + partition.parent()
                            + " including defaults including constraints)");
                }
                long rows = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.qualified() + " " + table.columnList() + " from stdin", bytes);
                if (partition != null) {
                    for (String index : partition.indexes()) {
                        statement.execute(index);
                    }
                    statement.execute("alter table " + partition.parent() + " attach partition " + table.qualified()
                            + " " + partition.bound());
                }
                return rows;
            }
        }

        @Override
        public void end(Tail tail) throws SQLException {
            try (var statement = connection.createStatement()) {
                for (var sequence : tail.sequences().entrySet()) {
                    statement.execute("select setval('" + sequence.getKey().replace("'", "''") + "', "
                            + sequence.getValue() + ")");
                }
                for (String table : forced) {
                    statement.execute("alter table " + table + " force row level security");
                }
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("analyze");
            }
            boolean asApplication = ApplicationRole.prepare(owner);
            try (var pool = DatabaseConfiguration.pool(owner, "")) {
                Migrations.apply(pool);
            }
            if (asApplication) {
                ApplicationRole.grant(owner, modules);
            }
        }
    }
}

package health.cairn.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Databases for tests that start Cairn as a process of its own. */
public final class TestDatabases {

    private TestDatabases() {}

    /** A migrated, empty database of the shared server. */
    public static Migrated migrated() {
        return new Migrated(TestServer.instance().freshDatabase());
    }

    /** A server of the test's own, which it may stop. */
    public static OwnServer server(Path folder) {
        return new OwnServer(folder, EmbeddedServer.Durability.THROWAWAY);
    }

    /** A server of the test's own that keeps what it confirmed, and that the test may kill. */
    public static OwnServer durableServer(Path folder) {
        return new OwnServer(folder, EmbeddedServer.Durability.DURABLE);
    }

    /** A pool as the application has it, on a database with migrated schemas. */
    public static HikariDataSource application(Map<String, String> settings) {
        return DatabaseConfiguration.prepared(new DatabaseAddress(
                Objects.requireNonNull(settings.get("CAIRN_DB_URL")),
                Objects.requireNonNull(settings.get("CAIRN_DB_USER")),
                Objects.requireNonNull(settings.get("CAIRN_DB_PASSWORD"))));
    }

    /** A connection to the database that a running Cairn keeps in this home folder. */
    public static Connection ofRunningCairn(Path home) throws SQLException {
        DatabaseAddress address =
                EmbeddedServer.running(home.resolve("database")).orElseThrow();
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** A connection as superuser to the database that this one is a connection to: behind the application's back. */
    public static Connection behindTheBackOf(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            return TestServer.instance().superuser(connection.getCatalog());
        }
    }

    /** What tells Cairn to use a database, as environment variables. */
    private static Map<String, String> settings(DatabaseAddress address) {
        return Map.of(
                "CAIRN_DB_URL", address.url(),
                "CAIRN_DB_USER", address.user(),
                "CAIRN_DB_PASSWORD", address.password());
    }

    /** See {@link #migrated()}. */
    public record Migrated(DatabaseAddress address) implements AutoCloseable {

        public Map<String, String> settings() {
            return TestDatabases.settings(address);
        }

        public void execute(String sql) throws SQLException {
            try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() {
            TestServer.instance().drop(address);
        }
    }

    /** See {@link #server(Path)}. */
    public static final class OwnServer implements AutoCloseable {

        private final Path folder;
        private final EmbeddedServer.Durability durability;
        private EmbeddedServer server;
        private final DatabaseAddress address;

        OwnServer(Path folder, EmbeddedServer.Durability durability) {
            this.folder = folder;
            this.durability = durability;
            this.server = launch(0);
            this.address = server.address();
        }

        private EmbeddedServer launch(int port) {
            return EmbeddedServer.start(folder, Path.of("target", "postgresql").toAbsolutePath(), durability, port);
        }

        public Map<String, String> settings() {
            return TestDatabases.settings(address);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(address.url(), address.user(), address.password());
        }

        public void stop() {
            server.close();
        }

        /** SIGKILL to the server, whose own processes then end by themselves. */
        public void kill() throws IOException, InterruptedException {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        }

        /** On the port it had before. */
        public void startAgain() {
            String url = address.url();
            server = launch(Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/'))));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

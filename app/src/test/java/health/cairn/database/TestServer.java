package health.cairn.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for all tests of a JVM, without fsync. Databases are copies of a template that was migrated once, which
 * takes some 50 ms instead of seconds.
 */
final class TestServer {

    private static final String TEMPLATE = "cairn_template";

    private static final TestServer INSTANCE = new TestServer();

    private final EmbeddedServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            // A folder of its own for each of several JVMs at once; the first one's data are used again by the next
            // run.
            HomeFolder home = HomeFolder.take(target.resolve("test-database")).orElse(null);
            Path folder = home == null ? Files.createTempDirectory("cairn-test-database") : home.path();
            server = EmbeddedServer.start(
                    folder.resolve("database"), target.resolve("postgresql"), EmbeddedServer.Durability.THROWAWAY);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                server.close();
                if (home == null) {
                    FileSystemUtils.deleteRecursively(folder.toFile());
                }
            }));
            dropEverything();
            execute("create database " + TEMPLATE + " owner cairn");
            DatabaseConfiguration.prepared(address(TEMPLATE)).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestServer instance() {
        return INSTANCE;
    }

    /** A new database with all migrations and no rows. */
    DatabaseAddress freshDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE + " owner cairn strategy file_copy");
        return address(name);
    }

    /** A new database with nothing in it. */
    DatabaseAddress emptyDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " owner cairn");
        return address(name);
    }

    Connection superuser(String database) throws SQLException {
        DatabaseAddress superuser = server.superuser();
        return DriverManager.getConnection(server.url(database), superuser.user(), superuser.password());
    }

    void drop(DatabaseAddress database) {
        execute("drop database if exists "
                + database.url().substring(database.url().lastIndexOf('/') + 1) + " with (force)");
    }

    private DatabaseAddress address(String name) {
        DatabaseAddress own = server.address();
        return new DatabaseAddress(server.url(name), own.user(), own.password());
    }

    private void dropEverything() {
        DatabaseAddress superuser = server.superuser();
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "select datname from pg_database where datname like 'test\\_%' or datname = '" + TEMPLATE + "'")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            for (String name : found) {
                statement.execute("drop database " + name + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void execute(String sql) {
        DatabaseAddress superuser = server.superuser();
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

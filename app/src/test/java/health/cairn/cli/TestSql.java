package health.cairn.cli;

import health.cairn.database.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;

/** SQL on the database that a running Cairn keeps in its home folder, as any second program would send it. */
final class TestSql {

    private TestSql() {}

    /** Runs a statement; false where the database could not do it. */
    static boolean run(Path home, String sql) {
        try (var connection = TestDatabases.ofRunningCairn(home);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The one value that a query gives, as text. */
    static String ask(Path home, String sql) throws SQLException {
        try (var connection = TestDatabases.ofRunningCairn(home);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

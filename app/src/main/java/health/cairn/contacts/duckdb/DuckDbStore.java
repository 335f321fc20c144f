package health.cairn.contacts.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/** A DuckDB in memory. It reads and writes files, and what it cannot hold it puts aside encrypted until it is closed. */
final class DuckDbStore implements AutoCloseable {

    private static final Pattern KIND_OF_ERROR = Pattern.compile("^([A-Z][A-Za-z ]{2,40} (?:Error|Exception))\\b");

    private final Connection connection;

    private DuckDbStore(Connection connection) {
        this.connection = connection;
    }

    /** How much it may take. */
    record Limits(int threads, int megabytes, Path spill) {}

    static DuckDbStore open(Limits limits) {
        try {
            var store = new DuckDbStore(DriverManager.getConnection("jdbc:duckdb:"));
            store.run("set threads = " + limits.threads());
            store.run("set memory_limit = '" + limits.megabytes() + "MB'");
            store.run("set temp_file_encryption = true");
            // The crypto that comes with DuckDB only reads unless it is told so: its random numbers are not good enough
            // for keys
            // that last. These are for one load, in memory only, and the files are deleted at its end.
            store.run("set force_mbedtls_unsafe = true");
            store.run("set temp_directory = " + text(limits.spill().toString()));
            store.run("set autoinstall_known_extensions = false");
            store.run("set autoload_known_extensions = false");
            return store;
        } catch (SQLException e) {
            throw failure("start", e);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Makes a row of an answer into a value. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String sql, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    long number(String sql) {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    /** Lets SQL call a function from text to a number; null where the function gives none. */
    void define(String name, Function<@Nullable String, @Nullable Long> function) {
        try {
            DuckDBFunctions.scalarFunction()
                    .withName(name)
                    .withParameter(DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withFunction(function)
                    .register(connection);
        } catch (SQLException e) {
            throw failure("define " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    /** A text in SQL. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A column in SQL. */
    static String column(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** DuckDB's own messages quote the row they stumbled over, so nothing of them but the kind of error is passed on. */
    private static IllegalStateException failure(String sql, SQLException e) {
        Matcher kind = KIND_OF_ERROR.matcher(String.valueOf(e.getMessage()));
        String step = sql.strip().lines().findFirst().orElse("").strip();
        return new IllegalStateException("DuckDB could not go on: "
                + (kind.find() ? kind.group(1) : "unknown error")
                + ", at the step that begins with: "
                + step.substring(0, Math.min(40, step.length())));
    }
}

package health.cairn.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What DuckDB does by itself with the same files: the measure of how fast contacts could be loaded and added up. */
final class BareLakeStore {

    private final int threads;
    private final int megabytes;
    private final Path spill;

    BareLakeStore(int threads, int megabytes, Path spill) {
        this.threads = threads;
        this.megabytes = megabytes;
        this.spill = spill;
    }

    /** Copies CSV files to Parquet as they are; how long that took. */
    Stopwatch.Took copy(Path... files) throws SQLException {
        return timed(statement -> {
            for (Path file : files) {
                statement.execute("copy (select * from read_csv('%s', header = true)) to '%s.parquet' (format parquet)"
                        .formatted(file, file));
            }
        });
    }

    /** Counts the contacts of each person in the files of a batch; how long that took. */
    Stopwatch.Took count(Path contacts) throws SQLException {
        return timed(statement -> {
            try (ResultSet counted = statement.executeQuery("""
                    select count(*), max(n)
                      from (select person, count(*) as n
                              from read_parquet('%s/*/*.parquet', hive_partitioning = false) group by person)
                    """.formatted(contacts))) {
                counted.next();
            }
        });
    }

    private interface Work {
        void run(Statement statement) throws SQLException;
    }

    private Stopwatch.Took timed(Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("set memory_limit = '" + megabytes + "MB'");
            statement.execute("set temp_directory = '" + spill + "'");
            statement.execute("set preserve_insertion_order = false");
            var watch = new Stopwatch();
            work.run(statement);
            return watch.read();
        }
    }
}

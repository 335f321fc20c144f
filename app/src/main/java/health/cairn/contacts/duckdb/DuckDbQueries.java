package health.cairn.contacts.duckdb;

import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.engine.LakeSql;
import health.cairn.contacts.engine.SqlContactQueries;
import health.cairn.contacts.engine.SummaryTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB, in this process: one database in memory that only reads files, a connection for each question. */
public final class DuckDbQueries extends SqlContactQueries implements AutoCloseable {

    private final int threads;
    private final int megabytes;
    private volatile DuckDBConnection database;

    /**
     * @param threads how many processors a question may use
     * @param megabytes how much memory all questions together may take
     */
    @SuppressWarnings(
            "NullAway.Init") // started by the first question, so that a Cairn without contacts does not pay for it
    public DuckDbQueries(LakeFolder folder, int threads, int megabytes) {
        super(new Files(folder));
        this.threads = threads;
        this.megabytes = megabytes;
    }

    @Override
    protected Connection connect() throws SQLException {
        return database().duplicate();
    }

    private synchronized DuckDBConnection database() throws SQLException {
        if (database == null) {
            var fresh = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            try (Statement statement = fresh.createStatement()) {
                statement.execute("set threads = " + threads);
                statement.execute("set memory_limit = '" + megabytes + "MB'");
                statement.execute("set temp_directory = ''");
                statement.execute("set parquet_metadata_cache = true");
                statement.execute("set autoinstall_known_extensions = false");
                statement.execute("set autoload_known_extensions = false");
            }
            database = fresh;
        }
        return database;
    }

    @Override
    public synchronized void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    private record Files(LakeFolder folder) implements LakeSql {

        @Override
        public String summary(int batch, String definition, SummaryTable table, Set<Integer> buckets) {
            Path files = LakeFolder.summary(folder.batch(batch), definition, table);
            Stream<Path> asked = table.isTogether()
                    ? Stream.of(LakeFolder.together(files))
                    : buckets.stream().map(bucket -> LakeFolder.bucket(files, bucket));
            return asked.map(file -> DuckDbStore.text(file.toString()))
                    .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
        }

        @Override
        public String contacts(int batch, String practice) {
            return "read_parquet("
                    + DuckDbStore.text(LakeFolder.contacts(folder.batch(batch), practice)
                            .resolve("*.parquet")
                            .toString())
                    + ", hive_partitioning = false)";
        }

        @Override
        public String and(String left, String right) {
            return "(" + left + " & " + right + ")";
        }

        @Override
        public String xor(String left, String right) {
            return "xor(" + left + ", " + right + ")";
        }

        @Override
        public String shift(String bits, int places) {
            return "(" + bits + " >> " + places + ")";
        }

        @Override
        public String words(String text) {
            return "(select unnest(string_split('" + text + "', ',')) as word)";
        }

        @Override
        public String joined(String text, String by) {
            return "string_agg(" + text + ", ' ' order by " + by + ")";
        }
    }
}

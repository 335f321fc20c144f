package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in all that was written: the bytes of files, what Parquet holds once unpacked, and rows of the database. */
public final class IdentifierSearch {

    private final String[] words;

    /** @param words numbers are looked for as text and as the eight bytes of a number */
    public IdentifierSearch(List<String> words) {
        var all = new ArrayList<String>();
        for (String word : words) {
            all.add(word);
            if (word.matches("[0-9]{10}")) {
                for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                    byte[] bytes = ByteBuffer.allocate(8)
                            .order(order)
                            .putLong(Long.parseLong(word))
                            .array();
                    all.add(new String(bytes, StandardCharsets.ISO_8859_1));
                }
            }
        }
        this.words = all.toArray(String[]::new);
    }

    /** Fails where a text has one of the words. */
    public void text(String what, String text) {
        for (String word : words) {
            assertThat(text.contains(word)).as("%s holds %s", what, word).isFalse();
        }
    }

    /** Fails where a file below the folder has one; how many files there were. */
    public int files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            text(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return files.size();
    }

    /** Fails where a Parquet file below the folder has one once it is unpacked; how many values there were. */
    public long parquet(Path folder) throws IOException, SQLException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        long values = 0;
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckDb.createStatement()) {
            for (Path file : files) {
                try (ResultSet rows = statement.executeQuery(
                        "select columns(*)::varchar from read_parquet('%s', hive_partitioning = false)"
                                .formatted(file))) {
                    values += rows(file.toString(), rows);
                }
            }
        }
        return values;
    }

    /** Fails where a table of these schemas has one; how many values there were. */
    public long database(Connection connection, List<String> schemas) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "select schemaname || '.' || tablename from pg_tables where schemaname = any (?) order by 1")) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        long values = 0;
        for (String table : tables) {
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                values += rows(table, rows);
            }
        }
        return values;
    }

    private long rows(String what, ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        var all = new StringBuilder();
        long values = 0;
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                all.append(rows.getString(column)).append('\n');
                values++;
            }
        }
        text(what, all.toString());
        return values;
    }
}

package health.cairn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Copies the readings of a batch once more, with nothing around it: the measure of how fast loading could be. */
final class BareCopyStore {

    private final DataSource dataSource;

    BareCopyStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Writes the readings of a batch to a file in the binary form of COPY. */
    void unload(int batch, Path file) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy measures.reading_" + batch + " to stdout (format binary)", out);
        }
    }

    /** Copies readings into a fresh table without index or constraint; how many seconds that took. */
    double copy(Path file) throws SQLException, IOException {
        return copy("(like measures.reading)", "(format binary)", file);
    }

    /** Copies a CSV file as it is, every column as text, in the same way. */
    double copyText(Path file) throws SQLException, IOException {
        int columns;
        try (var lines = Files.newBufferedReader(file)) {
            columns = String.valueOf(lines.readLine()).split(",", -1).length;
        }
        String table =
                IntStream.range(0, columns).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        return copy("(" + table + ")", "(format csv, header)", file);
    }

    private double copy(String columns, String form, Path file) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            // The application owns nothing and may make no table; who connected may.
            statement.execute("set role none");
            statement.execute("create table imports.bare_copy " + columns);
            long begun = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy imports.bare_copy from stdin " + form, in, 1 << 16);
            double seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("drop table imports.bare_copy");
            return seconds;
        }
    }
}

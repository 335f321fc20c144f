package health.cairn.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What PostgreSQL, the one that comes along and with its settings, does with the same contacts: the measure of what is gained by
 * keeping them elsewhere.
 */
final class PeerContactsStore {

    private static final int CHUNK = 1 << 20;

    private final DataSource dataSource;

    PeerContactsStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Seconds that each step took.
     *
     * @param copying contacts into a table without an index, as they stand in the file
     * @param question who came how often in the latest twelve months, from the contacts themselves
     */
    record Took(double copying, double question) {}

    /**
     * Takes in contacts and asks about them; nothing is left.
     *
     * @param contacts as many from the beginning of the file
     */
    Took measure(Path file, long contacts) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // The application owns nothing and may make no table; who connected may.
            statement.execute("set role none");
            statement.execute("""
                    create unlogged table imports.peer_contact (
                        nhs_number bigint, started_at timestamp, ended_on date, setting text, organisation text,
                        professional text, mode text, kind text, status text, planned text, reason text, booked_on date)
                    """);
            try {
                long begun = System.nanoTime();
                copy(connection, file, contacts);
                double copying = (System.nanoTime() - begun) / 1e9;
                statement.execute("vacuum analyze imports.peer_contact");
                begun = System.nanoTime();
                ask(statement);
                return new Took(copying, (System.nanoTime() - begun) / 1e9);
            } finally {
                statement.execute("drop table imports.peer_contact");
                statement.execute("reset role");
            }
        }
    }

    private static void copy(Connection connection, Path file, long contacts) throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy imports.peer_contact from stdin (format csv)");
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            var chunk = new StringBuilder(CHUNK + 1_000);
            long left = contacts;
            for (String line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
                chunk.append(line).append('\n');
                left--;
                if (chunk.length() >= CHUNK) {
                    write(copy, chunk);
                }
            }
            write(copy, chunk);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, StringBuilder chunk) throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private static void ask(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("""
                select contacts, count(*) as people
                  from (select nhs_number, count(distinct (started_at::date, professional)) as contacts
                          from imports.peer_contact
                         where setting = 'GP' and kind = 'CARE' and status = 'ATTENDED'
                           and started_at >= (select date_trunc('month', max(started_at)) - interval '1 year'
                                                from imports.peer_contact)
                         group by nhs_number) counted
                 group by contacts
                 order by contacts
                """)) {
            while (rows.next()) {
                rows.getLong("people");
            }
        }
    }
}

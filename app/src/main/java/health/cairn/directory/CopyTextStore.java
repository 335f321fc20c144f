package health.cairn.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table, gathered as text and sent by COPY whenever a megabyte has come together. */
final class CopyTextStore {

    private static final int FULL = 1 << 20;

    private final Connection connection;
    private final String copy;
    private final StringBuilder rows = new StringBuilder();
    private boolean rowBegun;

    /** @param table table and columns, for example {@code directory.area (code, type)}; never from outside */
    CopyTextStore(Connection connection, String table) {
        this.connection = connection;
        this.copy = "copy " + table + " from stdin";
    }

    /** One row; the values are in the order of the columns, null becomes SQL null. */
    void row(@Nullable Object... values) {
        for (Object value : values) {
            if (rowBegun) {
                rows.append('\t');
            }
            rowBegun = true;
            if (value == null) {
                rows.append("\\N");
            } else {
                append(value.toString());
            }
        }
        rows.append('\n');
        rowBegun = false;
        if (rows.length() > FULL) {
            flush();
        }
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(rows.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not take rows for " + copy, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.setLength(0);
    }
}

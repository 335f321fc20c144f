package health.cairn.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Numbered rights of which each is held by one process, and one thread, at a time. PostgreSQL keeps them and takes one back when
 * whoever holds it ends, however it ends.
 */
public final class AdvisoryLocks {

    private final DataSource database;
    private final int family;

    /** @param family tells these numbers apart from those of others */
    public AdvisoryLocks(DataSource database, int family) {
        this.database = database;
        this.family = family;
    }

    /** A right that is held until it is closed; each takes a connection. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** The right with this number; empty while another holds it. */
    public Optional<Held> tryLock(int number) {
        return take("select pg_try_advisory_lock(?, ?)", number);
    }

    /** The right with this number, waited for. */
    public Held lock(int number) {
        return take("select true from pg_advisory_lock(?, ?)", number).orElseThrow();
    }

    private Optional<Held> take(String sql, int number) {
        try {
            Connection connection = database.getConnection();
            try {
                if (ask(connection, sql, number)) {
                    return Optional.of(() -> release(connection, number));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Number " + number + " of " + family + " could not be locked", e);
        }
    }

    private void release(Connection held, int number) {
        try (held) {
            ask(held, "select pg_advisory_unlock(?, ?)", number);
        } catch (SQLException e) {
            throw new IllegalStateException("The lock " + number + " of " + family + " was lost", e);
        }
    }

    private boolean ask(Connection connection, String sql, int number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, family);
            statement.setInt(2, number);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}

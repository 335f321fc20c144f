package health.cairn.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Asks the database for a sign of life. */
@Component
class LivenessQueries implements Liveness {

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource dataSource;

    LivenessQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean answers() {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}

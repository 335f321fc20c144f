package health.cairn.measures;

import health.cairn.statistics.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How kinds of reading are numbered in the database. */
final class ReadingKind {

    private ReadingKind() {}

    static Reading read(ResultSet row) throws SQLException {
        int kind = row.getInt("kind");
        return switch (kind) {
            case 0 -> new Reading.Counted(row.getDouble("numerator"), row.getDouble("denominator"));
            case 1 -> {
                double value = row.getDouble("value");
                double lower = row.getDouble("lower95");
                boolean without = row.wasNull();
                double upper = row.getDouble("upper95");
                without |= row.wasNull();
                yield new Reading.ValueOnly(value, without ? null : new Interval(lower, upper));
            }
            case 2 -> new Reading.Suppressed();
            case 3 -> new Reading.NotCollected();
            default -> throw new IllegalStateException("A reading of kind " + kind + " is not known");
        };
    }
}

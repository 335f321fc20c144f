package health.cairn.database;

import java.util.List;
import java.util.Map;

/** What a backup says of itself. */
final class BackupContents {

    /** Raised when a backup can no longer be read as it was written. */
    static final int FORMAT = 1;

    private BackupContents() {}

    /**
     * At its beginning.
     *
     * @param at when, as ISO 8601
     * @param migrations the version of each module's schema
     */
    record Head(int format, String at, Map<String, String> migrations, List<Table> tables) {}

    /**
     * A table with rows.
     *
     * @param columns those with values of their own
     * @param partition how it hangs on its parent; null where it is none
     */
    record Table(
            String schema,
            String name,
            List<String> columns,
            @org.jspecify.annotations.Nullable Partition partition) {
        String qualified() {
            return "\"" + schema + "\".\"" + name + "\"";
        }

        String entry() {
            return "tables/" + schema + "." + name;
        }

        String columnList() {
            return "("
                    + String.join(
                            ", ", columns.stream().map(c -> "\"" + c + "\"").toList()) + ")";
        }
    }

    /**
     * A partition that was made while running.
     *
     * @param bound as PostgreSQL writes it: {@code FOR VALUES IN (5)}
     * @param indexes the statements that make its own indexes
     */
    record Partition(String parent, String bound, List<String> indexes) {}

    /**
     * At its end: what was written before.
     *
     * @param entries SHA-256 of each, and rows of tables
     * @param sequences where each stands
     */
    record Tail(Map<String, Entry> entries, Map<String, Long> sequences) {}

    record Entry(long rows, String sha256) {}
}

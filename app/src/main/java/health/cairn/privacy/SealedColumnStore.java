package health.cairn.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of encrypted columns, of whichever module has one. */
@Component
class SealedColumnStore {

    private final JdbcClient jdbc;

    SealedColumnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row's text. */
    record Held(long row, Sealed sealed) {}

    /** Some rows that were sealed with an earlier version of the key. */
    List<Held> sealedBefore(SealedColumn column, int version, long afterRow, int limit) {
        return jdbc.sql("""
                        select %2$s as row, %3$s_key as key, %3$s_sealed as sealed
                          from %1$s
                         where %2$s > :after and %3$s_key < :version
                         order by %2$s
                         limit :limit
                        """.formatted(column.table(), column.row(), column.column()))
                .param("after", afterRow)
                .param("version", version)
                .param("limit", limit)
                .query((row, index) ->
                        new Held(row.getLong("row"), new Sealed(row.getInt("key"), row.getBytes("sealed"))))
                .list();
    }

    /** Puts the text sealed anew in the place of the one that was read, unless somebody changed it since. */
    int replace(SealedColumn column, Held was, Sealed now) {
        return jdbc.sql("""
                        update %1$s set %3$s_key = :key, %3$s_sealed = :sealed
                         where %2$s = :row and %3$s_sealed = :was
                        """.formatted(column.table(), column.row(), column.column()))
                .param("key", now.keyVersion())
                .param("sealed", now.bytes())
                .param("row", was.row())
                .param("was", was.sealed().bytes())
                .update();
    }
}

package health.cairn.privacy;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When rules were applied. */
@Component
class RetentionStore {

    static final long LOCK = 0x636169726e726574L;

    private final JdbcClient jdbc;

    RetentionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param removed how many; empty where the rule does not know */
    record Run(Instant at, OptionalLong removed) {}

    /** Whether nobody else applies rules until this transaction ends. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    Optional<Run> last(String kind) {
        return jdbc.sql("""
                        select at, removed from privacy.retention_run
                         where kind = :kind
                         order by at desc
                         limit 1
                        """)
                .param("kind", kind)
                .query((row, index) -> {
                    Long removed = row.getObject("removed", Long.class);
                    return new Run(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            removed == null ? OptionalLong.empty() : OptionalLong.of(removed));
                })
                .optional();
    }

    void add(String kind, Instant at, OptionalLong removed) {
        jdbc.sql("insert into privacy.retention_run (kind, at, removed) values (:kind, :at, :removed)")
                .param("kind", kind)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("removed", removed.isPresent() ? removed.getAsLong() : null, Types.BIGINT)
                .update();
    }
}

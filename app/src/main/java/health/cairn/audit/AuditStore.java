package health.cairn.audit;

import health.cairn.audit.Chain.Link;
import health.cairn.audit.Chain.Stamped;
import health.cairn.audit.Chain.Tip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain in the database. */
@Component
class AuditStore {

    /** One chain, one writer at a time: this number stands for it among PostgreSQL's advisory locks. */
    private static final long LOCK = 0x636169726e617564L;

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as it is in the database, whatever was done to it. */
    record Row(
            long number,
            Instant at,
            @Nullable Long account,
            String role,
            String origin,
            String act,
            String outcome,
            String kind,
            String key,
            @Nullable Long owner,
            String reason,
            byte[] previous,
            byte[] hash,
            byte[] seal) {

        /** What was recorded; throws where the words are none that Cairn writes. */
        Stamped stamped() {
            var entry = new Entry(
                    Act.valueOf(act),
                    Outcome.valueOf(outcome),
                    Optional.ofNullable(account),
                    role,
                    kind,
                    key,
                    Optional.ofNullable(owner),
                    reason);
            return new Stamped(at, role, origin, entry);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /** The name of this chain, which is given when it begins. */
    UUID chain() {
        return name().orElseGet(() -> {
            jdbc.sql("insert into audit.chain (id) values (:id) on conflict do nothing")
                    .param("id", UUID.randomUUID())
                    .update();
            return name().orElseThrow();
        });
    }

    /** The name of the chain, if it has begun. */
    Optional<UUID> name() {
        return jdbc.sql("select id from audit.chain").query(UUID.class).optional();
    }

    /** The end of the chain; nobody else adds to it until this transaction ends. */
    Optional<Tip> lockTip() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, index) -> index)
                .list();
        return tip();
    }

    Optional<Tip> tip() {
        return jdbc.sql("select number, hash from audit.record order by number desc limit 1")
                .query((row, index) -> new Tip(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }

    Optional<byte[]> hashOf(long number) {
        return jdbc.sql("select hash from audit.record where number = :number")
                .param("number", number)
                .query((row, index) -> row.getBytes("hash"))
                .optional();
    }

    void add(Link link, byte[] seal) {
        Entry entry = link.record().entry();
        jdbc.sql("""
                        insert into audit.record (number, at, account, role, origin, act, outcome, object_kind,
                                                  object_key, owner, reason, previous, hash, seal)
                        values (:number, :at, :account, :role, :origin, :act, :outcome, :kind,
                                :key, :owner, :reason, :previous, :hash, :seal)
                        """)
                .param("number", link.number())
                .param("at", time(link.record().at()))
                .param("account", entry.account().orElse(null))
                .param("role", link.record().role())
                .param("origin", link.record().origin())
                .param("act", entry.act().name())
                .param("outcome", entry.outcome().name())
                .param("kind", entry.kind())
                .param("key", entry.key())
                .param("owner", entry.owner().orElse(null))
                .param("reason", entry.reason())
                .param("previous", link.previous())
                .param("hash", link.hash())
                .param("seal", seal)
                .update();
    }

    /** Rows in the order of the chain. */
    List<Row> after(long number, int limit) {
        return jdbc.sql("""
                        select number, at, account, role, origin, act, outcome, object_kind, object_key, owner, reason,
                               previous, hash, seal
                          from audit.record
                         where number > :number
                         order by number
                         limit :limit
                        """)
                .param("number", number)
                .param("limit", limit)
                .query((row, index) -> row(row))
                .list();
    }

    List<AuditRecord> find(Audit.Filter filter, Optional<Long> before, int limit) {
        return jdbc.sql("""
                        select number, at, account, role, origin, act, outcome, object_kind, object_key, owner, reason,
                               previous, hash, seal
                          from audit.record
                         where number < :before
                           and (cast(:account as bigint) is null or account = :account)
                           and (cast(:owner as bigint) is null or owner = :owner and account is distinct from :owner)
                           and (cast(:act as text) is null or act = :act)
                           and (cast(:outcome as text) is null or outcome = :outcome)
                           and (cast(:from as timestamptz) is null or at >= :from)
                           and (cast(:until as timestamptz) is null or at < :until)
                         order by number desc
                         limit :limit
                        """)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("account", filter.account())
                .param("owner", filter.owner())
                .param("act", mapped(filter.act(), Act::name))
                .param("outcome", mapped(filter.outcome(), Outcome::name))
                .param("from", mapped(filter.from(), AuditStore::time))
                .param("until", mapped(filter.until(), AuditStore::time))
                .param("limit", limit)
                .query((row, index) -> record(row(row)))
                .list();
    }

    private static AuditRecord record(Row row) {
        return new AuditRecord(
                row.number(),
                row.at(),
                Optional.ofNullable(row.account()),
                row.role(),
                row.origin(),
                Act.valueOf(row.act()),
                Outcome.valueOf(row.outcome()),
                row.kind(),
                row.key(),
                Optional.ofNullable(row.owner()),
                row.reason(),
                HexFormat.of().formatHex(row.hash()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account", Long.class),
                row.getString("role"),
                row.getString("origin"),
                row.getString("act"),
                row.getString("outcome"),
                row.getString("object_kind"),
                row.getString("object_key"),
                row.getObject("owner", Long.class),
                row.getString("reason"),
                row.getBytes("previous"),
                row.getBytes("hash"),
                row.getBytes("seal"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static <T, R> @Nullable R mapped(@Nullable T value, Function<T, R> how) {
        return value == null ? null : how.apply(value);
    }
}

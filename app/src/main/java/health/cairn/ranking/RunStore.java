package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Frozen runs and the decisions made on them. */
@Repository
class RunStore {

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a run down for good and returns its number. */
    long freeze(Question question, Evidence evidence, Answer answer, Instant at, long account, String name) {
        String evidenceJson = RankingJson.MAPPER.writeValueAsString(evidence);
        return jdbc.sql("""
                        insert into ranking.run (title, question, evidence, evidence_hash, answer,
                                                 frozen_at, frozen_by, frozen_by_name)
                        values (:title, :question::jsonb, :evidence::json, :hash, :answer::jsonb, :at, :by, :byName)
                        returning run
                        """)
                .param("title", question.title())
                .param("question", RankingJson.MAPPER.writeValueAsString(question))
                .param("evidence", evidenceJson)
                .param("hash", hash(evidenceJson))
                .param("answer", RankingJson.MAPPER.writeValueAsString(answer))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", account)
                .param("byName", name)
                .query(Long.class)
                .single();
    }

    /** The run with this number, whole. */
    Optional<Run> find(long run) {
        return jdbc.sql("""
                        select run, question::text as question, evidence::text as evidence, evidence_hash,
                               answer::text as answer, frozen_at, frozen_by_name
                          from ranking.run
                         where run = :run
                        """).param("run", run).query(RunStore::run).optional();
    }

    /** Runs with a smaller number, newest first, without what they hold. */
    List<RunLine> lines(long before, int limit) {
        return jdbc.sql("""
                        select run, title, question ->> 'within' as within, question ->> 'areas' as areas,
                               (question ->> 'choose')::int as choose, frozen_at, frozen_by_name
                          from ranking.run
                         where run < :before
                         order by run desc
                         limit :limit
                        """)
                .param("before", before)
                .param("limit", limit)
                .query((rs, n) -> new RunLine(
                        rs.getLong("run"),
                        rs.getString("title"),
                        new AreaCode(rs.getString("within")),
                        rs.getString("areas"),
                        rs.getInt("choose"),
                        instant(rs, "frozen_at"),
                        rs.getString("frozen_by_name")))
                .list();
    }

    /** Takes the lock that makes decisions on one run wait for one another, until the transaction ends. */
    void lock(long run) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ranking.run', :run))")
                .param("run", run)
                .query((rs, n) -> 0)
                .list();
    }

    void decide(long run, Decision decision, long account) {
        jdbc.sql("""
                        insert into ranking.decision (run, area, status, counterpart, reason, effective,
                                                      decided_at, decided_by, decided_by_name)
                        values (:run, :area, :status, :counterpart, :reason, :effective, :at, :by, :byName)
                        """)
                .param("run", run)
                .param("area", decision.area().value())
                .param("status", decision.status().name())
                .param(
                        "counterpart",
                        decision.counterpart() == null
                                ? null
                                : decision.counterpart().value())
                .param("reason", decision.reason())
                .param("effective", decision.effective())
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .param("by", account)
                .param("byName", decision.by())
                .update();
    }

    /** Every decision on a run, first to last. */
    List<Decision> decisions(long run) {
        return jdbc.sql("""
                        select area, status, counterpart, reason, effective, decided_at, decided_by_name
                          from ranking.decision
                         where run = :run
                         order by decision
                        """)
                .param("run", run)
                .query((rs, n) -> {
                    String counterpart = rs.getString("counterpart");
                    return new Decision(
                            new AreaCode(rs.getString("area")),
                            Decision.Status.valueOf(rs.getString("status")),
                            counterpart == null ? null : new AreaCode(counterpart),
                            rs.getString("reason"),
                            rs.getObject("effective", LocalDate.class),
                            instant(rs, "decided_at"),
                            rs.getString("decided_by_name"));
                })
                .list();
    }

    static String hash(String evidenceJson) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(evidenceJson.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Run run(ResultSet rs, int n) throws SQLException {
        return new Run(
                rs.getLong("run"),
                RankingJson.MAPPER.readValue(rs.getString("question"), Question.class),
                RankingJson.MAPPER.readValue(rs.getString("evidence"), Evidence.class),
                rs.getString("evidence_hash"),
                RankingJson.MAPPER.readValue(rs.getString("answer"), Answer.class),
                instant(rs, "frozen_at"),
                rs.getString("frozen_by_name"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package health.cairn.ranking;

import health.cairn.privacy.PersonalData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rankings that a person froze and what the person decided on any. */
@Component
class PersonalRunsQueries implements PersonalData {

    private final JdbcClient jdbc;

    PersonalRunsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record OfPerson(List<Frozen> frozen, List<Decided> decided) {}

    record Frozen(long run, String title, String name, Instant at) {}

    record Decided(long run, String area, String status, String reason, String name, Instant at) {}

    @Override
    public String name() {
        return "rankings";
    }

    @Override
    public OfPerson of(long account) {
        return new OfPerson(
                jdbc.sql("""
                                select run, title, frozen_by_name, frozen_at
                                  from ranking.run
                                 where frozen_by = :account
                                 order by run
                                """)
                        .param("account", account)
                        .query((row, _) -> new Frozen(
                                row.getLong("run"),
                                row.getString("title"),
                                row.getString("frozen_by_name"),
                                row.getObject("frozen_at", OffsetDateTime.class).toInstant()))
                        .list(),
                jdbc.sql("""
                                select run, area, status, reason, decided_by_name, decided_at
                                  from ranking.decision
                                 where decided_by = :account
                                 order by decision
                                """)
                        .param("account", account)
                        .query((row, _) -> new Decided(
                                row.getLong("run"),
                                row.getString("area"),
                                row.getString("status"),
                                row.getString("reason"),
                                row.getString("decided_by_name"),
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list());
    }

    @Override
    public String afterErasure() {
        return "Rankings that you froze and decisions that you took stay as they were written, with the name you had then:"
                + " a frozen ranking is never changed, and it says who decided.";
    }

    @Override
    public void erase(long account) {
        // Refused by the database: what was decided stays on the record.
    }
}

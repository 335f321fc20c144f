package health.cairn.projects;

import health.cairn.privacy.PersonalData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects that a person started and what the person wrote in any. */
@Component
class PersonalProjectsQueries implements PersonalData {

    private final JdbcClient jdbc;

    PersonalProjectsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record OfPerson(List<Begun> started, List<Wrote> wrote) {}

    record Begun(long project, String name, Instant at) {}

    record Wrote(long project, String what, String kind, String body, String name, Instant at) {}

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public OfPerson of(long account) {
        return new OfPerson(
                jdbc.sql("""
                                select project, started_by_name, started_at
                                  from projects.project
                                 where started_by = :account
                                 order by project
                                """)
                        .param("account", account)
                        .query((row, _) -> new Begun(
                                row.getLong("project"),
                                row.getString("started_by_name"),
                                row.getObject("started_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list(),
                jdbc.sql("""
                                select project, what, coalesce(kind, '') as kind, coalesce(body::text, '') as body,
                                       changed_by_name, changed_at
                                  from projects.change
                                 where changed_by = :account
                                 order by change
                                """)
                        .param("account", account)
                        .query((row, _) -> new Wrote(
                                row.getLong("project"),
                                row.getString("what"),
                                row.getString("kind"),
                                row.getString("body"),
                                row.getString("changed_by_name"),
                                row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list());
    }

    @Override
    public String afterErasure() {
        return "What you wrote in projects stays, with the name you had then: it is the team's record of what was tried and who"
                + " decided.";
    }

    @Override
    public void erase(long account) {
        // Refused by the database: what was written in a project stays on its record.
    }
}

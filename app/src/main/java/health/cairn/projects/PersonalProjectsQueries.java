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
    private final ReminderStore reminders;

    PersonalProjectsQueries(JdbcClient jdbc, ReminderStore reminders) {
        this.jdbc = jdbc;
        this.reminders = reminders;
    }

    record OfPerson(List<Begun> started, List<Begun> programmes, List<Wrote> wrote, List<Reminded> reminders) {}

    /** Without the secret of the calendar, of which only a hash is kept. */
    record Reminded(String often, String kinds, String sentOn, String calendarMade, String calendarUsed) {}

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
                                select programme as project, started_by_name, started_at
                                  from projects.programme
                                 where started_by = :account
                                 order by programme
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
                        .list(),
                jdbc.sql("""
                                select coalesce(often, 'as usual') as often, coalesce(kinds::text, '') as kinds,
                                       coalesce(sent_on::text, '') as sent_on, coalesce(made_at::text, '') as made_at,
                                       coalesce(used_on::text, '') as used_on
                                  from projects.reminder
                                  full join projects.calendar using (account)
                                 where account = :account
                                """)
                        .param("account", account)
                        .query((row, _) -> new Reminded(
                                row.getString("often"),
                                row.getString("kinds"),
                                row.getString("sent_on"),
                                row.getString("made_at"),
                                row.getString("used_on")))
                        .list());
    }

    @Override
    public String afterErasure() {
        return "What you wrote in projects stays, with the name you had then: it is the team's record of what was tried and who"
                + " decided. How you are reminded of what is due, and the address of your calendar, are deleted.";
    }

    @Override
    public void erase(long account) {
        // What was written in a project stays on its record; the database refuses anything else.
        reminders.forget(account);
    }
}

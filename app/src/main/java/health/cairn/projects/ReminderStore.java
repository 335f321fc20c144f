package health.cairn.projects;

import health.cairn.projects.Reminders.Often;
import health.cairn.projects.Reminders.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people want to be reminded, when they last were, and the calendars by the hash of their secret. */
@Repository
class ReminderStore {

    private final JdbcClient jdbc;

    ReminderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Wanted> wanted(long account) {
        return jdbc.sql("select often, kinds from projects.reminder where account = :account and often is not null")
                .param("account", account)
                .query((row, _) -> new Wanted(
                        Often.valueOf(row.getString("often")),
                        Arrays.stream((String[]) row.getArray("kinds").getArray())
                                .map(Due.Kind::valueOf)
                                .collect(Collectors.toUnmodifiableSet())))
                .optional();
    }

    void want(long account, Wanted wanted) {
        jdbc.sql("""
                        insert into projects.reminder (account, often, kinds)
                        values (:account, :often, :kinds)
                        on conflict (account) do update set often = excluded.often, kinds = excluded.kinds
                        """)
                .param("account", account)
                .param("often", wanted.often().name())
                .param("kinds", wanted.of().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Says that this person gets a mail today. @return whether nobody had said so yet */
    boolean take(long account, LocalDate today) {
        return jdbc.sql("""
                        insert into projects.reminder (account, sent_on)
                        values (:account, :today)
                        on conflict (account)
                           do update set sent_on = excluded.sent_on
                               where reminder.sent_on is distinct from excluded.sent_on
                        """).param("account", account).param("today", today).update() == 1;
    }

    void giveBack(long account, LocalDate today) {
        jdbc.sql("update projects.reminder set sent_on = null where account = :account and sent_on = :today")
                .param("account", account)
                .param("today", today)
                .update();
    }

    Optional<Instant> calendarSince(long account) {
        return jdbc.sql("select made_at from projects.calendar where account = :account")
                .param("account", account)
                .query((row, _) ->
                        row.getObject("made_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void putCalendar(long account, byte[] hash, Instant at) {
        jdbc.sql("""
                        insert into projects.calendar (account, secret_hash, made_at)
                        values (:account, :hash, :at)
                        on conflict (account)
                           do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at, used_on = null
                        """)
                .param("account", account)
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean endCalendar(long account) {
        return jdbc.sql("delete from projects.calendar where account = :account")
                        .param("account", account)
                        .update()
                > 0;
    }

    Optional<Long> calendar(byte[] hash) {
        return jdbc.sql("select account from projects.calendar where secret_hash = :hash")
                .param("hash", hash)
                .query(Long.class)
                .optional();
    }

    /** Says that a calendar was read today. @return whether nobody had said so yet */
    boolean usedOn(long account, LocalDate today) {
        return jdbc.sql("""
                        update projects.calendar
                           set used_on = :today
                         where account = :account
                           and used_on is distinct from :today
                        """).param("account", account).param("today", today).update() == 1;
    }

    void forget(long account) {
        jdbc.sql("delete from projects.reminder where account = :account")
                .param("account", account)
                .update();
        endCalendar(account);
    }
}

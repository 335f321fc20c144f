package health.cairn.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts and their sessions in the database. */
@Component
class AccountDataStore implements AccountData {

    private final JdbcClient jdbc;

    AccountDataStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Kept> of(long account) {
        List<Session> sessions = sessions(account);
        return jdbc.sql("""
                        select account, name, email, administrator, home_area, created_at
                          from people.account
                         where account = :account
                        """)
                .param("account", account)
                .query((row, index) -> new Kept(
                        row.getLong("account"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("administrator"),
                        Optional.ofNullable(row.getString("home_area")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        sessions))
                .optional();
    }

    private List<Session> sessions(long account) {
        return jdbc.sql("""
                        select creation_time, last_access_time
                          from people.session
                         where principal_name = :name
                         order by creation_time
                        """)
                .param("name", Long.toString(account))
                .query((row, index) -> new Session(
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
    }

    @Override
    public void erase(long account) {
        jdbc.sql("""
                        update people.account
                           set email = 'account-' || account || '@erased.invalid', name = 'Erased person',
                               password_hash = '', administrator = false, home_area = null
                         where account = :account
                        """).param("account", account).update();
        jdbc.sql("delete from people.session where principal_name = :name")
                .param("name", Long.toString(account))
                .update();
    }
}

package health.cairn.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts in the database. */
@Component
class AccountStore {

    /** In the place of a hash: no password opens such an account. */
    static final String NO_PASSWORD = "";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any() {
        return jdbc.sql("select exists (select from people.account)")
                .query(Boolean.class)
                .single();
    }

    List<Account> all() {
        return jdbc.sql("""
                        select account, email, name, administrator, home_area
                          from people.account
                         order by lower(name), account
                        """).query(AccountStore::account).list();
    }

    Optional<Account> find(long number) {
        return jdbc.sql("""
                        select account, email, name, administrator, home_area
                          from people.account
                         where account = :number
                        """)
                .param("number", number)
                .query(AccountStore::account)
                .optional();
    }

    /** Somebody with the roles held on a day, in one question: every page of somebody signed in asks it. */
    Optional<Viewer.Person> viewer(long number, LocalDate day) {
        List<Viewer.Person> lines = jdbc.sql("""
                        select account.account, email, account.name, administrator, home_area,
                               role_number, organisation, role, starts, ends, role.provider
                          from people.account
                          left join people.role
                            on role.account = account.account
                           and starts <= :day
                           and (ends is null or :day < ends)
                         where account.account = :number
                         order by organisation, role_number
                        """)
                .param("number", number)
                .param("day", day)
                .query((row, index) -> Viewer.Person.of(
                        account(row, index),
                        row.getString("role") == null ? List.of() : List.of(RoleStore.role(row, index))))
                .list();
        return lines.stream().reduce((one, other) -> one.and(other.roles()));
    }

    Optional<Account> findByEmail(String email) {
        return jdbc.sql("""
                        select account, email, name, administrator, home_area
                          from people.account
                         where lower(email) = lower(:email)
                        """)
                .param("email", email.strip())
                .query(AccountStore::account)
                .optional();
    }

    /** @return empty where there is no such account, and where it has no password */
    Optional<String> passwordHash(long number) {
        return jdbc.sql("select password_hash from people.account where account = :number")
                .param("number", number)
                .query((row, _) -> row.getString("password_hash"))
                .optional()
                .filter(hash -> !hash.equals(NO_PASSWORD));
    }

    /** @return the new account's number; empty where the address has an account already */
    Optional<Long> add(Accounts.NewAccount wanted, String passwordHash) {
        return jdbc.sql("""
                        insert into people.account (email, name, password_hash, administrator, home_area)
                        values (:email, :name, :hash, :administrator, :home)
                        on conflict (lower(email)) do nothing
                        returning account
                        """)
                .param("email", wanted.email())
                .param("name", wanted.name())
                .param("hash", passwordHash)
                .param("administrator", wanted.administrator())
                .param("home", wanted.home().orElse(null))
                .query(Long.class)
                .optional();
    }

    void describe(long number, String name, Optional<String> home) {
        jdbc.sql("update people.account set name = :name, home_area = :home where account = :number")
                .param("number", number)
                .param("name", name)
                .param("home", home.orElse(null))
                .update();
    }

    void changePassword(long number, String passwordHash) {
        jdbc.sql("update people.account set password_hash = :hash where account = :number")
                .param("number", number)
                .param("hash", passwordHash)
                .update();
        // Whoever came in with the old password is out.
        jdbc.sql("delete from people.session where principal_name = :principal")
                .param("principal", Long.toString(number))
                .update();
    }

    static Account account(ResultSet row, int index) throws SQLException {
        return new Account(
                row.getLong("account"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("administrator"),
                Optional.ofNullable(row.getString("home_area")));
    }
}

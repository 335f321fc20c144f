package health.cairn.people;

import health.cairn.people.Roles.Holder;
import health.cairn.people.Roles.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles in the database. */
@Repository
class RoleStore {

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RoleAt> of(long account, LocalDate day) {
        return jdbc.sql("""
                        select role_number, organisation, role, starts, ends, provider
                          from people.role
                         where account = :account
                           and starts <= :day
                           and (ends is null or :day < ends)
                         order by organisation, role_number
                        """)
                .param("account", account)
                .param("day", day)
                .query(RoleStore::role)
                .list();
    }

    List<Holder> at(String organisation, LocalDate day) {
        return jdbc.sql("""
                        select role_number, organisation, role, starts, ends, provider,
                               account, email, name, administrator, home_area
                          from people.role
                          join people.account using (account)
                         where organisation = :organisation
                         order by ends is not null and ends <= :day, lower(name), role_number
                        """)
                .param("organisation", organisation)
                .param("day", day)
                .query((row, index) -> new Holder(AccountStore.account(row, index), role(row, index)))
                .list();
    }

    List<String> organisations(LocalDate day) {
        return jdbc.sql("""
                        select distinct organisation
                          from people.role
                         where starts <= :day
                           and (ends is null or :day < ends)
                         order by organisation
                        """)
                .param("day", day)
                .query((row, _) -> row.getString("organisation"))
                .list();
    }

    /** @return the number of the new role; empty where the account holds this role already and it has no end */
    Optional<Long> add(long account, Wanted wanted, Optional<Long> by) {
        return jdbc.sql("""
                        insert into people.role (account, organisation, role, starts, ends, granted_by)
                        values (:account, :organisation, :role, :starts, :ends, :by)
                        on conflict (account, organisation, role) where ends is null do nothing
                        returning role_number
                        """)
                .param("account", account)
                .param("organisation", wanted.organisation())
                .param("role", wanted.role().name())
                .param("starts", wanted.starts())
                .param("ends", wanted.ends().orElse(null))
                .param("by", by.orElse(null))
                .query(Long.class)
                .optional();
    }

    /** Gives a role by the claims of a sign-in provider, until it is renewed. @return its number */
    long addFromProvider(long account, Wanted wanted, String provider) {
        return jdbc.sql("""
                        insert into people.role (account, organisation, role, starts, ends, provider)
                        values (:account, :organisation, :role, :starts, :ends, :provider)
                        returning role_number
                        """)
                .param("account", account)
                .param("organisation", wanted.organisation())
                .param("role", wanted.role().name())
                .param("starts", wanted.starts())
                .param("ends", wanted.ends().orElse(null))
                .param("provider", provider)
                .query(Long.class)
                .single();
    }

    /** Puts another end to a role that a provider gave. */
    void renew(long number, LocalDate ends) {
        jdbc.sql("update people.role set ends = :ends where role_number = :number and provider is not null")
                .param("number", number)
                .param("ends", ends)
                .update();
    }

    /** Ends a role that has not ended. @return the account that held it and the role */
    Optional<Holding> end(String organisation, long number, LocalDate day, Optional<Long> by) {
        return jdbc.sql("""
                        update people.role
                           set ends = greatest(starts, :day), ended_by = :by
                         where role_number = :number
                           and organisation = :organisation
                           and (ends is null or :day < ends)
                        returning account, role
                        """)
                .param("number", number)
                .param("organisation", organisation)
                .param("day", day)
                .param("by", by.orElse(null))
                .query((row, _) -> new Holding(row.getLong("account"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    record Holding(long account, Role role) {}

    static RoleAt role(ResultSet row, int index) throws SQLException {
        return new RoleAt(
                row.getLong("role_number"),
                row.getString("organisation"),
                Role.valueOf(row.getString("role")),
                row.getObject("starts", LocalDate.class),
                Optional.ofNullable(row.getObject("ends", LocalDate.class)),
                Optional.ofNullable(row.getString("provider")));
    }
}

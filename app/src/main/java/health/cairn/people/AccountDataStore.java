package health.cairn.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts and their sessions in the database. */
@Component
class AccountDataStore implements AccountData {

    private static final String ROLES = """
            select organisation, role, starts::text, ends::text, granted_by as "grantedBy", ended_by as "endedBy", provider
              from people.role
             where :account in (account, granted_by, ended_by)
             order by role_number
            """;
    private static final String MEANS = """
            select 'authenticator app' as means, null as name, enrolled_at::text as since, null as until
              from people.authenticator where account = :account
            union all
            select 'passkey', label, created_at::text, null
              from people.passkey join people.passkey_handle using (handle) where account = :account
            union all
            select 'unused recovery code', null, null, null
              from people.recovery_code where account = :account and used_at is null
            union all
            select 'access token', name, created_at::text, coalesce(ended_at, expires_at)::text
              from people.access_token where account = :account
            union all
            select 'sign-in provider', issuer || ' as ' || subject, linked_at::text, null
              from people.provider_identity where account = :account
             order by 1, 3
            """;
    private static final String SHARES = """
            select kind, id, access, account as "with", organisation, custom_group as "group",
                   granted_by as "grantedBy", granted_at::text as "grantedAt"
              from people.share
             where :account in (account, granted_by)
             order by granted_at, kind, id
            """;
    private static final String AGREEMENTS = """
            select practice, holder, signatory, starts::text, ends::text
              from people.agreement
             where :account in (recorded_by, ended_by)
             order by agreement
            """;
    private static final String INVITATIONS = """
            select organisation, role, recovers, expires_at::text as "expiresAt", used_at::text as "usedAt"
              from people.invitation
             where :account in (made_by, recovers)
             order by expires_at
            """;

    /** What an erased person can neither come in with nor see any more. Passkeys go before the handles they hang on. */
    private static final List<String> TAKEN_AWAY = List.of(
            "delete from people.authenticator where account = :account",
            "delete from people.recovery_code where account = :account",
            "delete from people.passkey where handle in (select handle from people.passkey_handle where account = :account)",
            "delete from people.passkey_handle where account = :account",
            "delete from people.access_token where account = :account",
            "delete from people.provider_identity where account = :account",
            "delete from people.provider_session where account = :account",
            "delete from people.share where account = :account",
            "delete from people.invitation where recovers = :account",
            "update people.role set ends = greatest(starts, current_date), ended_by = :account"
                    + " where account = :account and (ends is null or ends > current_date)");

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
                        sessions,
                        rows(ROLES, account),
                        rows(MEANS, account),
                        rows(SHARES, account),
                        rows(AGREEMENTS, account),
                        rows(INVITATIONS, account)))
                .optional();
    }

    private List<Map<String, @Nullable Object>> rows(String sql, long account) {
        return jdbc.sql(sql).param("account", account).query().listOfRows();
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
        TAKEN_AWAY.forEach(sql -> jdbc.sql(sql).param("account", account).update());
        jdbc.sql("delete from people.session where principal_name = :name")
                .param("name", Long.toString(account))
                .update();
    }
}

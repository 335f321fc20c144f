package health.cairn.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which sessions began at which provider, in the database, where every instance finds them. */
@Repository
class ProviderSessionStore {

    private final JdbcClient jdbc;

    ProviderSessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A session that began at a provider.
     *
     * @param sid the provider's own name for it; null where it told none
     * @param sealed the ID token, encrypted under a version of the data key
     */
    record Begun(
            String session,
            String provider,
            String issuer,
            String subject,
            @Nullable String sid,
            long account,
            int keyVersion,
            byte[] sealed) {

        @Override
        public String toString() {
            return "Begun[" + provider + ", account=" + account + "]";
        }
    }

    void add(Begun begun, Instant now) {
        jdbc.sql("""
                        insert into people.provider_session (session_id, provider, issuer, subject, sid, account,
                                                             id_token_key, id_token_sealed, began_at)
                        values (:session, :provider, :issuer, :subject, :sid, :account, :key, :sealed, :now)
                        on conflict (session_id) do nothing
                        """)
                .param("session", begun.session())
                .param("provider", begun.provider())
                .param("issuer", begun.issuer())
                .param("subject", begun.subject())
                .param("sid", begun.sid())
                .param("account", begun.account())
                .param("key", begun.keyVersion())
                .param("sealed", begun.sealed())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets a session, where it began at a provider. @return what was known of it */
    Optional<Begun> take(String session) {
        return jdbc.sql("""
                        delete from people.provider_session
                         where session_id = :session
                        returning session_id, provider, issuer, subject, sid, account, id_token_key, id_token_sealed
                        """)
                .param("session", session)
                .query((row, _) -> new Begun(
                        row.getString("session_id"),
                        row.getString("provider"),
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("sid"),
                        row.getLong("account"),
                        row.getInt("id_token_key"),
                        row.getBytes("id_token_sealed")))
                .optional();
    }

    /**
     * Ends the sessions that a provider names.
     *
     * @param subject whose they are; null where the provider names the session only
     * @param sid the provider's name for the one session; null for all of the subject's, which are also meant where the
     *     provider told no name when they began
     * @return the accounts whose sessions they were
     */
    List<Long> end(String issuer, @Nullable String subject, @Nullable String sid) {
        return jdbc.sql("""
                        with named as (
                            delete from people.provider_session
                             where issuer = :issuer
                               and (sid = cast(:sid as text)
                                        and (cast(:subject as text) is null or subject = cast(:subject as text))
                                    or (sid is null or cast(:sid as text) is null)
                                        and subject = cast(:subject as text))
                            returning session_id, account),
                        ended as (
                            delete from people.session where session_id in (select session_id from named))
                        select distinct account from named
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("sid", sid)
                .query((row, _) -> row.getLong("account"))
                .list();
    }

    /** Forgets what is older than any session can be. */
    void forgetBefore(Instant moment) {
        jdbc.sql("delete from people.provider_session where began_at < :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether this logout token was not taken before */
    boolean takeLogout(String issuer, String token, Instant now) {
        return jdbc.sql("""
                        insert into people.provider_logout (issuer, token_id, taken_at)
                        values (:issuer, :token, :now)
                        on conflict do nothing
                        """)
                        .param("issuer", issuer)
                        .param("token", token)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void forgetLogoutsBefore(Instant moment) {
        jdbc.sql("delete from people.provider_logout where taken_at < :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }
}

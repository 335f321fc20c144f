package health.cairn.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who people are at sign-in providers, in the database. */
@Repository
class ProviderIdentityStore {

    private final JdbcClient jdbc;

    ProviderIdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, others who come in as the same person wait. */
    void lock(String issuer, String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", issuer + " " + subject)
                .query((row, _) -> true)
                .single();
    }

    /** The account of somebody at a provider. */
    Optional<Long> accountOf(String issuer, String subject) {
        return jdbc.sql("select account from people.provider_identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional();
    }

    /** The issuers of the providers that an account is linked to. */
    List<String> issuersOf(long account) {
        return jdbc.sql("select issuer from people.provider_identity where account = :account order by issuer")
                .param("account", account)
                .query((row, _) -> row.getString("issuer"))
                .list();
    }

    void link(String issuer, String subject, long account, Instant now) {
        jdbc.sql("""
                        insert into people.provider_identity (issuer, subject, account, linked_at, last_used_at)
                        values (:issuer, :subject, :account, :now, :now)
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void used(String issuer, String subject, Instant now) {
        jdbc.sql("""
                        update people.provider_identity
                           set last_used_at = :now
                         where issuer = :issuer
                           and subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether there was such a link */
    boolean unlink(String issuer, long account) {
        return jdbc.sql("delete from people.provider_identity where issuer = :issuer and account = :account")
                        .param("issuer", issuer)
                        .param("account", account)
                        .update()
                > 0;
    }
}

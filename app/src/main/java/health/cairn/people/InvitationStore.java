package health.cairn.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations in the database, known by the hash of their secret. */
@Component
class InvitationStore {

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] hash, boolean administrator, Instant expiresAt) {
        jdbc.sql("""
                        insert into people.invitation (token_hash, administrator, expires_at)
                        values (:hash, :administrator, :expires)
                        """)
                .param("hash", hash)
                .param("administrator", administrator)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invitations.Invitation> find(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select administrator, expires_at
                          from people.invitation
                         where token_hash = :hash
                           and used_at is null
                           and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Invitations.Invitation(
                        row.getBoolean("administrator"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @return whether this call was the one that used it */
    boolean use(byte[] hash, Instant now) {
        return jdbc.sql("""
                        update people.invitation
                           set used_at = :now
                         where token_hash = :hash
                           and used_at is null
                           and expires_at > :now
                        """)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes away links that nobody used, for example those printed at earlier starts. */
    void discardUnused() {
        jdbc.sql("delete from people.invitation where used_at is null").update();
    }
}

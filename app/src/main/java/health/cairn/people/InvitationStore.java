package health.cairn.people;

import health.cairn.people.Invitations.Invitation;
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

    void add(byte[] hash, Invitation invitation) {
        jdbc.sql("""
                        insert into people.invitation (token_hash, administrator, organisation, role, recovers, made_by,
                                                       expires_at)
                        values (:hash, :administrator, :organisation, :role, :recovers, :madeBy, :expires)
                        """)
                .param("hash", hash)
                .param("administrator", invitation.administrator())
                .param("organisation", invitation.organisation().orElse(null))
                .param("role", invitation.role().map(Role::name).orElse(null))
                .param("recovers", invitation.recovers().orElse(null))
                .param("madeBy", invitation.madeBy().orElse(null))
                .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invitation> find(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select administrator, organisation, role, recovers, made_by, expires_at
                          from people.invitation
                         where token_hash = :hash
                           and used_at is null
                           and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Invitation(
                        row.getBoolean("administrator"),
                        Optional.ofNullable(row.getString("organisation")),
                        Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                        Optional.ofNullable(row.getObject("recovers", Long.class)),
                        Optional.ofNullable(row.getObject("made_by", Long.class)),
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

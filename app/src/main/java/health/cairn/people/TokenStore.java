package health.cairn.people;

import health.cairn.people.AccessTokens.Bearer;
import health.cairn.people.AccessTokens.Issued;
import health.cairn.people.AccessTokens.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Access tokens in the database, known by their hash. */
@Repository
class TokenStore {

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(long account, String name, byte[] hash, Set<Use> uses, Instant now, Instant expires) {
        return jdbc.sql("""
                        insert into people.access_token (account, name, token_hash, uses, created_at, expires_at)
                        values (:account, :name, :hash, :uses, :now, :expires)
                        returning token_number
                        """)
                .param("account", account)
                .param("name", name)
                .param("hash", hash)
                .param("uses", uses.stream().map(Use::name).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("token_number"))
                .single();
    }

    List<Issued> of(long account, Instant now) {
        return jdbc.sql("""
                        select token_number, name, uses, created_at, expires_at, last_used_at
                          from people.access_token
                         where account = :account
                           and ended_at is null
                           and expires_at > :now
                         order by token_number desc
                        """)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Issued(
                        row.getLong("token_number"),
                        row.getString("name"),
                        uses(row),
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "expires_at").orElseThrow(),
                        instant(row, "last_used_at")))
                .list();
    }

    boolean end(long account, long number, Instant now) {
        return jdbc.sql("""
                        update people.access_token
                           set ended_at = :now
                         where token_number = :number
                           and account = :account
                           and ended_at is null
                        """)
                        .param("number", number)
                        .param("account", account)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Every token of an account ends. @return the numbers of those that this call ended */
    List<Long> endAll(long account, Instant now) {
        return jdbc.sql("""
                        update people.access_token
                           set ended_at = :now
                         where account = :account
                           and ended_at is null
                        returning token_number
                        """)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("token_number"))
                .list();
    }

    /** Notes the use to the hour, so that a busy program does not write with every request. */
    Optional<Bearer> use(byte[] hash, Instant now) {
        Optional<Bearer> bearer = jdbc.sql("""
                        select account, uses
                          from people.access_token
                         where token_hash = :hash
                           and ended_at is null
                           and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Bearer(row.getLong("account"), uses(row)))
                .optional();
        if (bearer.isPresent()) {
            jdbc.sql("""
                            update people.access_token
                               set last_used_at = :now
                             where token_hash = :hash
                               and (last_used_at is null or last_used_at < :now - interval '1 hour')
                            """)
                    .param("hash", hash)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return bearer;
    }

    private static Set<Use> uses(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("uses").getArray())
                .map(Use::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

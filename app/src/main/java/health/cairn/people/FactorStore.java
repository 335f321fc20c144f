package health.cairn.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people show besides their password, and whether they must. */
@Repository
class FactorStore {

    private final JdbcClient jdbc;

    FactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An authenticator app as it is kept. */
    record Authenticator(int keyVersion, byte[] sealed, long lastStep) {
        @Override
        public String toString() {
            return "Authenticator";
        }
    }

    boolean required() {
        return jdbc.sql("select second_factor_required from people.sign_in_policy")
                .query((row, _) -> row.getBoolean("second_factor_required"))
                .single();
    }

    void require(boolean required) {
        jdbc.sql("update people.sign_in_policy set second_factor_required = :required")
                .param("required", required)
                .update();
    }

    /** Until the transaction ends nobody else takes a code of this account. */
    Optional<Authenticator> lockAuthenticator(long account) {
        return jdbc.sql("""
                        select secret_key, secret_sealed, last_step
                          from people.authenticator
                         where account = :account
                           for update
                        """)
                .param("account", account)
                .query((row, _) -> new Authenticator(
                        row.getInt("secret_key"), row.getBytes("secret_sealed"), row.getLong("last_step")))
                .optional();
    }

    boolean hasAuthenticator(long account) {
        return jdbc.sql("select exists (select from people.authenticator where account = :account) as there")
                .param("account", account)
                .query((row, _) -> row.getBoolean("there"))
                .single();
    }

    void putAuthenticator(long account, Authenticator authenticator, Instant now) {
        jdbc.sql("""
                        insert into people.authenticator (account, secret_key, secret_sealed, last_step, enrolled_at)
                        values (:account, :key, :sealed, :step, :now)
                        on conflict (account)
                           do update set secret_key = excluded.secret_key,
                                         secret_sealed = excluded.secret_sealed,
                                         last_step = excluded.last_step,
                                         enrolled_at = excluded.enrolled_at
                        """)
                .param("account", account)
                .param("key", authenticator.keyVersion())
                .param("sealed", authenticator.sealed())
                .param("step", authenticator.lastStep())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void taken(long account, long step) {
        jdbc.sql("update people.authenticator set last_step = :step where account = :account")
                .param("account", account)
                .param("step", step)
                .update();
    }

    void removeAll(long account) {
        jdbc.sql("delete from people.authenticator where account = :account")
                .param("account", account)
                .update();
        jdbc.sql("delete from people.recovery_code where account = :account")
                .param("account", account)
                .update();
        jdbc.sql("""
                        delete from people.passkey
                         where handle in (select handle from people.passkey_handle where account = :account)
                        """).param("account", account).update();
    }

    void putRecoveryCodes(long account, List<byte[]> hashes) {
        jdbc.sql("delete from people.recovery_code where account = :account")
                .param("account", account)
                .update();
        for (byte[] hash : hashes) {
            jdbc.sql("insert into people.recovery_code (account, code_hash) values (:account, :hash)")
                    .param("account", account)
                    .param("hash", hash)
                    .update();
        }
    }

    int recoveryCodesLeft(long account) {
        return jdbc.sql(
                        "select count(*) as codes from people.recovery_code where account = :account and used_at is null")
                .param("account", account)
                .query((row, _) -> row.getInt("codes"))
                .single();
    }

    /** @return whether this call was the one that used it */
    boolean useRecoveryCode(long account, byte[] hash, Instant now) {
        return jdbc.sql("""
                        update people.recovery_code
                           set used_at = :now
                         where account = :account
                           and code_hash = :hash
                           and used_at is null
                        """)
                        .param("account", account)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}

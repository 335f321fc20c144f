package health.cairn.people;

import health.cairn.people.PeopleEvent.Means;
import health.cairn.people.SecondFactors.Passkey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/**
 * Passkeys in the database. Spring Security's own store names its tables without a schema. To an authenticator an account is
 * a random handle; its name there is our number for the account, which Spring Security puts into the session.
 */
@Repository
class PasskeyStore implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private static final int LONGEST_LABEL = 80;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PasskeyStore(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    List<Passkey> of(long account) {
        return jdbc.sql("""
                        select credential_id, label, created_at, last_used_at
                          from people.passkey
                          join people.passkey_handle using (handle)
                         where account = :account
                         order by created_at
                        """)
                .param("account", account)
                .query((row, _) -> new Passkey(
                        new Bytes(row.getBytes("credential_id")).toBase64UrlString(),
                        row.getString("label"),
                        instant(row, "created_at"),
                        instant(row, "last_used_at")))
                .list();
    }

    /** @return whether the account had it */
    boolean remove(long account, String id) {
        boolean there = of(account).stream().anyMatch(key -> key.id().equals(id));
        return there
                && jdbc.sql("""
                        delete from people.passkey
                         where credential_id = :id
                           and handle in (select handle from people.passkey_handle where account = :account)
                        """)
                                .param("id", Bytes.fromBase64(id).getBytes())
                                .param("account", account)
                                .update()
                        == 1;
    }

    @Override
    public void delete(Bytes idOfCredentialOrHandle) {
        jdbc
                .sql("delete from people.passkey where credential_id = :id or handle = :id returning handle")
                .param("id", idOfCredentialOrHandle.getBytes())
                .query((row, _) -> new Bytes(row.getBytes("handle")))
                .list()
                .stream()
                .flatMap(handle -> accountOf(handle).stream())
                .forEach(account -> events.publishEvent(
                        new PeopleEvent.SecondFactorRemoved(account, Means.PASSKEY, Optional.of(account))));
    }

    @Override
    public void save(CredentialRecord key) {
        boolean isNew = findByCredentialId(key.getCredentialId()) == null;
        String label = Optional.ofNullable(key.getLabel())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("Passkey");
        jdbc.sql("""
                        insert into people.passkey (credential_id, handle, label, public_key, signature_count,
                                                    uv_initialized, transports, backup_eligible, backup_state,
                                                    attestation, client_data, created_at, last_used_at)
                        values (:id, :handle, :label, :key, :count, :uv, :transports, :eligible, :backup,
                                :attestation, :clientData, :created, :used)
                        on conflict (credential_id)
                           do update set signature_count = excluded.signature_count,
                                         uv_initialized = excluded.uv_initialized,
                                         backup_state = excluded.backup_state,
                                         last_used_at = excluded.last_used_at
                        """)
                .param("id", key.getCredentialId().getBytes())
                .param("handle", key.getUserEntityUserId().getBytes())
                .param("label", label.substring(0, Math.min(label.length(), LONGEST_LABEL)))
                .param("key", key.getPublicKey().getBytes())
                .param("count", key.getSignatureCount())
                .param("uv", key.isUvInitialized())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(",")))
                .param("eligible", key.isBackupEligible())
                .param("backup", key.isBackupState())
                .param("attestation", bytes(key.getAttestationObject()))
                .param("clientData", bytes(key.getAttestationClientDataJSON()))
                .param("created", key.getCreated().atOffset(ZoneOffset.UTC))
                .param("used", key.getLastUsed().atOffset(ZoneOffset.UTC))
                .update();
        if (isNew) {
            accountOf(key.getUserEntityUserId())
                    .ifPresent(account ->
                            events.publishEvent(new PeopleEvent.SecondFactorEnrolled(account, Means.PASSKEY)));
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql("select * from people.passkey where credential_id = :id")
                .param("id", id.getBytes())
                .query(PasskeyStore::record)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql("select * from people.passkey where handle = :handle")
                .param("handle", handle.getBytes())
                .query(PasskeyStore::record)
                .list();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accountOf(handle).map(account -> user(account, handle)).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
        if (!account.matches("\\d{1,18}")) {
            return null;
        }
        long number = Long.parseLong(account);
        return jdbc.sql("select handle from people.passkey_handle where account = :account")
                .param("account", number)
                .query((row, _) -> user(number, new Bytes(row.getBytes("handle"))))
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        jdbc.sql("""
                        insert into people.passkey_handle (account, handle)
                        values (:account, :handle)
                        on conflict (account) do nothing
                        """)
                .param("account", Long.parseLong(user.getName()))
                .param("handle", user.getId().getBytes())
                .update();
    }

    private Optional<Long> accountOf(Bytes handle) {
        return jdbc.sql("select account from people.passkey_handle where handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, _) -> row.getLong("account"))
                .optional();
    }

    private static PublicKeyCredentialUserEntity user(long account, Bytes handle) {
        // What the person's device shows beside the passkey; no name and no address.
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(Long.toString(account))
                .id(handle)
                .displayName("Cairn account " + account)
                .build();
    }

    private static CredentialRecord record(ResultSet row, int index) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(Arrays.stream(row.getString("transports").split(","))
                        .filter(text -> !text.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .created(instant(row, "created_at"))
                .lastUsed(instant(row, "last_used_at"))
                .label(row.getString("label"))
                .build();
    }

    private static byte[] bytes(@Nullable Bytes value) {
        return value == null ? new byte[0] : value.getBytes();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package health.cairn.people;

import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import health.cairn.people.FactorStore.Authenticator;
import health.cairn.people.PeopleEvent.Means;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people show besides their password: codes of an authenticator app, recovery codes, passkeys. */
@Component
public class SecondFactors {

    /** The data key under which the secrets of apps are kept. */
    private static final String PURPOSE = "second-factors";

    private static final int RECOVERY_CODES = 10;

    /** 80 random bits: too many to try even with the hashes at hand, so a fast hash will do. */
    private static final int RECOVERY_CODE_BYTES = 10;

    private final FactorStore store;
    private final PasskeyStore passkeys;
    private final AccountStore accounts;
    private final DataKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            FactorStore store,
            PasskeyStore passkeys,
            AccountStore accounts,
            DataKeys keys,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Which factors an account has. */
    public record Status(boolean authenticator, int recoveryCodes, List<Passkey> passkeys) {
        public Status {
            passkeys = List.copyOf(passkeys);
        }

        /** Whether there is any besides the password. */
        public boolean any() {
            return authenticator || !passkeys.isEmpty();
        }
    }

    /**
     * A passkey in a list.
     *
     * @param id its credential id, base64url
     */
    public record Passkey(String id, String label, java.time.Instant created, java.time.Instant lastUsed) {}

    /**
     * An authenticator app about to be enrolled.
     *
     * @param secret as an app wants it typed
     * @param path the picture an app reads, as the path of an SVG
     * @param side the picture's side in the units of the path
     */
    public record Enrolment(String secret, String path, int side) {
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    public Status of(long account) {
        return new Status(store.hasAuthenticator(account), store.recoveryCodesLeft(account), passkeys.of(account));
    }

    /** Whether a password alone does not let this account in. */
    boolean askedOf(long account) {
        return store.required() || of(account).any();
    }

    /** Whether everybody shows a second factor; so it is unless said otherwise. */
    public boolean required() {
        return store.required();
    }

    /** Lets a password alone do, or not: for the demonstration, where nothing is real. */
    public void require(boolean required) {
        store.require(required);
    }

    /** Bytes for a new authenticator app; kept by the caller until {@link #enrol}. */
    public byte[] newSecret() {
        return random(OneTimeCodes.SECRET_BYTES);
    }

    /** How an app learns a secret. */
    public Enrolment enrolment(long account, byte[] secret) {
        String email = accounts.find(account).orElseThrow().email();
        var picture = OneTimeCodes.picture(OneTimeCodes.uri(secret, email));
        return new Enrolment(
                OneTimeCodes.base32(secret).replaceAll("(.{4})(?=.)", "$1 "), picture.path(), picture.side());
    }

    /**
     * Enrols an app that shows the right code, in the place of an earlier one.
     *
     * @return new recovery codes, to be shown once; empty where the code is not right
     */
    @Transactional
    public Optional<List<String>> enrol(long account, byte[] secret, String code) {
        OptionalLong step = OneTimeCodes.stepOf(secret, digits(code), clock.instant(), -1);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        DataKey key = keys.current(PURPOSE);
        byte[] sealed = key.seal(secret, place(account));
        store.putAuthenticator(account, new Authenticator(key.version(), sealed, step.getAsLong()), clock.instant());
        events.publishEvent(new PeopleEvent.SecondFactorEnrolled(account, Means.ONE_TIME_CODE));
        return Optional.of(recoveryCodes(account));
    }

    /** Makes ten recovery codes in the place of the earlier ones; they are shown now and kept as hashes. */
    @Transactional
    public List<String> newRecoveryCodes(long account) {
        events.publishEvent(new PeopleEvent.SecondFactorEnrolled(account, Means.RECOVERY_CODE));
        return recoveryCodes(account);
    }

    private List<String> recoveryCodes(long account) {
        List<String> codes = Stream.generate(() -> OneTimeCodes.base32(random(RECOVERY_CODE_BYTES)))
                .limit(RECOVERY_CODES)
                .toList();
        store.putRecoveryCodes(account, codes.stream().map(Secrets::hash).toList());
        return codes.stream()
                .map(code -> code.toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-"))
                .toList();
    }

    /** Takes a code of the app or a recovery code, which works once. @return which it was; empty where it is neither */
    @Transactional
    public Optional<Means> take(long account, String code) {
        Optional<Authenticator> authenticator = store.lockAuthenticator(account);
        if (authenticator.isEmpty()) {
            return Optional.empty();
        }
        Authenticator held = authenticator.get();
        byte[] secret = keys.version(PURPOSE, held.keyVersion()).open(held.sealed(), place(account));
        OptionalLong step = OneTimeCodes.stepOf(secret, digits(code), clock.instant(), held.lastStep());
        if (step.isPresent()) {
            store.taken(account, step.getAsLong());
            return Optional.of(Means.ONE_TIME_CODE);
        }
        String recovery = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        return store.useRecoveryCode(account, Secrets.hash(recovery), clock.instant())
                ? Optional.of(Means.RECOVERY_CODE)
                : Optional.empty();
    }

    /** Takes a passkey away. @return whether the account had it */
    @Transactional
    public boolean removePasskey(long account, String id) {
        boolean removed = passkeys.remove(account, id);
        if (removed) {
            events.publishEvent(new PeopleEvent.SecondFactorRemoved(account, Means.PASSKEY, Optional.of(account)));
        }
        return removed;
    }

    /** Takes all factors away: whoever comes back enrols anew. */
    void forget(long account, Optional<Long> by) {
        Status before = of(account);
        store.removeAll(account);
        if (before.authenticator()) {
            events.publishEvent(new PeopleEvent.SecondFactorRemoved(account, Means.ONE_TIME_CODE, by));
        }
        if (!before.passkeys().isEmpty()) {
            events.publishEvent(new PeopleEvent.SecondFactorRemoved(account, Means.PASSKEY, by));
        }
    }

    /** A secret copied to another account's row does not open. */
    private static byte[] place(long account) {
        return ("people.authenticator.secret " + account).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }
}

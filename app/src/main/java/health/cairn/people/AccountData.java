package health.cairn.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is kept of an account, and taking away from it what tells whose it was. */
public interface AccountData {

    /** The account as it is kept, but for the hash of the password. */
    Optional<Kept> of(long account);

    /**
     * Deletes name, address, area, password, second factors, passkeys, tokens and links to providers, ends every session and role, and takes away
     * what was shared with the person; the number stays, and nobody can sign in with it.
     */
    void erase(long account);

    /**
     * What is kept.
     *
     * @param sessions where the person is signed in now
     * @param roles what the person was and is, where, from which day to which
     * @param means second factors, passkeys, unused recovery codes, access tokens and who the person is at sign-in
     *     providers, without anything secret
     * @param shares what was shared with or by the person, and how
     * @param agreements data-sharing agreements that the person recorded or ended
     * @param invitations links that the person made, when they end and whether they were used
     */
    record Kept(
            long number,
            String name,
            String email,
            boolean administrator,
            Optional<String> area,
            Instant madeAt,
            List<Session> sessions,
            List<Map<String, @Nullable Object>> roles,
            List<Map<String, @Nullable Object>> means,
            List<Map<String, @Nullable Object>> shares,
            List<Map<String, @Nullable Object>> agreements,
            List<Map<String, @Nullable Object>> invitations) {

        /** Only the number: names and addresses do not belong in logs. */
        @Override
        public String toString() {
            return "Kept[" + number + "]";
        }
    }

    /** Signed in since when, and when last used. */
    record Session(Instant since, Instant lastUsed) {}
}

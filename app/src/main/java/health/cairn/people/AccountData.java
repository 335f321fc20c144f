package health.cairn.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is kept of an account, and taking away from it what tells whose it was. */
public interface AccountData {

    /** The account as it is kept, but for the hash of the password. */
    Optional<Kept> of(long account);

    /** Deletes name, address, area and password and ends every session; the number stays, and nobody can sign in with it. */
    void erase(long account);

    /**
     * What is kept.
     *
     * @param sessions where the person is signed in now
     */
    record Kept(
            long number,
            String name,
            String email,
            boolean administrator,
            Optional<String> area,
            Instant madeAt,
            List<Session> sessions) {

        /** Only the number: names and addresses do not belong in logs. */
        @Override
        public String toString() {
            return "Kept[" + number + "]";
        }
    }

    /** Signed in since when, and when last used. */
    record Session(Instant since, Instant lastUsed) {}
}

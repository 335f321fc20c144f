package health.cairn.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of who did what. It can be added to and read, not changed.
 */
public interface Audit {

    /**
     * Records something: in the caller's transaction where there is one, so that the deed and its record are kept together
     * or not at all, else at once. When and from where is added here.
     *
     * <p>In a transaction the record is written at its very end, so that nobody waits for a lock while the work is done.
     */
    void record(Entry entry);

    /**
     * Records, the latest first.
     *
     * @param before only records with a smaller number; empty for the first page
     */
    List<AuditRecord> find(Filter filter, Optional<Long> before, int limit);

    /** Reads the whole chain and says whether it is as Cairn wrote it. */
    Proof prove();

    /**
     * Which records; null for any.
     *
     * @param account who did it
     * @param owner whose objects, by others than the owner
     * @param from not before
     * @param until before
     */
    record Filter(
            @Nullable Long account,
            @Nullable Long owner,
            @Nullable Act act,
            @Nullable Outcome outcome,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** All records. */
        public static final Filter ALL = new Filter(null, null, null, null, null, null);

        /** What an account did. */
        public static Filter by(long account) {
            return new Filter(account, null, null, null, null, null);
        }

        /** What others did with the objects of an account. */
        public static Filter onThingsOf(long account) {
            return new Filter(null, account, null, null, null, null);
        }
    }

    /** What reading the chain showed. */
    sealed interface Proof {

        /** Every record is as it was written, and none is missing. */
        record Whole(long records) implements Proof {}

        /**
         * Somebody changed, removed or added something.
         *
         * @param number the first record that is not as it was
         * @param found what is wrong with it
         */
        record Broken(long number, String found) implements Proof {}
    }
}

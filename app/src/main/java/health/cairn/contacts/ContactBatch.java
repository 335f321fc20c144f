package health.cairn.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One delivery of people and their contacts, and what became of it.
 *
 * @param id our number for it
 * @param sha256 the hash over the bytes of its files: the same files are the same batch
 * @param name what whoever brought it calls it
 * @param source which system it came from
 * @param from the first day that the contacts cover
 * @param until the first day of a month that windows of twelve months are counted back from
 * @param keyVersion the version of the key its pseudonyms were made with
 * @param step what is being done with it, or why it was refused or failed
 * @param people people kept
 * @param contacts contacts kept
 * @param setAside rows not loaded because something was wrong with them
 * @param leftOut rows left out on purpose: opted out, deleted, confidential, moved away
 */
public record ContactBatch(
        int id,
        String sha256,
        String name,
        String source,
        Purpose purpose,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        int keyVersion,
        Instant receivedAt,
        Optional<Long> receivedBy,
        State state,
        String step,
        long people,
        long contacts,
        long setAside,
        long leftOut) {

    /** Whether the same files, delivered again, are read afresh. */
    boolean isWorthAnotherTry() {
        return state == State.REFUSED || state == State.FAILED || state == State.ERASED;
    }

    /** The states of a batch. */
    public enum State {
        LOADING,
        /** In the lake and summarised; waits for somebody to publish it. */
        READY,
        PUBLISHED,
        /** Was published; counts in no number; can be published again. */
        WITHDRAWN,
        /** Wrong as a whole; nothing of it is in the lake. */
        REFUSED,
        /** Something broke while loading; nothing of it is in the lake. Delivering it again starts afresh. */
        FAILED,
        /** Its files were deleted. */
        ERASED
    }
}

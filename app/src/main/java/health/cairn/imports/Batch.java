package health.cairn.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One file as it was received, and what became of it.
 *
 * @param id our number for it
 * @param sha256 the hash of its bytes, 64 hexadecimal digits: the same bytes are the same batch
 * @param fileName its name as received
 * @param bytes its size
 * @param format the name of its format, empty until it is recognised
 * @param source who published it
 * @param licence under which licence
 * @param statedDay the day it speaks of, where whoever loaded it said so
 * @param receivedAt when it came
 * @param receivedBy the account that brought it; empty when it came by the command line
 * @param state where it stands
 * @param step what is being done with it, or the sentence that says why it was refused or failed
 * @param rowsRead rows read so far
 * @param loaded readings and facts written
 * @param setAside rows not loaded because something was wrong with them
 */
public record Batch(
        int id,
        String sha256,
        String fileName,
        long bytes,
        String format,
        String source,
        String licence,
        Optional<LocalDate> statedDay,
        Instant receivedAt,
        Optional<Long> receivedBy,
        State state,
        String step,
        long rowsRead,
        long loaded,
        long setAside) {

    /** Whether something is still being done with it. */
    public boolean isMoving() {
        return state == State.RECEIVED || state == State.READING;
    }

    /** Whether the same bytes, received again, are read afresh. */
    boolean isWorthAnotherTry() {
        return state == State.REFUSED || state == State.FAILED || state == State.UNKNOWN;
    }

    /** The states of a batch. */
    public enum State {
        /** Its bytes are kept; reading has not begun. */
        RECEIVED,
        READING,
        /** A table of no kind that Cairn knows: waits for somebody to say what its columns mean. */
        UNKNOWN,
        /** Read and checked; waits for somebody to publish it. */
        READY,
        PUBLISHED,
        /** Was published; can be published again. */
        WITHDRAWN,
        /** Wrong as a whole. */
        REFUSED,
        /** Something broke while reading; loading it again starts afresh. */
        FAILED
    }
}

package health.cairn.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files on their way in: the one path that the command line, the pages and the API share. A file is received, read as a
 * job, and published as a whole; a published one can be withdrawn, and what was shown before returns.
 */
public interface Imports {

    /**
     * How a file comes in.
     *
     * @param fileName its name, without folders
     * @param account who brings it; empty for the command line
     * @param statedDay the day it speaks of, where the person says so
     * @param publishing whether to publish it as soon as it is read
     */
    record Upload(String fileName, Optional<Long> account, Optional<LocalDate> statedDay, Publishing publishing) {}

    /** When a file is published by itself. */
    enum Publishing {
        /** Somebody looks at it first. */
        NEVER,
        /** If no row of it had to be set aside. */
        IF_NOTHING_SET_ASIDE,
        /** Its good rows, whatever was set aside. */
        ALWAYS
    }

    /**
     * What became of it.
     *
     * @param alreadyHere whether the same bytes were here before; then nothing was changed
     */
    record Receipt(Batch batch, boolean alreadyHere) {}

    /**
     * Keeps the bytes and begins to read them, in the background.
     *
     * @throws IOException where they cannot be read or kept
     */
    Receipt receive(Upload upload, InputStream bytes) throws IOException;

    /** As {@link #receive}, but answers when the file has been read. */
    Receipt receiveAndRead(Upload upload, InputStream bytes) throws IOException;

    Optional<Batch> find(int batch);

    /**
     * Batches, the latest first.
     *
     * @param before only batches with a smaller number; empty for the first page
     * @param limit the most to return
     */
    List<Batch> list(Optional<Integer> before, int limit);

    /**
     * Shows the batch to everybody, in one step.
     *
     * @throws NotPossible where it is not READY or WITHDRAWN
     */
    Batch publish(int batch, Optional<Long> account);

    /**
     * Takes the batch back, in one step; the batches it replaced show again.
     *
     * @throws NotPossible where it is not PUBLISHED
     */
    Batch withdraw(int batch, Optional<Long> account);

    /** Reads a batch again that was of no known kind, refused, or interrupted. */
    Batch readAgain(int batch);

    /** Its first good rows, to be looked at before publishing. */
    List<Example> examples(int batch);

    /**
     * One good row.
     *
     * @param row its number in the file, 0 where that is not known
     * @param what the measure and series, or the kind of fact
     */
    record Example(long row, String area, String what, String period, String says) {}

    /** What was done to it, in order. */
    List<Act> history(int batch);

    /**
     * Something that was done to a batch.
     *
     * @param what RECEIVED, READ, PUBLISHED or WITHDRAWN
     * @param account who did it; empty for the command line and for what Cairn did by itself
     */
    record Act(String what, Instant at, Optional<Long> account) {}

    /** True counts of its problems, by kind. */
    Map<Problem.Kind, Long> problemCounts(int batch);

    /** The problems kept, by kind and in the order of the file. */
    List<Problem> problems(int batch);

    /**
     * The head of the file, for saying what its columns mean; of the first one where it is an archive.
     *
     * @throws RefusedFile where it is not a table
     */
    Sample head(int batch) throws IOException;

    /** What the batch's kind of file is called; empty where it is not known. */
    String formatTitle(Batch batch);

    /** What all kinds of file that are recognised by themselves are called. */
    List<String> knownKinds();

    /** The batch does not exist, or is not in a state in which this can be done. */
    final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPossible(String message) {
            super(message);
        }
    }
}

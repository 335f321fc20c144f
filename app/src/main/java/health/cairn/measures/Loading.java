package health.cairn.measures;

import health.cairn.directory.AreaCode;

/**
 * The way readings come in. A batch is written by COPY into a table of its own and becomes visible as a whole.
 *
 * <p>Where two published batches hold the same series, area and period, the one published last is shown; when it is
 * withdrawn the earlier one returns.
 */
public interface Loading {

    /**
     * The key by which readings of a series are written; registers the series where it is new. Cheap to call again.
     */
    int seriesNumber(SeriesKey key);

    /** Opens a batch for writing; nothing of it is visible before {@link #publish}. Replaces an earlier attempt. */
    ReadingWriter open(int batch);

    /**
     * Makes the batch visible and has every {@link Derivation} do its work for the series it touches, all within the
     * caller's transaction.
     */
    void publish(int batch);

    /** Hides the batch again, within the caller's transaction, and derives anew. It can be published again. */
    void withdraw(int batch);

    /** Deletes what was written for a batch that is not published. */
    void discard(int batch);

    /** Writes readings without making an object of each: this is the path that millions of rows take. */
    interface ReadingWriter extends AutoCloseable {

        /** A numerator and a denominator. */
        void counted(int series, AreaCode area, Period period, double numerator, double denominator, long row);

        /** A value without counts; the limits are {@code NaN} where the source gives none. */
        void valueOnly(
                int series, AreaCode area, Period period, double value, double lower95, double upper95, long row);

        void suppressed(int series, AreaCode area, Period period, long row);

        void notCollected(int series, AreaCode area, Period period, long row);

        /** Readings written so far. */
        long written();

        /** Finishes the batch: builds its index. A writer closed without this call leaves nothing. */
        void complete();

        @Override
        void close();
    }

    /** What another module derives from published readings; called inside the publishing transaction. */
    interface Derivation {

        /** The readings of these series have changed: derive anew what depends on them. */
        void derive(java.util.Collection<Integer> series);
    }
}

package health.cairn.imports;

import java.io.IOException;
import java.util.function.LongConsumer;

/** Rows of cells, from one file or one entry of an archive; may be read more than once. */
interface Table {

    /** Enough of the head to tell what it is. */
    Sample sample() throws IOException;

    /**
     * Gives all rows with text to the reader.
     *
     * @param progress is told the number of rows given, now and then
     */
    void read(RowReader reader, LongConsumer progress) throws IOException;
}

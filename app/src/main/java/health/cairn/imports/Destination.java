package health.cairn.imports;

import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.measures.Loading.ReadingWriter;
import java.time.LocalDate;
import java.util.Optional;

/** Where a format puts what it reads, and what it may know of the file besides its rows. */
public interface Destination {

    /** The name of the file as it was received. */
    String fileName();

    /** The day the file speaks of, where the person who loaded it said so. */
    Optional<LocalDate> statedDay();

    /** Facts on organisations. Opened at the first call; finished by whoever made the destination. */
    FactWriter facts();

    /**
     * Readings of measures. Opened at the first call; finished by whoever made the destination. It drops exact
     * repetitions (counted) and sets aside rows that say something else for the same series, area and period.
     */
    ReadingWriter readings();

    /** Measures and their series, known and new. */
    SeriesCatalogue series();

    /** What was found wrong or left out. */
    Problems problems();
}

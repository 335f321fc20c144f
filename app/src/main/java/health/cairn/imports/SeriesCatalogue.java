package health.cairn.imports;

import health.cairn.measures.Measure;
import health.cairn.measures.SeriesKey;
import java.util.Optional;

/** The measures and series a file speaks of: those Cairn knows, and new ones registered from what the file says. */
public interface SeriesCatalogue {

    /** The measure published by Fingertips under this number, if Cairn has a definition of it. */
    Optional<Measure> fingertips(int indicator);

    /**
     * The measure this describes, by its number at Fingertips or else by its id; registered from the description where
     * Cairn does not have it yet. What is registered in this way is marked as not reviewed and is told in the problem
     * report.
     */
    Measure measure(MeasureDescription description);

    /** The number under which readings of a series are written. Cheap to call again. */
    int number(SeriesKey key);
}

package health.cairn.imports;

import health.cairn.measures.SeriesKey;

/** The measures and series a file speaks of: those Cairn knows, and new ones registered from what the file says. */
public interface SeriesCatalogue {

    /** The number under which readings of a series are written. Cheap to call again. */
    int number(SeriesKey key);
}

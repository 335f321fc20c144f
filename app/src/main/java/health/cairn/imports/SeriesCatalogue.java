package health.cairn.imports;

import health.cairn.measures.MeasureId;
import health.cairn.measures.SeriesKey;
import java.util.Optional;

/** The measures and series a file speaks of: those Cairn knows, and new ones registered from what the file says. */
public interface SeriesCatalogue {

    /** The measure published by Fingertips under this number, if Cairn has a definition of it. */
    Optional<KnownMeasure> fingertips(int indicator);

    /**
     * The measure of this id; registered from the description where Cairn does not have it yet. What is registered in
     * this way is marked as not reviewed and is told in the problem report.
     */
    KnownMeasure measure(MeasureDescription description);

    /** The number under which readings of a series are written. Cheap to call again. */
    int number(SeriesKey key);

    /**
     * What reading needs to know of a measure.
     *
     * @param multiplier by what numerator over denominator is multiplied to give its value
     * @param financialYears whether a bare year of this measure begins on 1 April
     */
    record KnownMeasure(MeasureId id, MeasureDescription.Kind kind, double multiplier, boolean financialYears) {}
}

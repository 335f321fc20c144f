package health.cairn.imports;

import health.cairn.imports.SeriesCatalogue.KnownMeasure;
import health.cairn.measures.MeasureId;
import java.util.Optional;

/** The measures of this installation, as far as reading files needs to know them. */
interface MeasureCatalogue {

    Optional<KnownMeasure> fingertips(int indicator);

    Optional<KnownMeasure> find(MeasureId id);

    /** Takes on a measure from what a file says of it, marked as not reviewed. */
    void register(MeasureDescription description);
}

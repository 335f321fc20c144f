package health.cairn.measures;

import java.util.List;
import java.util.Optional;

/** The measures Cairn knows: those that people defined and those registered from a loaded file. Held in memory. */
public interface Measures {

    Optional<Measure> find(MeasureId id);

    /** The measure published by Fingertips under this number. */
    Optional<Measure> ofFingertips(int indicator);

    /** Every measure, by topic and name. */
    List<Measure> all();

    /**
     * Measures whose name, words, id or Fingertips number is like the text, best first; spelling mistakes are forgiven.
     *
     * @param limit the most to return, 1 to 100
     */
    List<Measure> search(String text, int limit);

    /** Measures whose id is nearly this text: what somebody may have meant who mistyped one. Best first. */
    List<Measure> near(String id, int limit);

    /** Adds a measure that no definition describes, unless it is there already; returns the one that is. */
    Measure register(Measure derivedFromFile);
}

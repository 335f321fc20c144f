package health.cairn.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Organisations and areas, looked up. Every answer is of the published batches only. */
public interface Directory {

    /** The area with this code or known under it by another publisher, open or closed, custom groups included. */
    Optional<Area> find(AreaCode code);

    /** Those of the given codes that are known, by the code asked for. Served from memory. */
    Map<AreaCode, Area> findAll(Collection<AreaCode> codes);

    /** Who belonged to whom on a day. Served from memory; days between two changes share one map. */
    AreaMap mapOn(LocalDate day);

    /** All areas of a type, open and closed, in code order. Custom groups are not listed: whoever knows the code may see them. */
    List<Area> ofType(AreaType type);

    /**
     * Areas whose name, code or postcode is like the text, best first; spelling mistakes are forgiven. Custom groups
     * are not found this way.
     *
     * @param limit the most to return, 1 to 100
     */
    List<Area> search(String text, int limit);

    /** Areas whose code is nearly this text: what somebody may have meant who mistyped a code. Best first. */
    List<Area> nearCodes(String text, int limit);

    /** A number that grows whenever anything in the directory changes: a key for caches and ETags. */
    long version();
}

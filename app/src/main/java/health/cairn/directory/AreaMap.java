package health.cairn.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who belonged to whom on one day: practices to PCNs and sub-ICB locations, those to ICBs, regions and England, and
 * practices to cancer alliances and federations where known. Immutable, held in memory, safe to share.
 *
 * <p>Practices that belong to no PCN on that day have none here; "not in a PCN" is never an area.
 */
public interface AreaMap {

    /** The day this map is of. */
    LocalDate day();

    /**
     * The area of that type which holds this one on this day, if any. England holds every practice on the map. Where no
     * source says it of the area itself, it is the one that holds what holds it, or else most of its practices. Custom
     * groups hold nothing in this sense.
     */
    Optional<AreaCode> parentOf(AreaCode child, AreaType parentType);

    /**
     * The practices inside an area, in code order; empty where the area is unknown or held none on this day. A practice
     * holds itself on any day; a custom group holds the practices of its members on this day.
     */
    List<AreaCode> practicesOf(AreaCode area);

    /** All areas of a type that hold at least one practice on this day, in code order; no custom groups. */
    List<AreaCode> areasOf(AreaType type);
}

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

    /** The area of that type which holds this one on this day, if any. England holds every practice on the map. */
    Optional<AreaCode> parentOf(AreaCode child, AreaType parentType);

    /** The practices inside an area (a practice holds itself), in code order; empty where the area is unknown. */
    List<AreaCode> practicesOf(AreaCode area);

    /** All areas of a type that hold at least one practice on this day, in code order. */
    List<AreaCode> areasOf(AreaType type);
}

package health.cairn.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an area over time.
 *
 * @param postcode its latest postcode
 * @param opened its first day, where a source says
 * @param closed its last day; null where it is open
 * @param closedKnownBy where no source gives the last day: the first list that no longer names the area
 * @param dormantSince the day of the source that says it sees no patients, where the latest one says so
 * @param otherCodes other codes it is known by, such as the ODS code of a sub-ICB location
 * @param names its names in order, the latest last
 * @param parents what it belonged to, in order of type and day
 * @param children what belonged to it directly, in order of day and code
 */
public record AreaHistory(
        Area area,
        @Nullable String postcode,
        @Nullable LocalDate opened,
        @Nullable LocalDate closed,
        @Nullable LocalDate closedKnownBy,
        @Nullable LocalDate dormantSince,
        List<AreaCode> otherCodes,
        List<Name> names,
        List<Stay> parents,
        List<Stay> children) {

    /**
     * A name with the days it was in use.
     *
     * @param from null: as far back as the sources go
     * @param until the first day after; null: still in use
     */
    public record Name(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /**
     * A membership.
     *
     * @param type the type of the parent
     * @param parent null: known to have been in none of this type
     * @param until the first day after; null: it lasts
     * @param fromKnownBy the list by which a start without a date of its own is known: it may have been any day since the list
     *     before
     * @param untilKnownBy the same for the end
     */
    public record Stay(
            AreaCode child,
            AreaType type,
            @Nullable AreaCode parent,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate fromKnownBy,
            @Nullable LocalDate untilKnownBy) {

        /** Whether it lasts on this day. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }
}

package health.cairn.directory.history;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One history of all organisations and memberships.
 *
 * @param otherCodes codes of other publishers, with the code areas are shown under today
 */
public record Merged(
        List<Organisation> organisations, List<Membership> memberships, Map<AreaCode, AreaCode> otherCodes) {

    /**
     * An organisation with everything known of it.
     *
     * @param name its latest name
     * @param closed the last day; null where it is open or the day is not known
     * @param closedKnownBy the day of the first list that no longer names it, where no source gives the last day
     * @param dormantSince the day of the source that says it sees no patients, where the latest one says so
     * @param names its names in order, the latest last; the first from null ("as far back as the sources go")
     */
    public record Organisation(
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            @Nullable LocalDate closedKnownBy,
            @Nullable LocalDate dormantSince,
            List<DatedName> names) {}

    /** A name with the days on which it was in use. */
    public record DatedName(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /**
     * A membership, half-open.
     *
     * @param parent null: known to have been in none of this type
     * @param fromKnownBy the list by which a start without a date of its own is known
     * @param untilKnownBy the list by which an end without a date of its own is known
     */
    public record Membership(
            AreaCode child,
            AreaType parentType,
            @Nullable AreaCode parent,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate fromKnownBy,
            @Nullable LocalDate untilKnownBy) {}
}

package health.cairn.directory.history;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the published batches say. In each fact {@code order} is the place of its batch in the order of publication,
 * unique per batch; {@code asOf} is the day the source speaks of.
 */
public record Facts(
        List<OrganisationFact> organisations,
        List<MembershipFact> memberships,
        List<ListingFact> listings,
        List<OtherCodeFact> otherCodes,
        List<DormantFact> dormant) {

    /** An organisation as a source describes it. */
    public record OrganisationFact(
            long order,
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            LocalDate asOf) {}

    /**
     * Membership of a child in a parent.
     *
     * @param parent null: in none of this type on the day {@code asOf}
     * @param from null: the source only says "on the day {@code asOf}"
     */
    public record MembershipFact(
            long order,
            AreaCode child,
            AreaType parentType,
            @Nullable AreaCode parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate asOf) {}

    /** The batch names every organisation of this type. */
    public record ListingFact(long order, AreaType type, LocalDate asOf) {}

    /** Another code for the same area. */
    public record OtherCodeFact(long order, AreaCode code, AreaCode other, LocalDate asOf) {}

    /** On the register but seeing no patients. */
    public record DormantFact(long order, AreaCode code, LocalDate asOf) {}
}

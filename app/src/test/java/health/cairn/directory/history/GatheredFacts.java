package health.cairn.directory.history;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.directory.history.Facts.DormantFact;
import health.cairn.directory.history.Facts.ListingFact;
import health.cairn.directory.history.Facts.MembershipFact;
import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Facts.OtherCodeFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of several batches in memory, to be merged without a database. */
final class GatheredFacts {

    final List<OrganisationFact> organisations = new ArrayList<>();
    final List<MembershipFact> memberships = new ArrayList<>();
    private final List<ListingFact> listings = new ArrayList<>();
    private final List<OtherCodeFact> otherCodes = new ArrayList<>();
    private final List<DormantFact> dormant = new ArrayList<>();

    Facts facts() {
        return new Facts(organisations, memberships, listings, otherCodes, dormant);
    }

    /** Writes one batch. */
    FactWriter batch(long order) {
        return new FactWriter() {
            @Override
            public void organisation(
                    AreaCode code,
                    AreaType type,
                    String name,
                    @Nullable String postcode,
                    @Nullable LocalDate opened,
                    @Nullable LocalDate closed,
                    LocalDate asOf) {
                organisations.add(new OrganisationFact(order, code, type, name, postcode, opened, closed, asOf));
            }

            @Override
            public void membership(
                    AreaCode child,
                    AreaType parentType,
                    AreaCode parent,
                    @Nullable LocalDate from,
                    @Nullable LocalDate until,
                    LocalDate asOf) {
                memberships.add(new MembershipFact(order, child, parentType, parent, from, until, asOf));
            }

            @Override
            public void noParent(AreaCode child, AreaType parentType, LocalDate asOf) {
                memberships.add(new MembershipFact(order, child, parentType, null, null, null, asOf));
            }

            @Override
            public void listing(AreaType type, LocalDate asOf) {
                listings.add(new ListingFact(order, type, asOf));
            }

            @Override
            public void otherCode(AreaCode code, AreaCode other, LocalDate asOf) {
                otherCodes.add(new OtherCodeFact(order, code, other, asOf));
            }

            @Override
            public void dormant(AreaCode code, LocalDate asOf) {
                dormant.add(new DormantFact(order, code, asOf));
            }

            @Override
            public void listSize(
                    AreaCode practice, LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people) {}

            @Override
            public void close() {}
        };
    }
}

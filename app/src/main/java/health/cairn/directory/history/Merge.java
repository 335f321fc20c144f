package health.cairn.directory.history;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.history.Facts.DormantFact;
import health.cairn.directory.history.Facts.ListingFact;
import health.cairn.directory.history.Facts.MembershipFact;
import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Merged.DatedName;
import health.cairn.directory.history.Merged.Membership;
import health.cairn.directory.history.Merged.Organisation;
import health.cairn.directory.history.Timeline.Dated;
import health.cairn.directory.history.Timeline.Segment;
import health.cairn.directory.history.Timeline.Snapshot;
import health.cairn.directory.history.Timeline.Stretch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Merges the facts of all published batches into one history. */
public final class Merge {

    private final Facts facts;
    private final Codes codes;

    private Merge(Facts facts) {
        this.facts = facts;
        this.codes = new Codes(facts.otherCodes());
    }

    /**
     * The history that these facts tell together. The same facts in any order give the same history; where two facts of
     * one day disagree, the one published last is believed.
     */
    public static Merged of(Facts facts) {
        return new Merge(facts).merged();
    }

    private Merged merged() {
        Map<AreaCode, Organisation> organisations = organisations();
        return new Merged(List.copyOf(organisations.values()), memberships(organisations), codes.latest());
    }

    // ---- organisations
    // -------------------------------------------------------------------------------------------------

    private Map<AreaCode, Organisation> organisations() {
        Map<AreaCode, List<OrganisationFact>> byCode = new TreeMap<>();
        for (OrganisationFact fact : facts.organisations()) {
            byCode.computeIfAbsent(codes.on(fact.asOf(), fact.code()), _ -> new ArrayList<>())
                    .add(fact);
        }
        Map<AreaType, List<ListingFact>> listings = new HashMap<>();
        for (ListingFact listing : facts.listings()) {
            listings.computeIfAbsent(listing.type(), _ -> new ArrayList<>()).add(listing);
        }
        Map<AreaCode, DormantFact> dormant = new HashMap<>();
        for (DormantFact fact : facts.dormant()) {
            dormant.merge(fact.code(), fact, (a, b) -> a.asOf().isAfter(b.asOf()) ? a : b);
        }
        Map<AreaCode, Organisation> organisations = new LinkedHashMap<>();
        byCode.forEach((code, ofOne) -> {
            ofOne.sort(Comparator.comparing(OrganisationFact::asOf).thenComparingLong(OrganisationFact::order));
            organisations.put(code, organisation(code, ofOne, listings, dormant.get(code)));
        });
        return organisations;
    }

    private static Organisation organisation(
            AreaCode code,
            List<OrganisationFact> ofOne,
            Map<AreaType, List<ListingFact>> listings,
            @Nullable DormantFact dormant) {
        OrganisationFact latest = ofOne.getLast();
        AreaType type = AreaType.OTHER;
        String postcode = null;
        LocalDate opened = null;
        OrganisationFact dated = null;
        for (OrganisationFact fact : ofOne) {
            type = fact.type() == AreaType.OTHER ? type : fact.type();
            postcode = fact.postcode() == null ? postcode : fact.postcode();
            opened = fact.opened() == null ? opened : fact.opened();
            dated = fact.opened() == null && fact.closed() == null ? dated : fact;
        }
        LocalDate closed = dated == null ? null : dated.closed();
        LocalDate closedKnownBy = null;
        if (closed == null) {
            closedKnownBy = missingFrom(listings.getOrDefault(type, List.of()), ofOne, latest.asOf());
            closed = closedKnownBy == null ? null : lastDayBefore(closedKnownBy, latest.asOf());
        }
        LocalDate dormantSince = null;
        if (dormant != null && closed == null && !dormant.asOf().isBefore(latest.asOf())) {
            dormantSince = dormant.asOf();
        }
        List<DatedName> names = Names.of(ofOne);
        return new Organisation(
                code, type, names.getLast().name(), postcode, opened, closed, closedKnownBy, dormantSince, names);
    }

    /** The first list after the last mention that should name the organisation and does not. */
    private static @Nullable LocalDate missingFrom(
            List<ListingFact> listings, List<OrganisationFact> ofOne, LocalDate lastMention) {
        Set<Long> naming = new HashSet<>();
        ofOne.forEach(fact -> naming.add(fact.order()));
        boolean everListed = listings.stream().anyMatch(listing -> naming.contains(listing.order()));
        if (!everListed) {
            return null;
        }
        return listings.stream()
                .map(ListingFact::asOf)
                .filter(day -> day.isAfter(lastMention))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Yearly lists speak for their year: gone by 31 March 2021 means the last day is put at 31 March 2020. */
    private static LocalDate lastDayBefore(LocalDate listing, LocalDate lastMention) {
        LocalDate year = Timeline.yearStart(listing);
        return (year.isAfter(lastMention) ? year : listing).minusDays(1);
    }

    // ---- memberships
    // ---------------------------------------------------------------------------------------------------

    private record Key(AreaCode child, AreaType parentType) {}

    private List<Membership> memberships(Map<AreaCode, Organisation> organisations) {
        Map<Key, List<MembershipFact>> byKey =
                new TreeMap<>(Comparator.comparing(Key::child).thenComparing(Key::parentType));
        for (MembershipFact fact : facts.memberships()) {
            AreaCode child = codes.on(fact.asOf(), fact.child());
            byKey.computeIfAbsent(new Key(child, fact.parentType()), _ -> new ArrayList<>())
                    .add(fact);
        }
        List<Membership> memberships = new ArrayList<>();
        byKey.forEach((key, ofOne) -> {
            Organisation child = organisations.get(key.child());
            for (Segment<AreaCode> segment : segments(ofOne)) {
                Segment<AreaCode> clipped = child == null ? segment : withinLife(segment, child);
                if (!clipped.isEmpty()) {
                    memberships.add(new Membership(
                            key.child(),
                            key.parentType(),
                            clipped.value(),
                            clipped.from(),
                            clipped.until(),
                            clipped.fromKnownBy(),
                            clipped.untilKnownBy()));
                }
            }
        });
        return memberships;
    }

    /**
     * No membership after the last day; and one whose start was put at the beginning of a year begins on the day the
     * organisation opened, where that is later in the year.
     */
    private static Segment<AreaCode> withinLife(Segment<AreaCode> segment, Organisation child) {
        Segment<AreaCode> within = segment;
        LocalDate opened = child.opened();
        LocalDate known = segment.fromKnownBy();
        if (opened != null && known != null && opened.isAfter(segment.from()) && !opened.isAfter(known)) {
            within = new Segment<>(segment.value(), opened, segment.until(), null, segment.untilKnownBy());
        }
        LocalDate closed = child.closed();
        return closed == null ? within : within.until(closed.plusDays(1), child.closedKnownBy());
    }

    private List<Segment<AreaCode>> segments(List<MembershipFact> ofOne) {
        ofOne.sort(Comparator.comparingLong(MembershipFact::order));
        List<Snapshot<AreaCode>> snapshots = new ArrayList<>();
        Map<Long, Dated<AreaCode>> dated = new TreeMap<>();
        for (MembershipFact fact : ofOne) {
            AreaCode parent = fact.parent();
            LocalDate from = fact.from();
            if (from == null) {
                snapshots.add(new Snapshot<>(fact.asOf(), parent == null ? null : codes.on(fact.asOf(), parent)));
            } else if (parent != null) {
                List<Stretch<AreaCode>> stretches = dated.computeIfAbsent(
                                fact.order(), _ -> new Dated<>(fact.asOf(), new ArrayList<>()))
                        .stretches();
                stretches.addAll(codes.over(parent, from, fact.until()));
            }
        }
        return Timeline.merge(snapshots, List.copyOf(dated.values()));
    }
}

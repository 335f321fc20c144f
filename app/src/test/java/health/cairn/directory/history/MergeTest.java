package health.cairn.directory.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.history.Facts.DormantFact;
import health.cairn.directory.history.Facts.ListingFact;
import health.cairn.directory.history.Facts.MembershipFact;
import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Facts.OtherCodeFact;
import health.cairn.directory.history.Merged.DatedName;
import health.cairn.directory.history.Merged.Membership;
import health.cairn.directory.history.Merged.Organisation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small sets of facts made by hand; codes in the form of real ones, names invented. */
class MergeTest {

    private static final AreaCode PRACTICE = new AreaCode("A99001");
    private static final AreaCode PCN = new AreaCode("U99001");

    private final List<OrganisationFact> organisations = new ArrayList<>();
    private final List<MembershipFact> memberships = new ArrayList<>();
    private final List<ListingFact> listings = new ArrayList<>();
    private final List<OtherCodeFact> otherCodes = new ArrayList<>();
    private final List<DormantFact> dormant = new ArrayList<>();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private Merged merged() {
        return Merge.of(new Facts(organisations, memberships, listings, otherCodes, dormant));
    }

    private Organisation only(AreaCode code) {
        return merged().organisations().stream()
                .filter(organisation -> organisation.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void named(long order, AreaCode code, AreaType type, String name, String asOf) {
        organisations.add(new OrganisationFact(order, code, type, name, null, null, null, day(asOf)));
    }

    private void registered(long order, AreaCode code, String opened, @Nullable String closed, String asOf) {
        organisations.add(new OrganisationFact(
                order,
                code,
                AreaType.PRACTICE,
                "THE SURGERY",
                "TS1 1AA",
                day(opened),
                closed == null ? null : day(closed),
                day(asOf)));
    }

    private void member(long order, AreaCode child, AreaType type, @Nullable AreaCode parent, String asOf) {
        memberships.add(new MembershipFact(order, child, type, parent, null, null, day(asOf)));
    }

    @Test
    void aChangeOfCapitalsOrOfTheAmpersandIsNotAChangeOfName() {
        named(1, PCN, AreaType.PCN, "ECCLES & IRLAM PCN", "2020-03-31");
        named(2, PCN, AreaType.PCN, "Eccles and Irlam PCN", "2021-03-31");
        named(3, PCN, AreaType.PCN, "Irwell PCN", "2022-03-31");
        assertThat(only(PCN).names())
                .containsExactly(
                        new DatedName("Eccles and Irlam PCN", null, day("2021-04-01")),
                        new DatedName("Irwell PCN", day("2021-04-01"), null));
        assertThat(only(PCN).name()).isEqualTo("Irwell PCN");
    }

    @Test
    void aDatedClosureEndsMembershipsAfterItsLastDay() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        registered(2, PRACTICE, "1974-04-01", "2020-06-30", "2022-12-05");
        member(1, PRACTICE, AreaType.PCN, PCN, "2020-03-31");
        assertThat(only(PRACTICE).closed()).isEqualTo(day("2020-06-30"));
        assertThat(only(PRACTICE).closedKnownBy()).isNull();
        assertThat(merged().memberships()).extracting(Membership::until).containsExactly(day("2020-07-01"));
    }

    @Test
    void whoALaterListDoesNotNameIsGoneAndTheListIsNamed() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        member(1, PRACTICE, AreaType.PCN, PCN, "2020-03-31");
        listings.add(new ListingFact(1, AreaType.PRACTICE, day("2020-03-31")));
        listings.add(new ListingFact(2, AreaType.PRACTICE, day("2021-03-31")));
        assertThat(only(PRACTICE).closed()).isEqualTo(day("2020-03-31"));
        assertThat(only(PRACTICE).closedKnownBy()).isEqualTo(day("2021-03-31"));
        assertThat(merged().memberships())
                .containsExactly(new Membership(
                        PRACTICE,
                        AreaType.PCN,
                        PCN,
                        day("2019-04-01"),
                        day("2020-04-01"),
                        day("2020-03-31"),
                        day("2021-03-31")));
    }

    @Test
    void absenceMeansNothingWithoutAListOrForWhomNoListEverNamed() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        assertThat(only(PRACTICE).closed()).isNull();
        listings.add(new ListingFact(2, AreaType.PRACTICE, day("2021-03-31")));
        assertThat(only(PRACTICE).closed()).isNull();
    }

    @Test
    void whoIsNamedAgainAfterAListThatMissedItIsOpen() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        named(3, PRACTICE, AreaType.PRACTICE, "The Surgery", "2022-03-31");
        listings.add(new ListingFact(1, AreaType.PRACTICE, day("2020-03-31")));
        listings.add(new ListingFact(2, AreaType.PRACTICE, day("2021-03-31")));
        listings.add(new ListingFact(3, AreaType.PRACTICE, day("2022-03-31")));
        assertThat(only(PRACTICE).closed()).isNull();
    }

    @Test
    void aRegisterThatSaysOpenAfterTheListIsBelieved() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        listings.add(new ListingFact(1, AreaType.PRACTICE, day("2020-03-31")));
        listings.add(new ListingFact(2, AreaType.PRACTICE, day("2021-03-31")));
        registered(3, PRACTICE, "1974-04-01", null, "2021-03-31");
        assertThat(only(PRACTICE).closed()).isNull();
    }

    @Test
    void factsUnderAnotherCodeBelongToTheAreaAndFollowItsBoundary() {
        AreaCode ods = new AreaCode("15M");
        AreaCode before = new AreaCode("E38000229");
        AreaCode after = new AreaCode("E38000261");
        otherCodes.add(new OtherCodeFact(1, before, ods, day("2021-03-31")));
        otherCodes.add(new OtherCodeFact(2, after, ods, day("2022-03-31")));
        memberships.add(
                new MembershipFact(3, PRACTICE, AreaType.SUB_ICB, ods, day("2013-04-01"), null, day("2022-12-05")));
        named(3, ods, AreaType.SUB_ICB, "NHS Somewhere ICB - 15M", "2022-12-05");
        Merged merged = merged();
        assertThat(merged.otherCodes()).containsEntry(ods, after);
        assertThat(merged.organisations()).extracting(Organisation::code).containsExactly(after);
        assertThat(merged.memberships())
                .containsExactly(
                        new Membership(
                                PRACTICE, AreaType.SUB_ICB, before, day("2013-04-01"), day("2021-04-01"), null, null),
                        new Membership(PRACTICE, AreaType.SUB_ICB, after, day("2021-04-01"), null, null, null));
    }

    @Test
    void ofTwoBatchesThatSpeakOfOneDayTheOnePublishedLastIsBelieved() {
        member(7, PRACTICE, AreaType.PCN, PCN, "2020-03-31");
        member(5, PRACTICE, AreaType.PCN, new AreaCode("U99002"), "2020-03-31");
        assertThat(merged().memberships()).extracting(Membership::parent).containsExactly(PCN);
    }

    @Test
    void aKnownTypeIsNotLostToOneThatOnlySaysOther() {
        named(1, PRACTICE, AreaType.PRACTICE, "The Surgery", "2020-03-31");
        named(2, PRACTICE, AreaType.OTHER, "The Surgery", "2022-12-05");
        assertThat(only(PRACTICE).type()).isEqualTo(AreaType.PRACTICE);
    }

    @Test
    void dormancyIsShownWhileNothingLaterIsKnown() {
        registered(1, PRACTICE, "1974-04-01", null, "2022-12-05");
        dormant.add(new DormantFact(1, PRACTICE, day("2022-12-05")));
        assertThat(only(PRACTICE).dormantSince()).isEqualTo(day("2022-12-05"));
        named(2, PRACTICE, AreaType.PRACTICE, "The Surgery", "2023-03-31");
        assertThat(only(PRACTICE).dormantSince()).isNull();
    }
}

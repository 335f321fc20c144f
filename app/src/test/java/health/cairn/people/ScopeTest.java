package health.cairn.people;

import static health.cairn.people.TestOrganisations.ALLIANCE;
import static health.cairn.people.TestOrganisations.ELSEWHERE;
import static health.cairn.people.TestOrganisations.LEFT;
import static health.cairn.people.TestOrganisations.NEIGHBOUR;
import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static health.cairn.people.TestOrganisations.PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.CairnTest;
import health.cairn.people.Roles.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Who may see and do what, decided from roles, agreements and the map of the day. The rules are those of {@link Scope}. */
@CairnTest
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    @Autowired
    TestOrganisations world;

    @Autowired
    Organisations organisations;

    @Autowired
    Agreements agreements;

    @Autowired
    ShareStore shares;

    @Autowired
    Roles roles;

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeAll
    void organisationsAreKnown() {
        world.publish();
    }

    @BeforeEach
    void nothingIsAgreed() {
        jdbc.sql("delete from people.agreement").update();
    }

    @Test
    void aRoleHoldsFromItsFirstDayUntilTheDayBeforeItsEnd() {
        var role = new RoleAt(1, PRACTICE, Role.MEMBER, TODAY, Optional.of(TODAY.plusDays(2)));
        assertThat(role.holdsOn(TODAY.minusDays(1))).isFalse();
        assertThat(role.holdsOn(TODAY)).isTrue();
        assertThat(role.holdsOn(TODAY.plusDays(1))).isTrue();
        assertThat(role.holdsOn(TODAY.plusDays(2))).isFalse();
    }

    @Test
    void visitorsAndPeopleWithoutARoleMayNothingButRead() {
        for (Viewer viewer : List.of(new Viewer.Visitor(), person())) {
            Scope scope = scopes.of(viewer);
            assertThat(scope.mayLoad()).isFalse();
            assertThat(scope.mayChoose()).isFalse();
            assertThat(scope.maySeeAggregates(PRACTICE)).isFalse();
            assertThat(scope.maySeeIdentifiable(PRACTICE)).isFalse();
            assertThat(scope.mayAdminister(PRACTICE)).isFalse();
        }
    }

    @Test
    void loadingNeedsAnAnalystAProgrammeManagerOrAnAdministratorOfTheInstallation() {
        for (Role role : Role.values()) {
            assertThat(scope(role, NETWORK).mayLoad())
                    .as("%s", role)
                    .isEqualTo(role == Role.ANALYST || role == Role.PROGRAMME_MANAGER);
        }
        assertThat(scopes.of(installation()).mayLoad()).isTrue();
    }

    @Test
    void choosingNeedsALeadAProgrammeManagerAnAnalystOrAnAdministrator() {
        for (Role role : Role.values()) {
            assertThat(scope(role, NETWORK).mayChoose())
                    .as("%s", role)
                    .isEqualTo(role != Role.MEMBER && role != Role.PRACTICE_DATA_HOLDER && role != Role.COACH);
        }
        assertThat(scopes.of(installation()).mayChoose()).isTrue();
    }

    @Test
    void patientsAreSeenByDataHoldersOfTheirOwnPracticeOnly() {
        assertThat(scope(Role.PRACTICE_DATA_HOLDER, PRACTICE).maySeeIdentifiable(PRACTICE))
                .isTrue();
        assertThat(scope(Role.PRACTICE_DATA_HOLDER, PRACTICE).maySeeIdentifiable(NEIGHBOUR))
                .isFalse();
        assertThat(scope(Role.PRACTICE_DATA_HOLDER, NETWORK).maySeeIdentifiable(PRACTICE))
                .isFalse();
        assertThat(scope(Role.PRACTICE_DATA_HOLDER, NETWORK).maySeeIdentifiable(NETWORK))
                .isFalse();
        for (Role role : Role.values()) {
            for (String above : new String[] {NETWORK, ALLIANCE}) {
                assertThat(scope(role, above).maySeeIdentifiable(PRACTICE))
                        .as("%s at %s", role, above)
                        .isFalse();
            }
            assertThat(scope(role, PRACTICE).maySeeIdentifiable(PRACTICE))
                    .as("%s", role)
                    .isEqualTo(role == Role.PRACTICE_DATA_HOLDER);
        }
        assertThat(scopes.of(installation()).maySeeIdentifiable(PRACTICE)).isFalse();
    }

    @Test
    void withoutAnAgreementAPracticesCountsAreSeenByThePracticeAlone() {
        assertThat(scope(Role.MEMBER, PRACTICE).maySeeAggregates(PRACTICE)).isTrue();
        assertThat(scope(Role.MEMBER, PRACTICE).maySeeAggregates(NEIGHBOUR)).isFalse();
        for (Role role : Role.values()) {
            assertThat(scope(role, NETWORK).maySeeAggregates(PRACTICE))
                    .as("%s", role)
                    .isFalse();
            assertThat(scope(role, NETWORK).maySeeAggregates(NETWORK))
                    .as("%s", role)
                    .isFalse();
        }
        assertThat(scopes.of(installation()).maySeeAggregates(PRACTICE)).isFalse();
    }

    @Test
    void anAgreementOpensThePracticesCountsToTheNetworkAndToNobodyElse() {
        agree(PRACTICE, NETWORK, TODAY, Optional.empty());
        Scope lead = scope(Role.NETWORK_LEAD, NETWORK);
        assertThat(lead.maySeeAggregates(PRACTICE)).isTrue();
        assertThat(lead.maySeeAggregates(NEIGHBOUR)).isFalse();
        assertThat(lead.practicesCounted(NETWORK)).containsExactly(PRACTICE);
        assertThat(lead.practicesCounted(ALLIANCE)).containsExactly(PRACTICE);
        assertThat(lead.maySeeIdentifiable(PRACTICE)).isFalse();
        assertThat(scope(Role.NETWORK_LEAD, OTHER_NETWORK).maySeeAggregates(PRACTICE))
                .isFalse();
        assertThat(scope(Role.PROGRAMME_MANAGER, ALLIANCE).maySeeAggregates(PRACTICE))
                .isFalse();
        assertThat(scope(Role.MEMBER, NEIGHBOUR).maySeeAggregates(PRACTICE)).isFalse();
        agree(ELSEWHERE, ALLIANCE, TODAY, Optional.empty());
        assertThat(scope(Role.PROGRAMME_MANAGER, ALLIANCE).practicesCounted(OTHER_NETWORK))
                .containsExactly(ELSEWHERE);
    }

    @Test
    void anAgreementHoldsFromItsFirstDayUntilTheDayBeforeItsEnd() {
        agree(PRACTICE, NETWORK, TODAY, Optional.of(TODAY.plusDays(2)));
        var lead = person(new RoleAt(1, NETWORK, Role.NETWORK_LEAD, LocalDate.EPOCH, Optional.empty()));
        assertThat(on(TODAY.minusDays(1), lead).maySeeAggregates(PRACTICE)).isFalse();
        assertThat(on(TODAY, lead).maySeeAggregates(PRACTICE)).isTrue();
        assertThat(on(TODAY.plusDays(1), lead).maySeeAggregates(PRACTICE)).isTrue();
        assertThat(on(TODAY.plusDays(2), lead).maySeeAggregates(PRACTICE)).isFalse();
    }

    @Test
    void aPracticeThatMovedToAnotherNetworkIsNoLongerSeenByTheFirst() {
        agree(LEFT, NETWORK, LocalDate.of(2023, 1, 1), Optional.empty());
        var lead = person(new RoleAt(1, NETWORK, Role.NETWORK_LEAD, LocalDate.EPOCH, Optional.empty()));
        assertThat(on(LocalDate.of(2023, 12, 31), lead).maySeeAggregates(LEFT)).isTrue();
        assertThat(on(LocalDate.of(2024, 1, 1), lead).maySeeAggregates(LEFT)).isFalse();
    }

    @Test
    void administeringANetworkIsNotAdministeringItsPractices() {
        Scope administrator = scope(Role.ADMINISTRATOR, NETWORK);
        assertThat(administrator.mayAdminister(NETWORK)).isTrue();
        assertThat(administrator.mayAdminister(PRACTICE)).isFalse();
        assertThat(administrator.mayAdministerInstallation()).isFalse();
        assertThat(administrator.mayInvite(Role.NETWORK_LEAD, NETWORK)).isTrue();
        assertThat(administrator.mayInvite(Role.ANALYST, NETWORK)).isFalse();
        assertThat(administrator.mayInvite(Role.PROGRAMME_MANAGER, NETWORK)).isFalse();
        assertThat(scopes.of(installation()).mayInvite(Role.ANALYST, NETWORK)).isTrue();
        assertThat(scope(Role.NETWORK_LEAD, NETWORK).mayAdminister(NETWORK)).isFalse();
    }

    @Test
    void nobodyGivesARoleToThemselvesNotEvenPastTheProgram() {
        Account own = people.account("installation@example.com", "Test installation", true);
        Scope scope = scopes.of(new Viewer.Person(own.number(), own.name(), true, Optional.empty()));
        assertThat(scope.mayGrant(Role.PRACTICE_DATA_HOLDER, PRACTICE, own.number()))
                .isFalse();
        assertThatThrownBy(() -> roles.grant(scope, own.number(), wanted(Role.PRACTICE_DATA_HOLDER, PRACTICE)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into people.role (account, organisation, role, starts, granted_by)
                                values (:own, 'A99001', 'PRACTICE_DATA_HOLDER', current_date, :own)
                                """).param("own", own.number()).update())
                .hasMessageContaining("nobody_gives_a_role_to_themselves");
    }

    @Test
    void aRoleIsGivenOnceAndEndedToday() {
        Account somebody = people.account("grantee@example.com", "Test grantee", false);
        Scope administrator = scopes.of(personOf(people.holding(Role.ADMINISTRATOR, NETWORK)));
        roles.grant(administrator, somebody.number(), wanted(Role.NETWORK_LEAD, NETWORK));
        roles.grant(administrator, somebody.number(), wanted(Role.NETWORK_LEAD, NETWORK));
        List<RoleAt> held = roles.of(somebody.number());
        assertThat(held).extracting(RoleAt::role).containsExactly(Role.NETWORK_LEAD);
        Scope stranger = scopes.of(personOf(people.holding(Role.ADMINISTRATOR, OTHER_NETWORK)));
        long number = held.getFirst().number();
        assertThatThrownBy(() -> roles.end(stranger, NETWORK, number)).isInstanceOf(AccessDeniedException.class);
        assertThat(roles.end(stranger, OTHER_NETWORK, number)).isFalse();
        assertThat(roles.end(administrator, NETWORK, number)).isTrue();
        assertThat(roles.of(somebody.number())).isEmpty();
        assertThat(roles.end(administrator, NETWORK, number)).isFalse();
        assertThat(roles.at(NETWORK)).anyMatch(holder -> holder.role().number() == number);
    }

    @Test
    void aRoleThatCannotBeIsRefusedInWords() {
        long somebody =
                people.account("refused@example.com", "Test refused", false).number();
        assertThatThrownBy(() -> roles.appoint(somebody, wanted(Role.MEMBER, "X99999")))
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("No organisation has the code 'X99999'");
        assertThatThrownBy(() -> roles.appoint(somebody, wanted(Role.PRACTICE_DATA_HOLDER, NETWORK)))
                .hasMessageContaining("not a practice");
        assertThatThrownBy(() -> roles.appoint(somebody, new Wanted(PRACTICE, Role.MEMBER, TODAY, Optional.of(TODAY))))
                .hasMessageContaining("ends after it starts");
    }

    @Test
    void agreementsAreThePracticesToMakeWithWhatItBelongsTo() {
        Scope practice = scopes.of(personOf(people.holding(Role.ADMINISTRATOR, PRACTICE)));
        Scope network = scopes.of(personOf(people.holding(Role.ADMINISTRATOR, NETWORK)));
        LocalDate today = LocalDate.now(clock);
        assertThatThrownBy(() -> agreements.record(network, PRACTICE, NETWORK, "A Partner", today, Optional.empty()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        agreements.record(practice, PRACTICE, OTHER_NETWORK, "A Partner", today, Optional.empty()))
                .hasMessageContaining("does not belong");
        assertThatThrownBy(() -> agreements.record(practice, PRACTICE, NETWORK, " ", today, Optional.empty()))
                .hasMessageContaining("who signed");
        agreements.record(practice, PRACTICE, NETWORK, "A Partner", today, Optional.empty());
        agreements.record(practice, PRACTICE, NETWORK, "A Partner", today, Optional.empty());
        assertThat(agreements.with(NETWORK)).hasSize(1);
        long number = agreements.of(PRACTICE).getFirst().number();
        assertThat(scope(Role.NETWORK_LEAD, NETWORK).maySeeAggregates(PRACTICE)).isTrue();
        assertThatThrownBy(() -> agreements.end(network, PRACTICE, number)).isInstanceOf(AccessDeniedException.class);
        assertThat(agreements.end(practice, PRACTICE, number)).isTrue();
        assertThat(scope(Role.NETWORK_LEAD, NETWORK).maySeeAggregates(PRACTICE)).isFalse();
    }

    private Scope scope(Role role, String organisation) {
        return scopes.of(person(new RoleAt(1, organisation, role, LocalDate.EPOCH, Optional.empty())));
    }

    private Scope on(LocalDate day, Viewer viewer) {
        return new Scope(viewer, day, organisations, agreements, shares);
    }

    private Viewer.Person personOf(Account account) {
        return new Viewer.Person(
                account.number(), account.name(), account.administrator(), account.home(), roles.of(account.number()));
    }

    private static Viewer.Person person(RoleAt... held) {
        return new Viewer.Person(7, "Test person", false, Optional.empty(), List.of(held));
    }

    private static Viewer.Person installation() {
        return new Viewer.Person(7, "Test administrator", true, Optional.empty());
    }

    private static Wanted wanted(Role role, String organisation) {
        return Wanted.from(LocalDate.EPOCH, role, organisation);
    }

    private void agree(String practice, String holder, LocalDate starts, Optional<LocalDate> ends) {
        jdbc.sql("""
                        insert into people.agreement (practice, holder, signatory, starts, ends)
                        values (:practice, :holder, 'A Partner', :starts, :ends)
                        """)
                .param("practice", practice)
                .param("holder", holder)
                .param("starts", starts)
                .param("ends", ends.orElse(null))
                .update();
    }
}

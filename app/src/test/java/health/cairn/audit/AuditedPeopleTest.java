package health.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import health.cairn.CairnTest;
import health.cairn.audit.Audit.Filter;
import health.cairn.people.Access;
import health.cairn.people.AccessTokens;
import health.cairn.people.Account;
import health.cairn.people.Agreements;
import health.cairn.people.Grantee;
import health.cairn.people.Invitations;
import health.cairn.people.ObjectRef;
import health.cairn.people.PeopleEvent;
import health.cairn.people.Role;
import health.cairn.people.Roles;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.SecondFactors;
import health.cairn.people.Sharing;
import health.cairn.people.TestOrganisations;
import health.cairn.people.TestPeople;
import health.cairn.people.ThingMade;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Everything that happens to accounts and to what people may see stands in the record, each thing once. */
@CairnTest
@Import({TestOrganisations.class, AuditedPeopleTest.Heard.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditedPeopleTest {

    private static final String NETWORK = TestOrganisations.NETWORK;
    private static final String PRACTICE = TestOrganisations.PRACTICE;
    private static final ObjectRef THING = new ObjectRef("run", "77");

    /** Every event of people that was told. */
    @TestComponent
    static class Heard {
        private final List<PeopleEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        void heard(PeopleEvent event) {
            events.add(event);
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Heard heard;

    @Autowired
    TestPeople people;

    @Autowired
    TestOrganisations world;

    @Autowired
    Roles roles;

    @Autowired
    Scopes scopes;

    @Autowired
    Invitations invitations;

    @Autowired
    SecondFactors factors;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Agreements agreements;

    @Autowired
    Sharing sharing;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeAll
    void theWorld() {
        world.publish();
        factors.require(false);
        installation();
    }

    @Test
    void comingInAndGoingOut() throws Exception {
        Account owner = people.account("owner@example.com", "Test owner", false);
        recorded(() -> signIn(owner, "not the password"), tuple(Act.SIGN_IN, Outcome.REFUSED, "account", owner));
        Cookie[] session = new Cookie[1];
        recorded(
                () -> session[0] = Objects.requireNonNull(
                        signIn(owner, TestPeople.PASSWORD).getCookie("cairn")),
                tuple(Act.SIGN_IN, Outcome.DONE, "", ""));
        recorded(
                () -> send(
                        post("/confirm").param("password", TestPeople.PASSWORD).cookie(session)),
                tuple(Act.SIGN_IN, Outcome.DONE, "confirmation", "PASSWORD"));
        recorded(() -> send(post("/sign-out").cookie(session)), tuple(Act.SIGN_OUT, Outcome.DONE, "", ""));
        recorded(
                () -> send(post("/account/security/sign-out-everywhere").with(people.as(owner))),
                tuple(Act.SIGN_OUT, Outcome.DONE, "account", owner));
        recorded(
                () -> mvc.perform(post("/api/v1/runs").header("Authorization", "Bearer cairn_never-made")),
                tuple(Act.SIGN_IN, Outcome.REFUSED, "", ""));
        recorded(this::tryAPasskeyThatNobodyHas, tuple(Act.SIGN_IN, Outcome.REFUSED, "", ""));
    }

    /** An assertion of the right form (WebAuthn level 3, 5.2.2) for a credential that was never registered. */
    private void tryAPasskeyThatNobodyHas() throws Exception {
        Cookie session = Objects.requireNonNull(
                send(post("/webauthn/authenticate/options")).getCookie("cairn"));
        MockHttpServletResponse answer = send(post("/login/webauthn")
                .cookie(session)
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"id": "bm9ib2R5", "rawId": "bm9ib2R5", "credType": "public-key",
                         "response": {"authenticatorData": "AAAA", "clientDataJSON": "e30", "signature": "AAAA",
                                      "userHandle": "AAAA"},
                         "clientExtensionResults": {}, "authenticatorAttachment": "platform"}
                        """));
        assertThat(answer.getStatus()).isEqualTo(401);
    }

    @Test
    void accountsTheirFactorsAndTokens() throws Exception {
        Account owner = people.account("factors@example.com", "Test factors", false);
        recorded(
                () -> people.account("made@example.com", "Test made", false),
                tuple(Act.ACCOUNT_MADE, Outcome.DONE, "account", owner.number() + 1));
        recorded(
                () -> send(post("/account/password")
                        .param("present", TestPeople.PASSWORD)
                        .param("password", "five brisk terns")
                        .with(people.as(owner))),
                tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "password of account", owner));
        recorded(() -> enrol(owner), tuple(Act.SECOND_FACTOR, Outcome.DONE, "enrolled ONE_TIME_CODE", owner));
        recorded(
                () -> send(post("/account/security/recovery-codes").with(people.as(owner))),
                tuple(Act.SECOND_FACTOR, Outcome.DONE, "enrolled RECOVERY_CODE", owner));
        recorded(
                () -> tokens.issue(owner.number(), "reads", Set.of(AccessTokens.Use.READ), Duration.ofDays(1)),
                tuple(Act.TOKEN, Outcome.DONE, "made token", 1));
        recorded(() -> tokens.end(owner.number(), 1), tuple(Act.TOKEN, Outcome.DONE, "ended token", 1));
        tokens.issue(owner.number(), "reads on", Set.of(AccessTokens.Use.READ), Duration.ofDays(1));
        String[] link = new String[1];
        recorded(
                () -> link[0] = invitations.recover(installation(), owner.number()),
                tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "way back into account", owner));
        recorded(
                () -> invitations.recover(link[0], "five other terns"),
                tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "password of account", owner),
                tuple(Act.SECOND_FACTOR, Outcome.DONE, "removed ONE_TIME_CODE", owner),
                tuple(Act.SIGN_OUT, Outcome.DONE, "account", owner),
                tuple(Act.TOKEN, Outcome.DONE, "ended token", 2));
    }

    /** How they come about is tried with a real provider in {@code ProviderSignInTest} and {@code ProviderSignOutTest}. */
    @Test
    void whatProvidersSay() {
        long account = people.account("of.a.provider@example.com", "Test of a provider", false)
                .number();
        recorded(
                () -> events.publishEvent(new PeopleEvent.ProviderLinked(account, "cis2", Optional.empty())),
                tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "link to provider cis2 of account", account));
        recorded(
                () -> events.publishEvent(new PeopleEvent.ProviderUnlinked(account, "cis2", Optional.of(account))),
                tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "ended link to provider cis2 of account", account));
        recorded(
                () -> events.publishEvent(new PeopleEvent.ProviderRolesRefused(account, "cis2", 3)),
                tuple(Act.ROLE_GRANTED, Outcome.REFUSED, "roles by provider cis2 of account " + account, 3));
        recorded(
                () -> events.publishEvent(new PeopleEvent.SignedOutByProvider(account, "cis2")),
                tuple(Act.SIGN_OUT, Outcome.DONE, "by provider cis2: account", account));
    }

    @Test
    void rolesInvitationsAgreementsAndSharing() {
        Account administrator = people.holding(Role.ADMINISTRATOR, PRACTICE);
        Account member = people.account("member.of@example.com", "Test member", false);
        Scope asker = scopes.of(administrator);
        recorded(
                () -> invitations.invite(installation(), true),
                tuple(Act.ROLE_GRANTED, Outcome.DONE, "invitation", "ACCOUNT"));
        recorded(
                () -> invitations.invite(asker, PRACTICE, Role.MEMBER),
                tuple(Act.ROLE_GRANTED, Outcome.DONE, "invitation", "MEMBER " + PRACTICE));
        recorded(
                () -> roles.grant(asker, member.number(), Roles.Wanted.from(LocalDate.EPOCH, Role.MEMBER, PRACTICE)),
                tuple(Act.ROLE_GRANTED, Outcome.DONE, "role of account " + member.number(), "MEMBER " + PRACTICE));
        long role = roles.of(member.number()).getFirst().number();
        recorded(
                () -> roles.end(asker, PRACTICE, role),
                tuple(Act.ROLE_ENDED, Outcome.DONE, "role of account " + member.number(), "MEMBER " + PRACTICE));
        recorded(
                () -> agreements.record(asker, PRACTICE, NETWORK, "A Partner", LocalDate.EPOCH, Optional.empty()),
                tuple(Act.AGREEMENT, Outcome.DONE, "agreement", 1));
        recorded(() -> agreements.end(asker, PRACTICE, 1), tuple(Act.AGREEMENT, Outcome.DONE, "ended agreement", 1));
        events.publishEvent(new ThingMade(THING, administrator.number(), Optional.empty()));
        var grantee = new Grantee.Person(member.number());
        recorded(() -> sharing.share(asker, THING, grantee, Access.VIEW), tuple(Act.SHARED, Outcome.DONE, "run", "77"));
        recorded(() -> sharing.unshare(asker, THING, grantee), tuple(Act.UNSHARED, Outcome.DONE, "run", "77"));
    }

    /** What the other tests of this class did was everything that can happen. */
    @AfterAll
    void everySortOfEventWasTold() {
        assertThat(heard.events.stream().map(PeopleEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(PeopleEvent.class.getPermittedSubclasses()));
    }

    /** As many records as events, and they say this. */
    private void recorded(Deed deed, Tuple... expected) {
        long before = audit.find(Filter.ALL, Optional.empty(), 1).stream()
                .mapToLong(AuditRecord::number)
                .sum();
        int told = heard.events.size();
        try {
            deed.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        List<AuditRecord> records = audit.find(Filter.ALL, Optional.empty(), 20).stream()
                .filter(record -> record.number() > before)
                .toList();
        assertThat(heard.events.subList(told, heard.events.size())).hasSameSizeAs(records);
        assertThat(records)
                .extracting(AuditRecord::act, AuditRecord::outcome, AuditRecord::kind, AuditRecord::key)
                .containsExactlyInAnyOrder(Arrays.stream(expected)
                        .map(AuditedPeopleTest::withNumbersAsText)
                        .toArray(Tuple[]::new));
    }

    private static Tuple withNumbersAsText(Tuple expected) {
        return tuple(expected.toList().stream()
                .map(value -> value instanceof Account account ? account.number() : value)
                .map(value -> value instanceof Number ? value.toString() : value)
                .toArray());
    }

    private void enrol(Account owner) throws Exception {
        byte[] secret = factors.newSecret();
        String code = new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now());
        assertThat(factors.enrol(owner.number(), secret, code)).isPresent();
    }

    private Scope installation() {
        return scopes.of(people.account("administrator@example.com", "Test administrator", true));
    }

    private MockHttpServletResponse signIn(Account account, String password) throws Exception {
        return send(post("/sign-in").param("email", account.email()).param("password", password));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(csrf())).andReturn().getResponse();
    }
}

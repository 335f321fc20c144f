package health.cairn.people;

import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static health.cairn.people.TestOrganisations.PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import health.cairn.CairnTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Inviting people, ending roles, letting somebody back in and making agreements, on the pages of an organisation. */
@CairnTest
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationPeopleTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisations world;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Roles roles;

    @Autowired
    SecondFactors factors;

    @Autowired
    Sessions sessions;

    @Autowired
    Agreements agreements;

    private Account administrator;

    @BeforeAll
    void anAdministratorOfANetwork() {
        world.publish();
        administrator = people.holding(Role.ADMINISTRATOR, NETWORK);
    }

    @Test
    void aLinkToARoleMakesAnAccountWithThatRoleAndIsShownOnce() throws Exception {
        String token = token(
                as(administrator, post("/people/" + NETWORK + "/invitations").param("role", "NETWORK_LEAD"))
                        .andExpect(status().isOk()));
        as(administrator, get("/people/" + NETWORK)).andExpect(content().string(not(containsString(token))));
        mvc.perform(get("/set-up/" + token))
                .andExpect(content().string(containsString("You will be network lead at Near network")));
        setUp(token, "invited@example.com").andExpect(redirectedUrl("/sign-in?welcome"));
        Account made = accounts.findByEmail("invited@example.com").orElseThrow();
        assertThat(roles.of(made.number()))
                .extracting(RoleAt::organisation, RoleAt::role)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(NETWORK, Role.NETWORK_LEAD));
        assertThat(made.home()).contains(NETWORK);
        setUp(token, "second@example.com").andExpect(status().isNotFound());
    }

    @Test
    void somebodyWithAnAccountTakesTheRoleOnAndTheOneWhoMadeTheLinkDoesNot() throws Exception {
        String token = token(
                as(administrator, post("/people/" + NETWORK + "/invitations").param("role", "COACH")));
        as(administrator, post("/set-up/" + token + "/accept"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("nobody gives a role to themselves")));
        Account somebody = people.account("has.account@example.com", "Test account", false);
        as(somebody, get("/set-up/" + token)).andExpect(content().string(containsString("Take it on as")));
        as(somebody, post("/set-up/" + token + "/accept")).andExpect(redirectedUrl("/account"));
        assertThat(roles.of(somebody.number())).extracting(RoleAt::role).containsExactly(Role.COACH);
        as(somebody, get("/account"))
                .andExpect(content().string(containsString("coach or facilitator at Near network")));
    }

    @Test
    void rolesThatReachEverybodyAreNotForAnOrganisationToGive() throws Exception {
        as(administrator, get("/people/" + NETWORK)).andExpect(content().string(not(containsString("\"ANALYST\""))));
        as(administrator, post("/people/" + NETWORK + "/invitations").param("role", "ANALYST"))
                .andExpect(status().isForbidden());
        as(administrator, post("/people/" + PRACTICE + "/invitations").param("role", "PRACTICE_DATA_HOLDER"))
                .andExpect(status().isForbidden());
        as(administrator, get("/people/" + OTHER_NETWORK)).andExpect(status().isForbidden());
        as(administrator, post("/people/" + NETWORK + "/invitations").param("role", "PRACTICE_DATA_HOLDER"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("is not a practice")));
    }

    @Test
    void anEndedRoleCountsNoMore() throws Exception {
        Account lead = people.account("ends@example.com", "Test ends", false);
        roles.appoint(lead.number(), Roles.Wanted.from(java.time.LocalDate.EPOCH, Role.NETWORK_LEAD, NETWORK));
        long number = roles.of(lead.number()).getFirst().number();
        as(administrator, post("/people/" + NETWORK + "/roles/" + number + "/end"))
                .andExpect(redirectedUrl("/people/" + NETWORK));
        assertThat(roles.of(lead.number())).isEmpty();
        as(administrator, get("/people/" + NETWORK)).andExpect(content().string(containsString("Who was here")));
    }

    @Test
    void aWayBackInTakesANewPasswordAndForgetsTheSecondFactor() throws Exception {
        Account lost = people.account("lost@example.com", "Test lost", false);
        roles.appoint(lost.number(), Roles.Wanted.from(java.time.LocalDate.EPOCH, Role.MEMBER, NETWORK));
        byte[] secret = factors.newSecret();
        assertThat(factors.enrol(lost.number(), secret, OneTimeCodes.at(secret, Instant.now())))
                .isPresent();
        String token =
                token(as(administrator, post("/people/" + NETWORK + "/accounts/" + lost.number() + "/recovery")));
        assertThat(factors.of(lost.number()).authenticator())
                .as("until it is used nothing changes")
                .isTrue();
        mvc.perform(post("/set-up/" + token).param("password", "short").with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/set-up/" + token)
                        .param("password", "five brisk terns")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?welcome"));
        assertThat(factors.of(lost.number()).any()).isFalse();
        mvc.perform(post("/set-up/" + token)
                        .param("password", "five other terns")
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/sign-in")
                        .param("email", lost.email())
                        .param("password", "five brisk terns")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in/second-factor"));
    }

    @Test
    void anAccountWithARoleElsewhereIsNotTakenOverByWayOfThisOrganisation() throws Exception {
        Account both = people.account("both@example.com", "Test both", false);
        roles.appoint(both.number(), Roles.Wanted.from(java.time.LocalDate.EPOCH, Role.MEMBER, NETWORK));
        roles.appoint(both.number(), Roles.Wanted.from(java.time.LocalDate.EPOCH, Role.MEMBER, OTHER_NETWORK));
        String recovery = "/people/" + NETWORK + "/accounts/" + both.number() + "/recovery";
        as(administrator, post(recovery)).andExpect(status().isForbidden());
        Account stranger = people.holding(Role.MEMBER, OTHER_NETWORK);
        as(administrator, post("/people/" + NETWORK + "/accounts/" + stranger.number() + "/recovery"))
                .andExpect(status().isForbidden());
        mvc.perform(post(recovery).with(csrf()).with(people.administrator())).andExpect(status().isOk());
    }

    @Test
    void whoSignedInLongAgoIsAskedWhoTheyAreBeforePermissionsChange() throws Exception {
        mvc.perform(get("/people/" + NETWORK).with(people.longAgo(administrator)))
                .andExpect(redirectedUrl("/confirm?to=%2Fpeople%2F" + NETWORK));
        mvc.perform(post("/people/" + NETWORK + "/invitations")
                        .param("role", "COACH")
                        .header("Referer", "https://cairn.example/people/" + NETWORK)
                        .with(csrf())
                        .with(people.longAgo(administrator)))
                .andExpect(redirectedUrl("/confirm?to=%2Fpeople%2F" + NETWORK));
        mvc.perform(post("/confirm")
                        .param("to", "/people/" + NETWORK)
                        .param("password", "not the password")
                        .with(csrf())
                        .with(people.longAgo(administrator)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/confirm")
                        .param("to", "/people/" + NETWORK)
                        .param("password", TestPeople.PASSWORD)
                        .with(csrf())
                        .with(people.longAgo(administrator)))
                .andExpect(redirectedUrl("/people/" + NETWORK));
    }

    @Test
    void afterConfirmingNobodyIsLedToAnotherSite() throws Exception {
        for (String elsewhere :
                new String[] {"https://example.com/", "//example.com", "/\\example.com", "javascript:1"}) {
            assertThat(LocalPath.is(elsewhere)).as(elsewhere).isFalse();
            mvc.perform(post("/confirm")
                            .param("to", elsewhere)
                            .param("password", TestPeople.PASSWORD)
                            .with(csrf())
                            .with(people.longAgo(administrator)))
                    .andExpect(redirectedUrl("/account"));
        }
        assertThat(LocalPath.is("/people/U99001?a=b")).isTrue();
    }

    @Test
    void aPracticeRecordsItsAgreementAndTheNetworkOnlyReadsIt() throws Exception {
        Account practice = people.holding(Role.ADMINISTRATOR, PRACTICE);
        String page = "/people/" + PRACTICE + "/agreements";
        as(practice, get(page)).andExpect(content().string(containsString("No agreement is recorded")));
        as(practice, agreement(page, "X0000").param("starts", "2026-01-01"))
                .andExpect(status().isUnprocessableContent());
        as(practice, agreement(page, NETWORK).param("starts", "soon"))
                .andExpect(content().string(containsString("Enter a date")));
        as(practice, agreement(page, NETWORK).param("starts", "2026-01-01")).andExpect(redirectedUrl(page));
        as(practice, get(page)).andExpect(content().string(containsString("in force")));
        as(administrator, get("/people/" + NETWORK + "/agreements"))
                .andExpect(content().string(containsString("Surgery A99001")))
                .andExpect(content().string(not(containsString("End today"))));
        long number = agreements.of(PRACTICE).getFirst().number();
        as(administrator, post(page + "/" + number + "/end")).andExpect(status().isForbidden());
        as(practice, post(page + "/" + number + "/end")).andExpect(redirectedUrl(page));
        assertThat(agreements.sharingWith(NETWORK, java.time.LocalDate.now(java.time.ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void signingOutEverywhereEndsEverySession() throws Exception {
        factors.require(false);
        Account owner = people.account("everywhere@example.com", "Test everywhere", false);
        var answer = mvc.perform(post("/sign-in")
                        .param("email", owner.email())
                        .param("password", TestPeople.PASSWORD)
                        .with(csrf()))
                .andReturn()
                .getResponse();
        factors.require(true);
        var session = java.util.Objects.requireNonNull(answer.getCookie("cairn"));
        mvc.perform(get("/account/security").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("this browser")));
        assertThat(sessions.of(owner.number(), "")).hasSize(1);
        mvc.perform(post("/account/security/sign-out-everywhere").with(csrf()).cookie(session))
                .andExpect(redirectedUrl("/sign-in"));
        assertThat(sessions.of(owner.number(), "")).isEmpty();
        mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in"));
    }

    private ResultActions as(Account account, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(csrf()).with(people.as(account)));
    }

    private static MockHttpServletRequestBuilder agreement(String page, String holder) {
        return post(page).param("holder", holder).param("signatory", "A Partner");
    }

    private ResultActions setUp(String token, String email) throws Exception {
        return mvc.perform(post("/set-up/" + token)
                .param("name", "Test Person")
                .param("email", email)
                .param("password", TestPeople.PASSWORD)
                .with(csrf()));
    }

    private static String token(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString().replaceAll("(?s).*/set-up/([\\w-]{43}).*", "$1");
    }
}

package health.cairn.people;

import static health.cairn.people.TestOrganisations.NEIGHBOUR;
import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static health.cairn.people.TestOrganisations.PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.audit.Outcome;
import health.cairn.people.TestBrowser.Shown;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming in by a provider: who does, as what, and who does not. */
class ProviderSignInTest extends WithProviders {

    @Autowired
    Audit audit;

    @Test
    void somebodyWithAMappedRoleComesInFromThePageTheyWantedAndIsKnownByNumberOnly() {
        String who = atEntra(Map.of("groups", List.of("cairn-leads"), "ods_codes", List.of(NETWORK)));
        var browser = browser();
        assertThat(browser.open("/need").text())
                .contains("Sign in with Entra ID")
                .contains("Sign in with NHS CIS2");
        Shown shown = browser.open("/sign-in/with/entra");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.address().getPath()).isEqualTo("/need");
        Account account = account(ENTRA, who);
        assertThat(account.name()).isEqualTo("Test " + who);
        assertThat(account.email()).isEqualTo(who + "@nhs.example");
        assertThat(account.administrator()).isFalse();
        assertThat(accounts.hasPassword(account.number())).isFalse();
        assertThat(roles.of(account.number()))
                .extracting(RoleAt::role, RoleAt::organisation, RoleAt::provider, RoleAt::ends)
                .containsExactly(
                        tuple(Role.NETWORK_LEAD, NETWORK, Optional.of("entra"), Optional.of(today().plusDays(30))));
        // RFC 7636 with a confidential client too; the provider refuses who sends no challenge.
        assertThat(ENTRA.asked().getLast())
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=")
                .doesNotContain("prompt=");
        assertThat(browser.open("/account").text())
                .contains("network lead at Near network")
                .contains("by Entra ID")
                .doesNotContain("New password");
        assertThat(jdbc.sql("""
                                select encode(attribute_bytes, 'escape') from people.session_attributes
                                  join people.session on primary_id = session_primary_id
                                 where principal_name = :number
                                """)
                        .param("number", Long.toString(account.number()))
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(who) || kept.contains("cairn-leads") || kept.contains("eyJ"));
        assertThat(records(account))
                .contains(
                        tuple(Act.ACCOUNT_MADE, Outcome.DONE, "account"),
                        tuple(Act.ACCOUNT_CHANGED, Outcome.DONE, "link to provider entra of account"),
                        tuple(Act.ROLE_GRANTED, Outcome.DONE, "role of account " + account.number()))
                .doesNotContain(tuple(Act.SECOND_FACTOR, Outcome.DONE, ""));
    }

    @Test
    void rolesFollowTheClaimsAtEachSignInAndThoseGivenByHandRemain() {
        String who = atEntra(Map.of(
                "groups", List.of("cairn-leads", "cairn-analysts"), "ods_codes", List.of(NETWORK, OTHER_NETWORK)));
        browser().open("/sign-in/with/entra");
        long account = account(ENTRA, who).number();
        roles.appoint(account, Roles.Wanted.from(LocalDate.EPOCH, Role.NETWORK_LEAD, NETWORK));
        assertThat(held(account))
                .containsExactlyInAnyOrder(
                        tuple(Role.NETWORK_LEAD, NETWORK, Optional.of("entra")),
                        tuple(Role.NETWORK_LEAD, OTHER_NETWORK, Optional.of("entra")),
                        tuple(Role.ANALYST, NETWORK, Optional.of("entra")),
                        tuple(Role.NETWORK_LEAD, NETWORK, Optional.empty()));
        jdbc.sql("update people.role set ends = current_date + 1 where account = :account and provider is not null")
                .param("account", account)
                .update();
        again(ENTRA, who, Map.of("groups", List.of("cairn-leads"), "ods_codes", List.of(OTHER_NETWORK)));
        browser().open("/sign-in/with/entra");
        assertThat(held(account))
                .containsExactlyInAnyOrder(
                        tuple(Role.NETWORK_LEAD, OTHER_NETWORK, Optional.of("entra")),
                        tuple(Role.NETWORK_LEAD, NETWORK, Optional.empty()));
        assertThat(roles.of(account))
                .filteredOn(role -> role.provider().isPresent())
                .extracting(RoleAt::ends)
                .as("renewed")
                .containsExactly(Optional.of(today().plusDays(30)));
        again(ENTRA, who, Map.of());
        Shown without = browser().open("/sign-in/with/entra");
        assertThat(without.place())
                .as("somebody with an account comes in without a role")
                .isEqualTo("/");
        assertThat(held(account)).containsExactly(tuple(Role.NETWORK_LEAD, NETWORK, Optional.empty()));
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 200).stream()
                        .filter(record ->
                                record.act() == Act.ROLE_ENDED && record.kind().equals("role of account " + account)))
                .hasSize(3);
    }

    @Test
    void theRolesAndOrganisationsOfCis2BecomeRolesHereAndUnknownOrganisationsAreLeftOutAndRecorded() {
        String who = atCis2(Map.of(
                "nhsid_nrbac_roles",
                List.of(
                        Map.of("org_code", PRACTICE, "role_code", "S8000:G8000:R8000"),
                        Map.of("org_code", NETWORK, "role_code", "S8000:G8000:R8000"),
                        Map.of("org_code", "X99999", "role_code", "S8000:G8000:R8000")),
                "nhsid_user_orgs",
                List.of(Map.of("org_code", PRACTICE), Map.of("org_code", NEIGHBOUR), Map.of("org_code", "Z99999"))));
        Shown shown = browser().open("/sign-in/with/cis2");
        assertThat(shown.place()).isEqualTo("/");
        Account account = account(CIS2, who);
        assertThat(account.email()).as("no address was told").endsWith("@cis2.invalid");
        assertThat(held(account.number()))
                .containsExactlyInAnyOrder(
                        tuple(Role.PRACTICE_DATA_HOLDER, PRACTICE, Optional.of("cis2")),
                        tuple(Role.MEMBER, PRACTICE, Optional.of("cis2")),
                        tuple(Role.MEMBER, NEIGHBOUR, Optional.of("cis2")),
                        tuple(Role.MEMBER, NETWORK, Optional.of("cis2")));
        assertThat(CIS2.asked().getLast()).contains("acr_values=AAL2_OR_AAL3_ANY");
        // Data holder at a network and at X99999, member at X99999 and at Z99999.
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 200))
                .filteredOn(record -> record.kind().equals("roles by provider cis2 of account " + account.number()))
                .extracting(AuditRecord::act, AuditRecord::outcome, AuditRecord::key)
                .containsExactly(tuple(Act.ROLE_GRANTED, Outcome.REFUSED, "4"));
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 200))
                .as("the record holds nothing that was claimed")
                .noneMatch(record -> (record.kind() + record.key()).contains("X99999"));
    }

    @Test
    void somebodyWithoutARoleIsNotLetInAndGetsNoAccount() {
        String who = atEntra(Map.of("groups", List.of("others"), "ods_codes", List.of(NETWORK)));
        var browser = browser();
        Shown shown = browser.open("/sign-in/with/entra");
        assertThat(shown.place()).isEqualTo("/sign-in?refused=not-known");
        assertThat(shown.text()).contains("no role that would give you one").doesNotContain("others");
        assertThat(identities.accountOf(ENTRA.issuer(), who)).isEmpty();
        assertThat(accounts.findByEmail(who + "@nhs.example")).isEmpty();
        assertThat(browser.open("/account").address().getPath()).isEqualTo("/sign-in");
        String unknownPlace = atCis2(Map.of("nhsid_user_orgs", List.of(Map.of("org_code", "Z99999"))));
        assertThat(browser().open("/sign-in/with/cis2").place()).isEqualTo("/sign-in?refused=not-known");
        assertThat(identities.accountOf(CIS2.issuer(), unknownPlace)).isEmpty();
        assertThat(refusedSignIns()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void theSignInThereHasToBeStrongEnough(String level) {
        String who = UUID.randomUUID().toString();
        CIS2.signedIn(
                who,
                Map.of("id_assurance_level", level),
                Map.of("nhsid_user_orgs", List.of(Map.of("org_code", PRACTICE))));
        assertThat(browser().open("/sign-in/with/cis2").place())
                .isEqualTo(level.equals("3") ? "/" : "/sign-in?refused=not-enough");
        assertThat(identities.accountOf(CIS2.issuer(), who).isPresent()).isEqualTo(level.equals("3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "aud", "iss", "exp", "signature"})
    void anIdTokenThatIsNotAsItMustBeLetsNobodyIn(String wrong) {
        var claims = new HashMap<String, Object>(Map.of("groups", List.of("cairn-analysts"), "amr", List.of("mfa")));
        switch (wrong) {
            case "nonce" -> claims.put("nonce", "another one");
            case "aud" -> claims.put("aud", List.of("another client"));
            case "iss" -> claims.put("iss", CIS2.issuer());
            case "exp" -> {
                claims.put("iat", Instant.now().minusSeconds(7200));
                claims.put("exp", Instant.now().minusSeconds(3600));
            }
            default -> {}
        }
        String who = UUID.randomUUID().toString();
        ENTRA.signedIn(who, claims, Map.of());
        if (wrong.equals("signature")) {
            ENTRA.forge();
        }
        var browser = browser();
        assertThat(browser.open("/sign-in/with/entra").place()).isEqualTo("/sign-in?refused=not-right");
        assertThat(browser.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(identities.accountOf(ENTRA.issuer(), who)).isEmpty();
    }

    @Test
    void anAnswerCountsOnceAndOnlyInTheBrowserThatAsked() {
        atEntra(Map.of("groups", List.of("cairn-analysts")));
        var browser = browser();
        URI back = browser.led(browser.led("/sign-in/with/entra").toString());
        assertThat(back.toString()).startsWith(site + "/sign-in/from/entra?code=");
        assertThat(browser().open(back.toString()).place()).isEqualTo("/sign-in?refused=not-right");
        String otherState = back.toString().replaceAll("state=[^&]+", "state=made-up");
        assertThat(browser.open(otherState).place()).isEqualTo("/sign-in?refused=not-right");
        assertThat(browser.open(back.toString()).place()).isEqualTo("/");
        assertThat(browser.open(back.toString()).place()).isEqualTo("/sign-in?refused=not-right");
        var mixedUp = browser();
        String meantForEntra =
                mixedUp.led(mixedUp.led("/sign-in/with/entra").toString()).toString();
        assertThat(mixedUp.open(meantForEntra.replace("/from/entra", "/from/cis2"))
                        .place())
                .isEqualTo("/sign-in?refused=not-right");
        var cancels = browser();
        String state = cancels.led("/sign-in/with/entra").getQuery().replaceAll(".*state=([^&]+).*", "$1");
        assertThat(cancels.open("/sign-in/from/entra?error=access_denied&state=" + TestBrowser.encoded(state))
                        .place())
                .isEqualTo("/sign-in?refused=cancelled");
    }

    @Test
    void aProviderThatIsDownIsSaidToBeAndThePasswordStillWorks() {
        Shown shown = browser().open("/sign-in/with/down");
        assertThat(shown.status()).isEqualTo(503);
        assertThat(shown.text())
                .contains("the one that is down does not answer")
                .contains("With an account here");
        assertThat(browser().open("/sign-in/with/unknown").status()).isEqualTo(404);
        Account local = people.account("local@example.com", "Test local", false);
        assertThat(browser()
                        .send("/sign-in", "/sign-in", Map.of("email", local.email(), "password", TestPeople.PASSWORD))
                        .address()
                        .getPath())
                .isEqualTo("/sign-in/second-factor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/", "//example.com", "/\\example.com", "javascript:1", "measures"})
    void nobodyIsLedToAnotherSiteAfterwards(String elsewhere) {
        atEntra(Map.of("groups", List.of("cairn-analysts")));
        Shown shown = browser().open("/sign-in/with/entra?to=" + TestBrowser.encoded(elsewhere));
        assertThat(shown.place()).isEqualTo("/");
        assertThat(shown.way()).allMatch(step -> step.getHost().equals("127.0.0.1"));
        assertThat(browser().open("/sign-in/with/entra?to=/measures").place()).isEqualTo("/measures");
    }

    private List<Tuple> records(Account account) {
        return audit.find(Audit.Filter.ALL, Optional.empty(), 200).stream()
                .filter(record -> record.key().equals(Long.toString(account.number()))
                        || record.kind().endsWith(" " + account.number())
                        || record.account().equals(Optional.of(account.number())))
                .map(record -> tuple(record.act(), record.outcome(), record.kind()))
                .toList();
    }

    private long refusedSignIns() {
        return audit.find(Audit.Filter.ALL, Optional.empty(), 200).stream()
                .filter(record -> record.act() == Act.SIGN_IN && record.outcome() == Outcome.REFUSED)
                .count();
    }
}

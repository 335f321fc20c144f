package health.cairn.people;

import static health.cairn.people.TestOrganisations.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.cairn.people.TestBrowser.Shown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which account somebody from a provider is: linked by address, connected by hand, shown once more, taken away. */
class ProviderAccountTest extends WithProviders {

    @Autowired
    AccountData data;

    @Test
    void aVerifiedAddressLinksWhereTheSettingsSaySoButNeverToAnAdministrator() {
        Account mine = people.account("has.account@nhs.example", "Test has account", false);
        Map<String, Object> said = Map.of("email", mine.email(), "groups", List.of("cairn-analysts"));
        String unverified = atEntra(said);
        Shown shown = browser().open("/sign-in/with/entra");
        assertThat(shown.place()).isEqualTo("/sign-in?refused=address-in-use");
        assertThat(identities.accountOf(ENTRA.issuer(), unverified)).isEmpty();
        var verified = new HashMap<>(said);
        verified.put("xms_edov", true);
        String who = atEntra(verified);
        assertThat(browser().open("/sign-in/with/entra").place()).isEqualTo("/");
        assertThat(account(ENTRA, who)).isEqualTo(mine);
        assertThat(accounts.hasPassword(mine.number())).isTrue();
        atEntra(verified);
        assertThat(browser().open("/sign-in/with/entra").place())
                .as("another subject with the address of somebody linked")
                .isEqualTo("/sign-in?refused=address-in-use");
        Account administrator = people.account("administrator@nhs.example", "Test administrator", true);
        verified.put("email", administrator.email());
        atEntra(verified);
        assertThat(browser().open("/sign-in/with/entra").place()).isEqualTo("/sign-in?refused=address-in-use");
    }

    @Test
    void somebodySignedInHereConnectsAndDisconnectsTheirAccount() {
        Account local = people.account("connects@example.com", "Test connects", false);
        var browser = signedInHere(local);
        String who = atEntra(Map.of("groups", List.of("cairn-analysts"), "email", "other.address@nhs.example"));
        String connect = "/account/security/providers/entra";
        assertThat(browser.open(connect + "/connect").address().getPath())
                .as("not without the form")
                .isEqualTo("/account/security");
        assertThat(browser.send("/account/security", connect, Map.of()).text()).contains("Continue to Entra ID");
        Shown shown = browser.open(connect + "/connect");
        assertThat(shown.place()).isEqualTo("/account/security?connected");
        assertThat(ENTRA.asked().getLast()).contains("prompt=login").contains("max_age=0");
        assertThat(account(ENTRA, who)).isEqualTo(local);
        assertThat(held(local.number())).containsExactly(tuple(Role.ANALYST, NETWORK, Optional.of("entra")));
        assertThat(browser().open("/sign-in/with/entra").place()).isEqualTo("/");

        var second = signedInHere(people.account("connects.too@example.com", "Test connects too", false));
        second.send("/account/security", connect, Map.of());
        assertThat(second.open(connect + "/connect").place()).isEqualTo("/account/security?refused=linked-otherwise");

        browser.send("/account/security", connect + "/remove", Map.of());
        assertThat(identities.accountOf(ENTRA.issuer(), who)).isEmpty();
        assertThat(held(local.number())).isEmpty();
    }

    @Test
    void theOnlyWayInIsNotTakenAway() {
        String who = atEntra(Map.of("groups", List.of("cairn-analysts")));
        var browser = browser();
        browser.open("/sign-in/with/entra");
        Shown shown = browser.send("/account/security", "/account/security/providers/entra/remove", Map.of());
        assertThat(shown.text()).contains("This is your only way in");
        assertThat(identities.accountOf(ENTRA.issuer(), who)).isPresent();
    }

    @Test
    void whoSignedInThereLongAgoIsAskedThereAgainBeforePermissionsChange() {
        String who = UUID.randomUUID().toString();
        Function<Instant, Map<String, Object>> shown = when ->
                Map.of("groups", List.of("cairn-analysts"), "amr", List.of("mfa"), "auth_time", when.getEpochSecond());
        // The provider remembered the person since this morning and did not ask.
        ENTRA.signedIn(who, shown.apply(Instant.now().minusSeconds(3 * 3600)), Map.of());
        var browser = browser();
        browser.open("/sign-in/with/entra");
        String page = "/account/security/authenticator";
        Shown asked = browser.open(page);
        assertThat(asked.place()).isEqualTo("/confirm?to=%2Faccount%2Fsecurity%2Fauthenticator");
        assertThat(asked.text()).contains("Show it at Entra ID").doesNotContain("type=\"password\"");
        String confirm = "/confirm/with/entra?to=" + TestBrowser.encoded(page);
        String back = "&to=" + TestBrowser.encoded(page);
        assertThat(browser.open(confirm).place()).isEqualTo("/confirm?refused=not-shown-now" + back);
        assertThat(ENTRA.asked().getLast()).contains("prompt=login").contains("max_age=0");
        ENTRA.signedIn("somebody else", shown.apply(Instant.now()), Map.of());
        assertThat(browser.open(confirm).place()).isEqualTo("/confirm?refused=other-person" + back);
        assertThat(browser.open(page).address().getPath()).isEqualTo("/confirm");
        ENTRA.signedIn(who, shown.apply(Instant.now()), Map.of());
        assertThat(browser.open(confirm).place()).isEqualTo(page);
        assertThat(browser.open(page).status()).isEqualTo(200);
    }

    @Test
    void whoIsErasedIsForgottenAsThatPersonToo() {
        String who = atEntra(Map.of("groups", List.of("cairn-analysts")));
        browser().open("/sign-in/with/entra");
        Account account = account(ENTRA, who);
        assertThat(data.of(account.number()).orElseThrow().means())
                .anyMatch(means -> String.valueOf(means.get("name")).contains(who));
        data.erase(account.number());
        assertThat(data.of(account.number()).orElseThrow().means()).isEmpty();
        assertThat(roles.of(account.number())).isEmpty();
        assertThat(sessionsOf(account)).isZero();
        browser().open("/sign-in/with/entra");
        assertThat(account(ENTRA, who).number()).isNotEqualTo(account.number());
    }
}

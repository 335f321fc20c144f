package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.SecondFactors;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A passkey is added and used in a real browser, with the authenticator that Chromium makes for tests. */
@BrowserTest
class PasskeyInBrowserTest {

    private static final String PASSWORD = "three quiet herons";

    @Test
    void aPasskeyIsAddedThenSignsInAloneAndAfterThePassword(Site site) {
        Account account = site.bean(Accounts.class)
                .create(new Accounts.NewAccount(
                        "passkey@westmark.example", "Test passkey", PASSWORD, false, Optional.empty()));
        try (var view = site.stranger(true)) {
            authenticator(view.page());
            view.go("/sign-in").signIn(account.email(), PASSWORD);
            view.go("/account/security");
            view.page().getByLabel("Name of the device").fill("telephone");
            press(view, "Add a passkey");
            assertThat(view.find("table[class*=c-table] th[scope=row]").first()).containsText("telephone");
            assertThat(site.bean(SecondFactors.class).of(account.number()).passkeys())
                    .hasSize(1);

            press(view, "Sign out");
            view.go("/sign-in");
            press(view, "Use a passkey");
            assertThat(view.find("header")).containsText("Test passkey");

            press(view, "Sign out");
            view.go("/sign-in").signIn(account.email(), PASSWORD);
            assertThat(view.page()).hasURL(Pattern.compile(".*/sign-in/second-factor$"));
            assertThat(view.find("header")).not().containsText("Test passkey");
            assertThat(view.barriers()).isEmpty();
            press(view, "Use a passkey");
            assertThat(view.find("header")).containsText("Test passkey");
            assertThat(view.complaints()).isEmpty();
        }
    }

    private static void press(View view, String button) {
        view.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void authenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", wanted);
    }
}

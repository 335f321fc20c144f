package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To a sign-in provider and back in a real browser, which holds pages to their policy. */
@BrowserTest
class ProviderInBrowserTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aButtonLeadsThereAndBackAndSigningOutDoesToo(boolean scripts, Site site) {
        site.provider().signedIn(UUID.randomUUID().toString(), Map.of("name", "Trust Person"), Map.of());
        try (var view = site.stranger(scripts)) {
            view.go("/need");
            button(view, "Sign in with Westmark Trust");
            assertThat(view.page()).hasURL(Pattern.compile(".*/need(\\?.*)?$"));
            assertThat(view.find("header")).containsText("Trust Person");
            button(view, "Sign out");
            assertThat(view.find("header")).not().containsText("Trust Person");
            assertThat(view.page()).hasURL(Pattern.compile("http://localhost:\\d+/$"));
            assertThat(site.provider().asked().getLast()).contains("id_token_hint=");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountIsConnectedByTheKeyboardAlone(boolean scripts, Site site) {
        site.provider().signedIn(UUID.randomUUID().toString(), Map.of(), Map.of());
        try (var view = site.stranger(scripts)) {
            view.go("/sign-in").signIn(site.email(Who.ADMINISTRATOR), site.password());
            view.go("/account/security");
            press(view, "Connect Westmark Trust");
            press(view, "Continue to Westmark Trust");
            assertThat(view.find("main")).containsText("Connected: from now on you may sign in there.");
            press(view, "Disconnect Westmark Trust");
            assertThat(view.find("main")).containsText("Westmark Trust: not connected");
        }
    }

    private static void button(View view, String name) {
        view.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void press(View view, String name) {
        view.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .press("Enter");
    }
}

package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class SignInInBrowserTest {

    @Test
    void somebodyWhoSignsInComesWhereTheyWantedToGo(Site site) {
        try (var view = site.stranger(true)) {
            view.go("/loads");
            assertThat(view.page()).hasURL(Pattern.compile(".*/sign-in$"));
            view.signIn(site.email(Who.MEMBER), "three wrong herons");
            assertThat(view.find("[role=alert]")).containsText("The email address or the password is not right");
            view.signIn(site.email(Who.MEMBER), site.password());
            assertThat(view.page()).hasURL(Pattern.compile(".*/loads(\\?.*)?$"));
            assertThat(view.find("header")).containsText("Imara Quill");
            view.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(view.find("header")).containsText("Sign in");
            assertThat(view.find("header")).not().containsText("Imara Quill");
        }
    }

    @Test
    void signingInWorksWithoutScript(Site site) {
        try (var view = site.stranger(false)) {
            view.go("/sign-in").signIn(site.email(Who.ADMINISTRATOR), site.password());
            assertThat(view.find("header")).containsText("Petra Lowmoor");
        }
    }

    @Test
    void whatNeedsSignInIsNotOfferedToVisitors(Site site) {
        try (var view = site.view(Who.VISITOR, Site.WIDE)) {
            view.go("/");
            assertThat(view.find("a[href='/loads']")).hasCount(0);
            assertThat(view.find("a[href='/need']")).hasCount(0);
        }
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go("/measures");
            assertThat(view.find("a[href='/loads']")).hasCount(1);
            assertThat(view.find("a[href='/need']")).hasCount(1);
        }
    }

    @Test
    void whoOnlyReadsGetsNoCookie(Site site) {
        try (var view = site.stranger(true)) {
            view.go("/").go("/areas/UX017").go("/no-such-page");
            assertThat(view.page().context().cookies()).isEmpty();
            view.go("/sign-in");
            assertThat(view.page().context().cookies()).hasSize(1);
        }
    }

    @Test
    void onAPhoneSignInIsThereToo(Site site) {
        try (var view = site.view(Who.VISITOR, Site.PHONE)) {
            view.go("/");
            assertThat(view.find("header a[href='/sign-in']")).isVisible();
        }
    }
}

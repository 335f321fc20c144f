package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Search as one types it; the places are those of the fictional world. */
@BrowserTest
class SearchInBrowserTest {

    @Test
    void suggestionsComeWhileOneTypesAndTheKeyboardChoosesOne(Site site) {
        try (var view = site.view(Who.VISITOR, Site.WIDE)) {
            view.go("/how-we-count");
            view.page().keyboard().press("/");
            var field = view.find("#search");
            assertThat(field).isFocused();
            field.pressSequentially("tarns");
            var options = view.find("[role=option]");
            assertThat(options.first()).containsText("Tarnside PCN");
            assertThat(field).hasAttribute("aria-expanded", "true");

            view.page().keyboard().press("ArrowDown");
            assertThat(options.first()).hasAttribute("aria-selected", "true");
            assertThat(field)
                    .hasAttribute("aria-activedescendant", options.first().getAttribute("id"));
            view.page().keyboard().press("Escape");
            assertThat(field).hasAttribute("aria-expanded", "false");
            assertThat(options.first()).isHidden();

            field.pressSequentially("i");
            assertThat(options.first()).isVisible();
            view.page().keyboard().press("ArrowDown");
            view.page().keyboard().press("Enter");
            view.page().waitForURL("**/areas/UX018");
            assertThat(view.find("h1")).hasText("Tarnside PCN");
            assertThat(view.complaints()).isEmpty();
        }
    }

    @Test
    void aFewLettersAreNotEnoughAndNothingFoundIsSaid(Site site) {
        try (var view = site.view(Who.VISITOR, Site.WIDE)) {
            view.go("/how-we-count");
            view.find("#search").pressSequentially("t");
            view.page().waitForTimeout(400);
            assertThat(view.find("[role=option]")).hasCount(0);
            view.find("#search").pressSequentially("zzzqqq");
            assertThat(view.find(".c-search [aria-live=polite]")).hasText("No suggestions");
        }
    }

    @Test
    void searchWorksWithoutScript(Site site) {
        try (var view = site.stranger(false)) {
            view.go("/");
            view.find("main input[name=q]").fill("Tarnside");
            view.page()
                    .locator("main")
                    .getByRole(AriaRole.BUTTON)
                    .getByText("Search")
                    .click();
            view.page().waitForURL("**/search?q=Tarnside");
            view.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tarnside PCN"))
                    .first()
                    .click();
            assertThat(view.page()).hasURL(Pattern.compile(".*/areas/UX018$"));
            assertThat(view.find("h1")).hasText("Tarnside PCN");
        }
    }

    @Test
    void onAPhoneTheSearchIsOneTapAway(Site site) {
        try (var view = site.view(Who.VISITOR, Site.PHONE)) {
            view.go("/measures");
            view.find("header")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Search"))
                    .click();
            view.page().waitForURL("**/search");
            view.find("main input[name=q]").pressSequentially("tarns");
            assertThat(view.find("[role=option]").first()).containsText("Tarnside PCN");
        }
    }
}

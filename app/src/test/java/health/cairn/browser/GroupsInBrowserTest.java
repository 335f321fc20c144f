package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import org.junit.jupiter.api.Test;

/** A group that one person makes, shares by its address, and another keeps. */
@BrowserTest
class GroupsInBrowserTest {

    @Test
    void aGroupIsMadeSharedByItsAddressAndKept(Site site) {
        String address;
        try (var view = site.view(Who.ADMINISTRATOR, Site.WIDE)) {
            view.go("/groups/new");
            view.page().getByLabel("Name of the group").fill("Coast and city");
            view.page().getByLabel("Codes of the areas").fill("UX022, UX025");
            button(view, "Save the group").click();
            assertThat(view.find("h1")).hasText("Coast and city");
            assertThat(view.find("main")).containsText("Your group");
            address = view.path();
        }
        try (var view = site.stranger(true)) {
            view.go(address);
            assertThat(view.find("h1")).hasText("Coast and city");
            assertThat(view.find("main")).containsText("Sign in to keep it in your list");
        }
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go(address);
            button(view, "Keep").click();
            assertThat(view.find("main")).containsText("Coast and city");
            view.go(address);
            button(view, "Take out of the list").click();
            assertThat(view.find("main")).not().containsText("Coast and city");
        }
    }

    private static Locator button(View view, String name) {
        return view.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

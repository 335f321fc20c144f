package health.cairn.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * A cohort that a network's lead kept, and a deep dive that a practice's data holder began from a touch map and shares.
 */
record UnmetNeedMade(long cohort, long dive) {

    static UnmetNeedMade make(Site site) {
        long cohort;
        try (var view = site.view(Site.Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            view.go("/unmet-need/cohorts/new?area=UX017&ageFrom=65&setting1=A_AND_E&atLeast1=1");
            page.locator("#name").fill("Older people in A&E");
            press(page, "Keep this cohort");
            page.waitForURL(Pattern.compile(".*/unmet-need/cohorts/\\d+.*"));
            cohort = last(view.path());
            page.getByText("Bring to the next meeting").click();
            page.locator("#bring-note").fill("Whom shall we ring first?");
            press(page, "Put it on the list");
            page.waitForURL(Pattern.compile(".*said=brought"));
        }
        try (var view = site.view(Site.Who.HOLDER, Site.WIDE)) {
            Page page = view.page();
            touchMap(view);
            press(page, "Begin a deep dive");
            page.waitForURL(Pattern.compile(".*/unmet-need/cases/\\d+.*"));
            page.locator("#designed").fill("A named nurse rings every Thursday");
            page.locator("#shared").check();
            press(page, "Save");
            page.waitForURL(Pattern.compile(".*said=saved"));
            return new UnmetNeedMade(cohort, last(view.path().replaceAll("\\?.*", "")));
        }
    }

    /** From the form about reasons by the list to one person's touch map. */
    static void touchMap(View view) {
        Page page = view.page();
        view.go("/unmet-need/people");
        page.locator("#reason").fill("Preparing a deep dive");
        press(page, "Show the list");
        page.waitForSelector("form[action='/unmet-need/people/map']");
        page.locator("form[action='/unmet-need/people/map'] button").first().click();
        page.waitForSelector("[data-chart=lanes]");
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(name)
                                .setExact(true))
                .click();
    }

    private static long last(String path) {
        return Long.parseLong(path.replaceAll(".*/", ""));
    }
}

package health.cairn.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Freezes the ranking that the workbench begins with, as a person does. */
final class Freezing {

    private Freezing() {}

    /** @return the number of the frozen ranking */
    static long freeze(Site site) {
        try (var view = site.view(Site.Who.MEMBER, Site.WIDE)) {
            view.go("/need/new");
            view.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Freeze this ranking"))
                    .click();
            view.page().waitForURL(Pattern.compile(".*/need/\\d+$"));
            return Long.parseLong(view.path().replaceAll("^/need/(\\d+).*", "$1"));
        }
    }
}

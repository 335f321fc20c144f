package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Asking a page to compare with something else, by its form and without script. */
@BrowserTest
class ComparingInBrowserTest {

    @Test
    void theFormOfAMeasureChangesWhatItComparesWithTheMapAndThePeriod(Site site) {
        try (var view = site.stranger(false)) {
            view.go("/measures/cervical-screening-25-49?area=UX020");
            assertThat(view.find(".c-angle"))
                    .hasText(
                            "Compared with England. Sums of practices follow who belonged where on the last day of each period.");
            view.page().getByLabel("Compare with").selectOption("similar");
            view.find("#period").selectOption("2025-04-01/2025-07-01");
            view.page().getByLabel("Practices belong where they did").selectOption("today");
            show(view);
            assertThat(view.find("h2").getByText("10 similar primary care networks"))
                    .isVisible();
            assertThat(view.find(".c-say")).containsText("in Apr to Jun 2025");
            assertThat(view.find(".c-say")).containsText("10 similar primary care networks");
            assertThat(view.path())
                    .contains("area=UX020")
                    .contains("compare=similar")
                    .contains("map=today");

            // What was chosen goes along to the parts and stays in the form.
            assertThat(view.page().getByLabel("Compare with")).hasValue("similar");
            view.find("#main table.c-cards tbody a").first().click();
            assertThat(view.path()).contains("compare=similar").contains("period=2025-04-01/2025-07-01");
        }
    }

    @Test
    void anAreaComparesWithItsBoardAndAddsUpOnTheMapOfADay(Site site) {
        try (var view = site.stranger(false)) {
            view.go("/areas/UX017");
            view.page().getByLabel("Compare with").selectOption("icb");
            view.page().getByLabel("or on a day").fill("2023-01-01");
            show(view);
            assertThat(view.find(".c-lead")).containsText("compared with Northmark Integrated Care Board");
            assertThat(view.find(".c-angle")).containsText("on 1 January 2023");
            assertThat(view.find("th")
                            .getByText("Against Northmark Integrated Care Board")
                            .first())
                    .isVisible();
            assertThat(view.find("main")).not().containsText("Against England");
        }
    }

    private static void show(View view) {
        view.find(".c-filters")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
    }
}

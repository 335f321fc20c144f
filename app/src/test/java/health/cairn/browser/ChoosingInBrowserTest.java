package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.cairn.browser.Site.Who;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the sliders to a choice on record, as an alliance works through it. */
@BrowserTest
class ChoosingInBrowserTest {

    @Test
    void movingASliderReordersTheListAtOnce(Site site) {
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go("/need/new").drawn();
            Locator list = view.find("#order li");
            List<String> before = list.allTextContents();
            assertThat(before).hasSize(45);
            String address = view.path();
            view.find("[id='m0.weight']").focus();
            // By the keyboard: Home sets the weight to 0.
            view.page().keyboard().press("Home");
            assertThat(view.find("output[for='m0.weight']")).hasText("0");
            assertThat(list.first()).not().hasText(before.getFirst());
            assertThat(list.allTextContents()).hasSize(45).isNotEqualTo(before);
            assertThat(view.find("#order li.c-in")).hasCount(9);
            assertThat(view.path()).isEqualTo(address);
            assertThat(view.complaints()).isEmpty();
        }
    }

    @Test
    void theWorkbenchRanksAgainWithoutScript(Site site) {
        try (var view = site.stranger(false)) {
            view.go("/sign-in").signIn(site.email(Who.MEMBER), site.password());
            view.go("/need/new");
            view.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rank again"))
                    .click();
            assertThat(view.find("#order li")).hasCount(45);
            assertThat(view.path()).contains("m0.weight=40");
        }
    }

    @Test
    void aRankingIsFrozenOneWithdrawsAnotherReplacesItAndAllOfThatStaysOnRecord(Site site) {
        long run = Freezing.freeze(site);
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            view.go("/need/" + run).drawn();
            Locator choice = panel(view, "The choice");
            Locator record = panel(view, "Everything decided");
            // The ranking proposes as many as are to be chosen.
            assertThat(choice.locator("tbody tr")).hasCount(9);
            String leaving = choice.locator("tbody th").first().innerText();

            Locator decision = view.find("form[action='/need/" + run + "/decisions']");
            decision.getByLabel("Area").selectOption(optionOf(decision.getByLabel("Area"), leaving));
            decision.getByLabel("Becomes").selectOption("WITHDRAWN");
            decision.getByLabel("Reason").fill("Joins another programme this year");
            decision.getByRole(AriaRole.BUTTON).click();
            assertThat(record).containsText("Joins another programme this year");
            assertThat(row(choice, leaving)).containsText("Withdrew");

            Locator filling = view.find("form[action='/need/" + run + "/replacements']");
            assertThat(filling.getByLabel("Left").locator("option")).hasCount(1);
            String joining = filling.getByLabel("Takes its place")
                    .locator("option")
                    .first()
                    .innerText()
                    .replaceAll(" \\(.*", "");
            filling.getByLabel("Reason").fill("First of the reserve list");
            filling.getByRole(AriaRole.BUTTON).click();
            assertThat(row(choice, joining)).containsText("Joined from reserve");
            assertThat(record).containsText("First of the reserve list");
            assertThat(record).containsText("Joins another programme this year");
            assertThat(record).containsText("Imara Quill");
            assertThat(view.find("form[action='/need/" + run + "/replacements']"))
                    .hasCount(0);
            assertThat(view.complaints()).isEmpty();
        }
    }

    private static String optionOf(Locator select, String name) {
        Locator option = select.locator("option")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        return String.valueOf(option.getAttribute("value"));
    }

    private static Locator panel(View view, String heading) {
        return view.find("section")
                .filter(new Locator.FilterOptions()
                        .setHas(view.page()
                                .getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions()
                                                .setName(heading)
                                                .setExact(true))));
    }

    private static Locator row(Locator table, String name) {
        return table.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }
}

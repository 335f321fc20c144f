package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.cairn.browser.Site.Who;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The driver diagram by keyboard alone, its outline, ideas dragged, and drafts that survive a closed page. */
@BrowserTest
class DriversInBrowserTest {

    private static String start(View view, String name) {
        view.go("/projects/new");
        view.page().locator("main [name=name]").fill(name);
        view.press("Start the project");
        view.page().waitForURL(Pattern.compile(".*/projects/\\d+.*"));
        return view.path().replaceAll("\\?.*", "");
    }

    static Locator box(Page page, String words) {
        return page.locator("a[data-node][aria-label*='" + words + "']");
    }

    /** From an empty diagram to one with a link to two drivers, a circle refused, undone and done again: not one click. */
    @Test
    void aDiagramIsMadeByKeyboardAlone(Site site) {
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            String project = start(view, "By keyboard");
            view.go(project + "/drivers");
            page.locator("a[data-node='0']").focus();
            page.keyboard().press("d");
            page.keyboard().type("She is asked by someone she trusts");
            page.keyboard().press("Enter");
            assertThat(box(page, "She is asked")).isFocused();
            page.keyboard().press("d");
            page.keyboard().type("A known voice");
            page.keyboard().press("Enter");
            assertThat(box(page, "A known voice")).isFocused();
            page.keyboard().press("i");
            page.keyboard().type("Call by her own nurse");
            page.keyboard().press("Enter");
            assertThat(box(page, "Call by her own nurse")).isFocused();
            // Left, left, left to the aim; then a second primary driver.
            page.keyboard().press("ArrowLeft");
            assertThat(box(page, "A known voice")).isFocused();
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("a[data-node='0']")).isFocused();
            page.keyboard().press("d");
            page.keyboard().type("It fits her week");
            page.keyboard().press("Enter");
            assertThat(box(page, "It fits her week")).isFocused();
            // The idea serves it too: choose the idea, l, go there, Enter.
            page.keyboard().press("ArrowUp");
            assertThat(box(page, "She is asked")).isFocused();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(box(page, "Call by her own nurse")).isFocused();
            page.keyboard().press("l");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator(".c-outline")).containsText("(stands above)");
            assertThat(box(page, "Call by her own nurse")).isFocused();
            // A circle is refused in words.
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(box(page, "She is asked")).isFocused();
            page.keyboard().press("l");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-says]").first()).containsText("a driver diagram has no circles");
            // Rename, undo, redo.
            box(page, "She is asked").focus();
            page.keyboard().press("Enter");
            page.keyboard().type("Trust");
            page.keyboard().press("Enter");
            assertThat(box(page, "Trust")).isFocused();
            page.keyboard().press("Control+z");
            assertThat(box(page, "She is asked")).isFocused();
            page.keyboard().press("Control+y");
            assertThat(box(page, "Trust")).isFocused();
            page.keyboard().press("Delete");
            assertThat(box(page, "Trust")).hasCount(0);
            page.keyboard().press("Control+z");
            assertThat(box(page, "Trust")).hasCount(1);
            Assertions.assertThat(view.barriers()).isEmpty();
            Assertions.assertThat(view.complaints())
                    .as("what the browser complained about, but for the refused circle")
                    .allMatch(complaint -> complaint.contains("422"));
        }
    }

    @Test
    void theOutlineIsEditedByKeyboardAndMovesTheSameParts(Site site) {
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            String project = start(view, "By outline");
            for (String driver : new String[] {"First", "Second"}) {
                view.go(project + "/parts/new?kind=driver");
                page.locator("main [name=text]").fill(driver);
                view.press("Save");
                page.waitForURL(Pattern.compile(".*/drivers.*"));
            }
            page.getByLabel("Primary driver: First").focus();
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.getByLabel("Primary driver: Second")).isFocused();
            page.keyboard().press("Alt+ArrowRight");
            assertThat(page.getByLabel("Secondary driver: Second")).isFocused();
            page.keyboard().press("End");
            page.keyboard().type(" thoughts");
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("Secondary driver: Second thoughts")).isFocused();
            assertThat(box(page, "Secondary drivers: Second thoughts")).hasCount(1);
            page.keyboard().press("Alt+ArrowLeft");
            assertThat(page.getByLabel("Primary driver: Second thoughts")).isFocused();
            page.keyboard().press("Control+z");
            assertThat(page.getByLabel("Secondary driver: Second thoughts")).hasCount(1);
            Assertions.assertThat(view.complaints()).isEmpty();
        }
    }

    @Test
    void anIdeaIsDraggedToItsImpactAndEase(Site site) {
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            String project = start(view, "Dragged");
            view.go(project + "/parts/new?kind=idea");
            page.locator("main [name=text]").fill("Evening clinic");
            page.locator("main [name=impact]").fill("2");
            page.locator("main [name=ease]").fill("2");
            view.press("Save");
            page.waitForURL(Pattern.compile(".*/drivers.*"));
            view.go(project + "/ideas");
            var circle = page.locator("[data-idea] circle").boundingBox();
            page.mouse().move(circle.x + circle.width / 2, circle.y + circle.height / 2);
            page.mouse().down();
            // The square is 420 units wide for ten steps; six steps to the right and up.
            page.mouse().move(circle.x + circle.width / 2 + 252, circle.y + circle.height / 2 - 252);
            page.mouse().up();
            assertThat(page.locator("input[name=impact]")).hasValue("8");
            assertThat(page.locator("input[name=ease]")).hasValue("8");
            assertThat(page.locator("tbody")).containsText("Implement");
            Assertions.assertThat(view.complaints()).isEmpty();
        }
    }

    @Test
    void aDraftSurvivesAClosedPageAndIsForgottenWhenItWasSaved(Site site) {
        String project;
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            project = start(view, "Drafted");
            view.go(project + "/charter");
            view.page().locator("main [name=problem]").fill("Letters do not arrive");
            view.page().waitForTimeout(800);
        }
        try (var view = site.view(Who.MEMBER, Site.WIDE)) {
            Page page = view.page();
            view.go(project + "/charter");
            assertThat(page.locator(".c-draft")).containsText("Draft kept from");
            Object keys = page.evaluate("Object.keys(localStorage).join()");
            Assertions.assertThat(keys.toString())
                    .contains("cairn-draft:/projects/")
                    .doesNotContain("@");
            view.press("Restore it");
            assertThat(page.locator("main [name=problem]")).hasValue("Letters do not arrive");
            view.press("Save");
            assertThat(page.locator("main")).containsText("Saved.");
            assertThat(page.locator(".c-draft")).hasCount(0);
            view.go(project + "/charter");
            assertThat(page.locator(".c-draft")).hasCount(0);
            page.locator("main [name=problem]").fill("Something else");
            page.waitForTimeout(800);
            view.go(project + "/charter");
            view.press("Discard it");
            view.go(project + "/charter");
            assertThat(page.locator(".c-draft")).hasCount(0);
        }
    }
}

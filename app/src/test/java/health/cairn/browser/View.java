package health.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A page in a tab, and what the browser complained about while it was shown. */
final class View implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final Consumer<ConsoleMessage> onConsole = this::heard;
    private final Consumer<String> onFailure = problem -> complaints.add("a script failed: " + problem);
    private final Consumer<Page> leave;
    private @Nullable Response response;

    /** @param leave takes the tab back: Chromium now and then never answers that it closed one */
    View(Page page, String address, Consumer<Page> leave) {
        this.page = page;
        this.address = address;
        this.leave = leave;
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(onConsole);
        page.onPageError(onFailure);
    }

    private void heard(ConsoleMessage message) {
        // That a page asked for is not there is what some tests want to see; Chromium says it on the console too.
        boolean ownAddress = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url());
        if (!ownAddress) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    View go(String path) {
        response = page.navigate(address + path);
        return this;
    }

    int status() {
        return response == null ? 0 : response.status();
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The path of what is shown now, with its query. */
    String path() {
        return page.url().substring(address.length());
    }

    void signIn(String email, String password) {
        page.getByLabel("Email address").fill(email);
        page.getByLabel("Password").fill(password);
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    /** Follows a link in the main part of the page, by its name. */
    void follow(String name) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    /** Presses a button in the main part of the page, or a link that looks like one. */
    void press(String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    /** Writes into a field; of several of that name into the last. */
    void fill(String field, String text) {
        page.locator("main [name=" + field + "]").last().fill(text);
    }

    /** Waits until every chart of the page is drawn. */
    View drawn() {
        assertThat(page.locator("[data-chart]:not(:has(svg))")).hasCount(0);
        return this;
    }

    /** What the console said, scripts that failed, and what the content security policy stopped. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Serious and critical findings of axe, each with where and how to mend it. */
    List<String> barriers() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // Legacy mode: one run in this page, without a second tab; there are no frames.
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    /** What makes the page wider than its window; empty where nothing does. */
    List<?> tooWide() {
        return (List<?>) page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return [];
                  const scrolls = (e) => e && (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
                  return [...document.body.querySelectorAll("*")]
                    .filter((e) => (e.getBoundingClientRect().right > width + 0.5
                      || e.getBoundingClientRect().left + e.scrollWidth > width + 0.5) && !scrolls(e))
                    .slice(0, 5)
                    .map((e) => `${e.tagName} ${e.getAttribute("class")} ${e.textContent.trim().slice(0, 40)}`)
                    .concat(`page of ${document.documentElement.scrollWidth} in a window of ${width}`);
                }
                """);
    }

    /** The same in a window as wide as a phone; then the window is as it was. */
    List<?> tooWideOnAPhone() {
        var window = page.viewportSize();
        page.setViewportSize(Site.PHONE, window.height);
        try {
            // Charts are drawn anew for the width, a moment after it changed.
            page.waitForFunction(
                    "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(5_000));
            return List.of();
        } catch (TimeoutError wide) {
            return tooWide();
        } finally {
            page.setViewportSize(window.width, window.height);
        }
    }

    /** The text of the page as it comes out of a printer, sheet by sheet. */
    List<String> printed() throws IOException {
        var text = new ArrayList<String>();
        try (var sheets = new PdfReader(page.pdf())) {
            var reading = new PdfTextExtractor(sheets);
            for (int sheet = 1; sheet <= sheets.getNumberOfPages(); sheet++) {
                text.add(reading.getTextFromPage(sheet));
            }
        }
        return text;
    }

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        page.offConsoleMessage(onConsole);
        page.offPageError(onFailure);
        leave.accept(page);
    }
}

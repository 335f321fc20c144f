package health.cairn.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import health.cairn.CairnTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In a real browser: our own scripts keep to the content security policy, and what is not ours does not run. */
@CairnTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TrustedTypesTest {

    @LocalServerPort
    int port;

    @Test
    void ourScriptsRunUnderThePolicyAndTextAsScriptIsRefused() {
        String chromium = Optional.ofNullable(System.getenv("CHROMIUM")).orElse("");
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(!chromium.isEmpty(), "CHROMIUM names no browser");
        }
        var settings = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        var launch = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(chromium))
                .setArgs(List.of("--no-sandbox"));
        try (var playwright = Playwright.create(settings);
                var browser = playwright.chromium().launch(launch)) {
            var page = browser.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate("http://localhost:" + port + "/");
            assertThat(page.locator("body.js-enabled").count())
                    .as("our script ran")
                    .isEqualTo(1);
            page.fill("#search", "a");
            page.waitForTimeout(1_000);
            page.navigate("http://localhost:" + port + "/measures");
            assertThat(complaints).isEmpty();

            assertThat(
                            page.evaluate(
                                    "() => { try { document.createElement('script').text = 'alert(1)'; return 'taken' } catch (e) { return 'refused' } }"))
                    .isEqualTo("refused");
            assertThat(
                            page.evaluate(
                                    "() => { try { document.createElement('script').src = 'https://example.org/x.js'; return 'taken' } catch (e) { return 'refused' } }"))
                    .isEqualTo("refused");
            assertThat(
                            page.evaluate(
                                    "() => { try { return trustedTypes.createPolicy('another', {}) ? 'taken' : '' } catch (e) { return 'refused' } }"))
                    .isEqualTo("refused");
        }
    }
}

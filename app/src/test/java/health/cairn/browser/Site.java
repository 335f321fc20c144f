package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import health.cairn.CairnApplication;
import health.cairn.database.TestDatabases;
import health.cairn.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Cairn that serves the fictional alliance on a port of its own, and a browser that looks at it. */
final class Site implements AutoCloseable {

    /** Who looks. The people are those of the demonstration. */
    enum Who {
        VISITOR,
        /** Works for the network UX017. */
        MEMBER,
        ADMINISTRATOR
    }

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static final int WIDE = 1280;
    static final int PHONE = 400;

    private record Seat(Who who, int width) {}

    private final TestDatabases.Migrated database;
    private final ConfigurableApplicationContext cairn;
    private final Demo.Ready people;
    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final Map<Seat, BrowserContext> seats = new HashMap<>();

    private Site(
            TestDatabases.Migrated database,
            ConfigurableApplicationContext cairn,
            Demo.Ready people,
            Playwright playwright,
            Browser browser) {
        this.database = database;
        this.cairn = cairn;
        this.people = people;
        this.playwright = playwright;
        this.browser = browser;
        // Generous: other builds may share the machine, and nothing here measures time.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        this.address = "http://localhost:" + cairn.getEnvironment().getRequiredProperty("local.server.port");
    }

    static Site open() {
        var chromium = Chromium.executable()
                .orElseThrow(() -> new AssertionError(
                        "The browser tests need Chromium: install chromium, or name one with CHROMIUM"));
        var database = TestDatabases.migrated();
        var settings = database.settings();
        var cairn = new SpringApplicationBuilder(CairnApplication.class)
                .run(
                        "--server.port=0",
                        "--cairn.db.url=" + settings.get("CAIRN_DB_URL"),
                        "--cairn.db.user=" + settings.get("CAIRN_DB_USER"),
                        "--cairn.db.password=" + settings.get("CAIRN_DB_PASSWORD"));
        Demo.Ready people;
        try {
            people = cairn.getBean(Demo.class).prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The browser is the machine's own; Playwright would fetch another.
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Site(database, cairn, people, playwright, browser);
    }

    /** Something of the running Cairn. */
    <T> T bean(Class<T> type) {
        return cairn.getBean(type);
    }

    String email(Who who) {
        return people.emails().get(who == Who.ADMINISTRATOR ? 1 : 0);
    }

    String password() {
        return people.password().orElseThrow();
    }

    /** An empty tab; whoever opens it closes it. Tabs of the same person and width share what is remembered. */
    View view(Who who, int width) {
        BrowserContext seat = seats.get(new Seat(who, width));
        if (seat == null) {
            seat = context(width);
            seats.put(new Seat(who, width), seat);
            if (who != Who.VISITOR) {
                signIn(seat, who);
            }
        }
        return new View(seat.newPage(), address);
    }

    /** An empty tab of somebody who was never here, with or without scripts; closing it forgets everything. */
    View stranger(boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDE, 900)
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts));
        Page page = context.newPage();
        page.onClose(closed -> context.close());
        return new View(page, address);
    }

    private BrowserContext context(int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Without a tab: one in which a password was typed does not always close. Signing in by hand has tests of its own. */
    private void signIn(BrowserContext context, Who who) {
        var http = context.request();
        var token = CSRF.matcher(http.get(address + "/sign-in").text());
        assertThat(token.find()).isTrue();
        var answer = http.post(
                address + "/sign-in",
                RequestOptions.create()
                        .setForm(FormData.create()
                                .set("_csrf", token.group(1))
                                .set("email", email(who))
                                .set("password", password())));
        assertThat(answer.url()).doesNotContain("failed");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        cairn.close();
        database.close();
    }
}

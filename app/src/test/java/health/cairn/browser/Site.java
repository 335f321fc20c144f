package health.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
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
import health.cairn.people.Accounts;
import health.cairn.people.SecondFactors;
import health.cairn.people.TestProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Cairn that serves the fictional alliance on a port of its own, and a browser that looks at it. */
final class Site implements AutoCloseable {

    /** Who looks. The people are those of the demonstration. */
    enum Who {
        VISITOR,
        /** Has shown a password, and not yet the second factor. */
        BEGUN,
        /** Works for the network UX017. */
        MEMBER,
        /** Sees the patients of XW0004. */
        HOLDER,
        ADMINISTRATOR
    }

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static final int WIDE = 1280;
    static final int PHONE = 400;

    /** The people of the demonstration do without; this one has an authenticator app. */
    private static final String WITH_AN_APP = "app@westmark.example";

    /** Some pages ask who one is where that was shown more than a quarter of an hour ago. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Seat(Who who, int width) {}

    private final TestDatabases.Migrated database;
    private final TestProvider provider;
    private final ConfigurableApplicationContext cairn;
    private final Demo.Ready people;
    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final Map<Seat, BrowserContext> seats = new HashMap<>();
    private final Map<Seat, Instant> signedIn = new HashMap<>();
    private final Map<Seat, Deque<Page>> idle = new HashMap<>();

    private Site(
            TestDatabases.Migrated database,
            TestProvider provider,
            ConfigurableApplicationContext cairn,
            Demo.Ready people,
            Playwright playwright,
            Browser browser) {
        this.database = database;
        this.provider = provider;
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
        var provider = new TestProvider("trust");
        String signIn = "--cairn.sign-in.providers.trust.";
        var cairn = new SpringApplicationBuilder(CairnApplication.class)
                .run(
                        "--server.port=0",
                        "--cairn.home=" + freshFolder(),
                        signIn + "label=Westmark Trust",
                        signIn + "issuer=" + provider.issuer(),
                        signIn + "client-id=" + TestProvider.CLIENT,
                        signIn + "client-secret=" + TestProvider.SECRET,
                        signIn + "new-people=anybody",
                        // Nothing listens there.
                        "--cairn.sign-in.providers.away.label=Farmoor Trust",
                        "--cairn.sign-in.providers.away.issuer=http://127.0.0.1:1",
                        "--cairn.sign-in.providers.away.client-id=nobody",
                        "--cairn.db.url=" + settings.get("CAIRN_DB_URL"),
                        "--cairn.db.user=" + settings.get("CAIRN_DB_USER"),
                        "--cairn.db.password=" + settings.get("CAIRN_DB_PASSWORD"));
        Demo.Ready people;
        try {
            people = cairn.getBean(Demo.class).prepare();
            setUpAnApp(cairn, people.password().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
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
        var site = new Site(database, provider, cairn, people, playwright, browser);
        provider.allow(site.address);
        return site;
    }

    /** Nothing that another run left behind. */
    private static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), "site-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setUpAnApp(ConfigurableApplicationContext cairn, String password) throws InvalidKeyException {
        long account = cairn.getBean(Accounts.class)
                .create(new Accounts.NewAccount(WITH_AN_APP, "Test app", password, false, Optional.empty()))
                .number();
        var factors = cairn.getBean(SecondFactors.class);
        byte[] secret = factors.newSecret();
        assertThat(factors.enrol(account, secret, codeNow(secret))).isPresent();
    }

    /** What an authenticator app with this secret shows now. */
    static String codeNow(byte[] secret) throws InvalidKeyException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now());
    }

    /** Where people may sign in instead; the test says who is signed in there. */
    TestProvider provider() {
        return provider;
    }

    /** Something of the running Cairn. */
    <T> T bean(Class<T> type) {
        return cairn.getBean(type);
    }

    String email(Who who) {
        return switch (who) {
            case VISITOR -> throw new IllegalArgumentException("A visitor has no address");
            case BEGUN -> WITH_AN_APP;
            case MEMBER -> people.people().get(0).email();
            case HOLDER -> people.people().get(3).email();
            case ADMINISTRATOR -> people.people().get(1).email();
        };
    }

    String password() {
        return people.password().orElseThrow();
    }

    /**
     * An empty tab; whoever opens it closes it, and then it is emptied for the next. Tabs of the same person and width share what
     * is remembered.
     */
    View view(Who who, int width) {
        var seat = new Seat(who, width);
        BrowserContext context = seats.computeIfAbsent(seat, _ -> context(width));
        if (who != Who.VISITOR
                && signedIn.getOrDefault(seat, Instant.EPOCH)
                        .isBefore(Instant.now().minus(FRESH))) {
            context.clearCookies();
            signIn(context, who);
            signedIn.put(seat, Instant.now());
        }
        Deque<Page> tabs = idle.computeIfAbsent(seat, _ -> new ArrayDeque<>());
        Page tab = tabs.isEmpty() ? context.newPage() : tabs.pop();
        return new View(tab, address, left -> {
            left.navigate("about:blank");
            left.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
            tabs.push(left);
        });
    }

    /** An empty tab of somebody who was never here, with or without scripts; nobody uses it after. */
    View stranger(boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDE, 900)
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts));
        return new View(context.newPage(), address, left -> left.navigate("about:blank"));
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
        provider.close();
        database.close();
    }
}

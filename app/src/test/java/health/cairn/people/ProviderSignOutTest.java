package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.people.TestBrowser.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing out here and there, with real providers that really sign their logout tokens. */
@CairnTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignOutTest {

    private static final TestProvider PROVIDER = new TestProvider("one");
    private static final TestProvider OTHER = new TestProvider("other");

    /** The session's name is the provider's own and not one of the test. */
    private static final String OWN_NAME = "own";

    @LocalServerPort
    int port;

    @Autowired
    ProviderIdentityStore identities;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    private String site = "";

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        Map.of("one", PROVIDER, "other", OTHER).forEach((id, provider) -> {
            String prefix = SignInProviders.SETTINGS + "." + id + ".";
            settings.add(prefix + "issuer", provider::issuer);
            settings.add(prefix + "client-id", () -> TestProvider.CLIENT);
            settings.add(prefix + "client-secret", () -> TestProvider.SECRET);
            settings.add(prefix + "new-people", () -> "anybody");
        });
        settings.add(SignInProviders.SETTINGS + ".other.sign-out-there", () -> "false");
        settings.add(SignInProviders.SETTINGS + ".down.issuer", () -> "http://127.0.0.1:1");
        settings.add(SignInProviders.SETTINGS + ".down.client-id", () -> "nobody");
    }

    @BeforeAll
    void theWorld() {
        site = "http://127.0.0.1:" + port;
        PROVIDER.allow(site);
        OTHER.allow(site);
    }

    @AfterAll
    void end() {
        PROVIDER.close();
        OTHER.close();
    }

    @Test
    void signingOutThereEndsTheSessionThatIsNamed() {
        String who = UUID.randomUUID().toString();
        var atWork = signedIn(PROVIDER, who, "at work");
        var atHome = signedIn(PROVIDER, who, "at home");
        var somebodyElse = signedIn(PROVIDER, UUID.randomUUID().toString(), "of somebody else");
        assertThat(told("one", PROVIDER.logoutToken(Map.of("sub", who, "sid", "at work"))))
                .isEqualTo(200);
        assertThat(in(atWork)).isFalse();
        assertThat(in(atHome)).isTrue();
        assertThat(told("one", PROVIDER.logoutToken(Map.of("sid", "at home")))).isEqualTo(200);
        assertThat(in(atHome)).isFalse();
        assertThat(in(somebodyElse)).isTrue();
        long account = identities.accountOf(PROVIDER.issuer(), who).orElseThrow();
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 200))
                .filteredOn(record -> record.act() == Act.SIGN_OUT
                        && record.kind().equals("by provider one: account")
                        && record.key().equals(Long.toString(account)))
                .hasSize(2);
    }

    @Test
    void aPersonNamedThereIsSignedOutEverywhereTheyCameInThere() {
        String who = UUID.randomUUID().toString();
        List<TestBrowser> browsers = List.of(signedIn(PROVIDER, who, "first"), signedIn(PROVIDER, who, ""));
        var sameNameElsewhere = signedIn(OTHER, who, "first");
        assertThat(told("one", PROVIDER.logoutToken(Map.of("sub", who)))).isEqualTo(200);
        assertThat(browsers).noneMatch(this::in);
        assertThat(in(sameNameElsewhere)).isTrue();
    }

    /** A session whose name the provider never told is meant by the person's. */
    @Test
    void aSessionWithoutANameIsFoundByThePerson() {
        String who = UUID.randomUUID().toString();
        var browser = signedIn(PROVIDER, who, "");
        assertThat(told("one", PROVIDER.logoutToken(Map.of("sub", who, "sid", "never told"))))
                .isEqualTo(200);
        assertThat(in(browser)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsigned",
                "another key",
                "another audience",
                "another provider",
                "a nonce",
                "no jti",
                "no events",
                "nobody named",
                "old",
                "from tomorrow",
                "expired",
                "no token"
            })
    void aLogoutTokenThatIsNotAsItMustBeEndsNothing(String wrong) {
        String who = UUID.randomUUID().toString();
        var browser = signedIn(PROVIDER, who, "lasts");
        var claims = new HashMap<String, Object>(Map.of("sub", who, "sid", "lasts"));
        String token = switch (wrong) {
            case "unsigned" -> unsigned(PROVIDER.logoutToken(claims));
            case "another key" -> forged(claims);
            case "another provider" -> OTHER.logoutToken(claims);
            case "another audience" -> with(claims, "aud", List.of("another client"));
            case "a nonce" -> with(claims, "nonce", "as if it were an ID token");
            case "no jti" -> with(claims, "jti", "");
            case "no events" -> with(claims, "events", Map.of("http://example.com/other", Map.of()));
            case "nobody named" -> PROVIDER.logoutToken(Map.of());
            case "old" -> with(claims, "iat", Instant.now().minus(ProviderSessions.LOGOUT_GOOD_FOR.plusSeconds(5)));
            case "from tomorrow" -> {
                claims.put("exp", Instant.now().plusSeconds(86_500));
                yield with(claims, "iat", Instant.now().plusSeconds(86_400));
            }
            case "expired" -> {
                claims.put("iat", Instant.now().minusSeconds(400));
                yield with(claims, "exp", Instant.now().minusSeconds(300));
            }
            default -> "";
        };
        // Spring Security answers most with 400, and one that lacks its jti with 500.
        assertThat(told("one", token)).isIn(400, 500);
        assertThat(in(browser)).isTrue();
    }

    @Test
    void aLogoutTokenWorksOnceAndWhileItIsYoung() {
        String who = UUID.randomUUID().toString();
        signedIn(PROVIDER, who, "");
        String token = PROVIDER.logoutToken(
                Map.of("sub", who, "iat", Instant.now().minus(ProviderSessions.LOGOUT_GOOD_FOR.minusSeconds(30))));
        assertThat(told("one", token)).isEqualTo(200);
        var later = signedIn(PROVIDER, who, "");
        assertThat(told("one", token)).as("sent again").isEqualTo(400);
        assertThat(in(later)).isTrue();
    }

    @Test
    void nobodyIsToldOfProvidersThatAreNotThere() {
        String token = PROVIDER.logoutToken(Map.of("sub", "somebody"));
        assertThat(told("never-set-up", token)).isEqualTo(400);
        assertThat(told("down", token)).isEqualTo(400);
    }

    @Test
    void signingOutHereLeadsOnToTheProvidersSignOutAndBack() {
        String who = UUID.randomUUID().toString();
        var browser = signedIn(PROVIDER, who, OWN_NAME);
        Shown out = browser.send("/account", "/sign-out", Map.of());
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.text()).contains("You are signed out here").contains(">Sign in</a>");
        String onward = out.refresh().orElseThrow();
        assertThat(onward).startsWith("0;url=" + PROVIDER.issuer() + "/connect/logout?id_token_hint=eyJ");
        assertThat(in(browser)).isFalse();
        assertThat(browser.open(onward.substring("0;url=".length())).address())
                .as("the provider knows the token, and leads back to an address that it knows")
                .isEqualTo(URI.create(site + "/"));
        assertThat(kept(who)).isZero();
    }

    @Test
    void whereTheSettingsSaySoSigningOutHereEndsHere() {
        String who = UUID.randomUUID().toString();
        var browser = signedIn(OTHER, who, "stays there");
        Shown out = browser.send("/account", "/sign-out", Map.of());
        assertThat(out.place()).isEqualTo("/");
        assertThat(out.refresh()).isEmpty();
        assertThat(in(browser)).isFalse();
    }

    @Test
    void theTokenThatIsKeptForSignOutIsSealed() {
        String who = UUID.randomUUID().toString();
        signedIn(PROVIDER, who, "sealed");
        assertThat(kept(who)).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select encode(id_token_sealed, 'escape') from people.provider_session where subject = :who")
                        .param("who", who)
                        .query(String.class)
                        .single())
                .doesNotContain("eyJ")
                .doesNotContain(who);
    }

    private TestBrowser signedIn(TestProvider provider, String who, String sid) {
        provider.signedIn(who, sid.equals(OWN_NAME) ? Map.of() : Map.of("sid", sid), Map.of());
        var browser = new TestBrowser(site);
        assertThat(browser.open("/sign-in/with/" + (provider == PROVIDER ? "one" : "other"))
                        .place())
                .isEqualTo("/");
        assertThat(in(browser)).isTrue();
        return browser;
    }

    private boolean in(TestBrowser browser) {
        return browser.open("/account").address().getPath().equals("/account");
    }

    private int kept(String who) {
        return jdbc.sql("select count(*) from people.provider_session where subject = :who")
                .param("who", who)
                .query(Integer.class)
                .single();
    }

    private static String with(Map<String, Object> claims, String name, Object value) {
        claims.put(name, value);
        return PROVIDER.logoutToken(claims);
    }

    private static String forged(Map<String, Object> claims) {
        PROVIDER.forge();
        return PROVIDER.logoutToken(claims);
    }

    /** The same claims under {@code alg: none} (RFC 7519, section 6). */
    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + token.split("\\.", -1)[1] + ".";
    }

    /** The provider tells Cairn, as a server tells a server. @return the status of the answer */
    private int told(String provider, String token) {
        var request = HttpRequest.newBuilder(URI.create(site + "/logout/connect/back-channel/" + provider))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        token.isEmpty() ? "" : "logout_token=" + TestBrowser.encoded(token)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

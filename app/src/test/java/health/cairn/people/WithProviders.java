package health.cairn.people;

import static health.cairn.people.TestOrganisations.NETWORK;
import static org.assertj.core.api.Assertions.tuple;

import health.cairn.CairnTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A Cairn with two real providers on loopback, one with the claims of Entra ID and one with those of NHS CIS2, and one that is
 * down; asked over HTTP, as a browser does it.
 */
@CairnTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithProviders {

    /** Both end with the JVM. */
    static final TestProvider ENTRA = new TestProvider("entra");

    static final TestProvider CIS2 = new TestProvider("cis2");

    @LocalServerPort
    int port;

    @Autowired
    TestOrganisations world;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Roles roles;

    @Autowired
    SecondFactors factors;

    @Autowired
    ProviderIdentityStore identities;

    @Autowired
    JdbcClient jdbc;

    String site = "";

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) throws IOException {
        Path secret = Files.createTempFile("secret", "");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(secret, TestProvider.SECRET);
        Map.ofEntries(
                        Map.entry("entra.label", "Entra ID"),
                        Map.entry("entra.issuer", ENTRA.issuer()),
                        Map.entry("entra.client-id", TestProvider.CLIENT),
                        Map.entry("entra.client-secret", TestProvider.SECRET),
                        Map.entry("entra.user-info", "false"),
                        Map.entry("entra.claims.roles", "groups"),
                        Map.entry("entra.claims.organisations", "ods_codes"),
                        Map.entry("entra.claims.email-verified", "xms_edov"),
                        Map.entry("entra.require[0].claim", "amr"),
                        Map.entry("entra.require[0].values[0]", "mfa"),
                        Map.entry("entra.roles[0].value", "cairn-leads"),
                        Map.entry("entra.roles[0].role", "NETWORK_LEAD"),
                        Map.entry("entra.roles[1].value", "cairn-analysts"),
                        Map.entry("entra.roles[1].role", "ANALYST"),
                        Map.entry("entra.roles[1].at", NETWORK),
                        Map.entry("entra.link-by-email", "true"),
                        Map.entry("cis2.label", "NHS CIS2"),
                        Map.entry("cis2.issuer", CIS2.issuer()),
                        Map.entry("cis2.client-id", TestProvider.CLIENT),
                        Map.entry("cis2.client-secret-file", secret.toString()),
                        Map.entry("cis2.client-authentication", "post"),
                        Map.entry("cis2.scopes", "openid,profile,nationalrbacaccess"),
                        Map.entry("cis2.acr-values", "AAL2_OR_AAL3_ANY"),
                        Map.entry("cis2.claims.roles", "nhsid_nrbac_roles"),
                        Map.entry("cis2.claims.organisations", "nhsid_user_orgs"),
                        Map.entry("cis2.require[0].claim", "id_assurance_level"),
                        Map.entry("cis2.require[0].values[0]", "3"),
                        Map.entry("cis2.roles[0].value", "*:R8000"),
                        Map.entry("cis2.roles[0].role", "PRACTICE_DATA_HOLDER"),
                        Map.entry("cis2.default-role", "MEMBER"),
                        Map.entry("down.label", "the one that is down"),
                        Map.entry("down.issuer", "http://127.0.0.1:1"),
                        Map.entry("down.client-id", "nobody"))
                .forEach((name, value) -> settings.add(SignInProviders.SETTINGS + "." + name, () -> value));
    }

    @BeforeAll
    void theWorld() {
        site = "http://127.0.0.1:" + port;
        world.publish();
        ENTRA.allow(site);
        CIS2.allow(site);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    TestBrowser browser() {
        return new TestBrowser(site);
    }

    TestBrowser signedInHere(Account account) {
        factors.require(false);
        var browser = browser();
        browser.send("/sign-in", "/sign-in", Map.of("email", account.email(), "password", TestPeople.PASSWORD));
        factors.require(true);
        return browser;
    }

    /** Somebody new signs in at the provider with Entra's claims. @return the subject */
    static String atEntra(Map<String, Object> claims) {
        String who = UUID.randomUUID().toString();
        again(ENTRA, who, claims);
        return who;
    }

    static void again(TestProvider provider, String who, Map<String, Object> claims) {
        var all = new HashMap<String, Object>(Map.of(
                "amr", List.of("pwd", "mfa"),
                "sid", "session of " + who,
                "name", "Test " + who,
                "email", who + "@nhs.example"));
        all.putAll(claims);
        provider.signedIn(who, all, Map.of());
    }

    /** Somebody new signs in at the provider with CIS2's: levels in the ID token, the rest from the UserInfo endpoint. */
    static String atCis2(Map<String, Object> userInfo) {
        // Subjects of CIS2 are numbers, as our accounts are; they must never be taken for one.
        String who = Long.toString(900_000_000_000L + System.nanoTime() % 1_000_000_000L);
        CIS2.signedIn(who, Map.of("id_assurance_level", "3", "authentication_assurance_level", "3"), userInfo);
        return who;
    }

    Account account(TestProvider provider, String who) {
        return accounts.find(identities.accountOf(provider.issuer(), who).orElseThrow())
                .orElseThrow();
    }

    List<Tuple> held(long account) {
        return roles.of(account).stream()
                .map(role -> tuple(role.role(), role.organisation(), role.provider()))
                .toList();
    }

    int sessionsOf(Account account) {
        return jdbc.sql("select count(*) from people.session where principal_name = :number")
                .param("number", Long.toString(account.number()))
                .query(Integer.class)
                .single();
    }
}

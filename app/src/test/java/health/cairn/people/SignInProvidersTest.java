package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** The settings of sign-in providers, from a file and from the environment, and what is said where they are wrong. */
class SignInProvidersTest {

    private static final String ONE = SignInProviders.SETTINGS + ".one.";

    @Test
    void withoutSettingsThereIsNone() {
        var none = new SignInProviders(new MockEnvironment());
        assertThat(none.any()).isFalse();
        assertThat(none.all()).isEmpty();
    }

    @Test
    void aFileInTheDataFolderNamesThem(@TempDir Path home) throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "from the file\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home.resolve("settings.yaml"), """
                cairn:
                  sign-in:
                    providers:
                      cis2:
                        label: NHS CIS2
                        issuer: https://am.example:443/openam/oauth2/realms/root
                        client-id: "999"
                        client-secret-file: %s
                        client-authentication: post
                        scopes: [openid, profile, email, nationalrbacaccess, associatedorgs]
                        acr-values: AAL2_OR_AAL3_ANY
                        claims:
                          roles: nhsid_nrbac_roles
                          organisations: nhsid_user_orgs
                        require:
                          - claim: id_assurance_level
                            values: [3]
                        roles:
                          - value: "*:R8000"
                            role: practice-data-holder
                        default-role: member
                        roles-last: 7d
                        new-people: with-role
                """.formatted(secret));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("cairn.home", home.toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        var providers = new SignInProviders(environment);
        assertThat(providers.all()).containsExactly(new SignInProviders.Offered("cis2", "NHS CIS2"));
        ProviderSettings read = providers.find("cis2").orElseThrow();
        assertThat(SignInProviders.secret(read)).contains("from the file");
        assertThat(read.roles())
                .containsExactly(new ProviderSettings.Mapped("*:R8000", Role.PRACTICE_DATA_HOLDER, null));
        assertThat(read.require().getFirst().values()).containsExactly("3");
        assertThat(read.rolesLast()).hasDays(7);
        assertThat(read.claims().organisationField()).isEqualTo("org_code");
    }

    @Test
    void theEnvironmentNamesThemToo() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment",
                        Map.of(
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_ISSUER", "https://login.example/tenant/v2.0",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_CLIENTID", "an-id",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_CLIENTSECRET", "a-secret",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_CLAIMS_ROLES", "groups",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_ROLES_0_VALUE", "8e2f8ad1-77f6-4b10-9a7b-000000000000",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_ROLES_0_ROLE", "ANALYST",
                                "CAIRN_SIGNIN_PROVIDERS_ENTRA_ROLES_0_AT", "u12345")));
        ProviderSettings read = new SignInProviders(environment).find("entra").orElseThrow();
        assertThat(read.roles().getFirst().at()).isEqualTo("U12345");
        assertThat(read.toString()).doesNotContain("a-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,              '',                        issuer is missing",
        "issuer,              http://provider.example,   begins with https://",
        "client-id,           '',                        client-id is missing",
        "scopes,              profile,                   scopes lack openid",
        "signature,           none,                      signature is 'none'",
        "signature,           HS256,                     signature is 'HS256'",
        "roles-last,          1h,                        it is a day or more",
        "roles[0].role,       ANALYST,                   roles: value is missing",
        "require[0].claim,    acr,                       names no values",
        "rols[0].value,       leads,                     rols",
        "client-secret-file,  does-not-exist,            There is no client secret in does-not-exist",
        "new-people,          everyone,                  new-people"
    })
    void whatIsWrongIsSaidAtTheStart(String setting, String value, String said) {
        var environment = right();
        environment.setProperty(ONE + setting, value);
        assertThatThrownBy(() -> new SignInProviders(environment))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(said);
    }

    @Test
    void loopbackNeedsNoTls() {
        for (String loopback : new String[] {"http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"}) {
            var environment = right();
            environment.setProperty(ONE + "issuer", loopback);
            assertThat(new SignInProviders(environment).any()).isTrue();
        }
    }

    @Test
    void aSecretThatOthersMayReadAndTwoOfOneIssuerAreRefused(@TempDir Path home) throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "open to all");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        var open = right();
        open.setProperty(ONE + "client-secret-file", secret.toString());
        assertThatThrownBy(() -> new SignInProviders(open))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("may be read by others")
                .hasMessageNotContaining("open to all");
        var twice = right();
        twice.setProperty(SignInProviders.SETTINGS + ".two.issuer", "https://provider.example");
        twice.setProperty(SignInProviders.SETTINGS + ".two.client-id", "other");
        assertThatThrownBy(() -> new SignInProviders(twice)).hasMessageContaining("the same issuer");
        var odd = right();
        odd.setProperty(SignInProviders.SETTINGS + ".Two.issuer", "https://two.example");
        odd.setProperty(SignInProviders.SETTINGS + ".Two.client-id", "other");
        assertThatThrownBy(() -> new SignInProviders(odd)).hasMessageContaining("cannot be the id");
    }

    private static MockEnvironment right() {
        var environment = new MockEnvironment();
        environment.setProperty(ONE + "issuer", "https://provider.example");
        environment.setProperty(ONE + "client-id", "cairn");
        return environment;
    }
}

package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.people.ProviderClaims.Claimed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/**
 * What claims come to. The shape of NHS CIS2's is that of NHS England's page "Scopes and claims" and of what services that
 * use it publish; the codes are made up.
 */
class ProviderClaimsTest {

    private static final Map<String, Object> OF_CIS2 = Map.of(
            "sub",
            "900000000001",
            "nhsid_nrbac_roles",
            List.of(
                    Map.of("org_code", "A99001", "role_code", "S8000:G8000:R8000", "person_roleid", "1"),
                    Map.of("org_code", "u99001", "role_code", "S8001:G8002:R8008", "person_roleid", "2")),
            "nhsid_user_orgs",
            List.of(
                    Map.of("org_code", "A99001", "org_name", "Surgery A99001"),
                    Map.of("org_code", "A99002", "org_name", "Surgery A99002")));

    @Test
    void aRoleIsHeldWhereItStandsAndMembershipAtEveryOrganisation() {
        var claims = claims(
                OF_CIS2,
                "claims.roles=nhsid_nrbac_roles",
                "claims.organisations=nhsid_user_orgs",
                "roles[0].value=*:R8000",
                "roles[0].role=COACH",
                "roles[1].value=S8001:G8002:R8008",
                "roles[1].role=network-lead",
                "default-role=MEMBER");
        assertThat(claims.roles())
                .containsExactlyInAnyOrder(
                        new Claimed(Role.COACH, "A99001"),
                        new Claimed(Role.NETWORK_LEAD, "U99001"),
                        new Claimed(Role.MEMBER, "A99001"),
                        new Claimed(Role.MEMBER, "A99002"),
                        new Claimed(Role.MEMBER, "U99001"));
    }

    @Test
    void aGroupIsARoleAtTheOrganisationNamedOrAtAllThatAreClaimed() {
        Map<String, Object> said =
                Map.of("groups", List.of("leads", "analysts"), "codes", List.of(" a99001 ", "A99002"));
        var claims = claims(
                said,
                "claims.roles=groups",
                "claims.organisations=codes",
                "roles[0].value=leads",
                "roles[0].role=NETWORK_LEAD",
                "roles[0].at=u99001",
                "roles[1].value=analysts",
                "roles[1].role=ANALYST");
        assertThat(claims.roles())
                .containsExactlyInAnyOrder(
                        new Claimed(Role.NETWORK_LEAD, "U99001"),
                        new Claimed(Role.ANALYST, "A99001"),
                        new Claimed(Role.ANALYST, "A99002"));
    }

    @Test
    void withoutAnOrganisationARoleIsHeldNowhere() {
        assertThat(claims(
                                Map.of("groups", "leads"),
                                "claims.roles=groups",
                                "roles[0].value=leads",
                                "roles[0].role=NETWORK_LEAD",
                                "default-role=MEMBER")
                        .roles())
                .isEmpty();
    }

    @Test
    void claimsInsideClaimsAreReachedByDots() {
        var claims = claims(
                Map.of("realm_access", Map.of("roles", List.of("lead"))),
                "claims.roles=realm_access.roles",
                "roles[0].value=lead",
                "roles[0].role=NETWORK_LEAD",
                "roles[0].at=U99001");
        assertThat(claims.roles()).containsExactly(new Claimed(Role.NETWORK_LEAD, "U99001"));
    }

    @ParameterizedTest
    @CsvSource({
        "R8000,   R8000,             true",
        "R8000,   S8000:G8000:R8000, false",
        "*:R8000, S8000:G8000:R8000, true",
        "*:R8000, S8000:G8000:R8001, false",
        "*:R8000, R8000,             false",
        "*,       anything,          true",
        "a.c,     abc,               false",
        "leads,   Leads,             false"
    })
    void aValueIsWhatStandsThereAndAStarIsAnything(String pattern, String value, boolean matches) {
        var claims = claims(
                Map.of("groups", List.of(value)),
                "claims.roles=groups",
                "roles[0].value=" + pattern,
                "roles[0].role=MEMBER",
                "roles[0].at=A99001");
        assertThat(!claims.roles().isEmpty()).isEqualTo(matches);
    }

    /** NIST SP 800-63 levels as CIS2 writes them: as a text or as a number. */
    @ParameterizedTest
    @CsvSource({"2,false,true", "3,true,true", "3,false,true", "1,false,false", "'',false,false", ",false,false"})
    void everyClaimAskedForHasToBeThereWithAValueThatWillDo(String level, boolean asNumber, boolean enough) {
        var said = new HashMap<String, Object>(Map.of("amr", List.of("pwd", "mfa")));
        if (level != null) {
            said.put("authentication_assurance_level", asNumber ? (Object) Integer.valueOf(level) : level);
        }
        var claims = claims(
                said,
                "require[0].claim=amr",
                "require[0].values[0]=mfa",
                "require[1].claim=authentication_assurance_level",
                "require[1].values[0]=2",
                "require[1].values[1]=3");
        assertThat(claims.suffice()).isEqualTo(enough);
    }

    @Test
    void anAddressIsVerifiedWhereTheProviderSaysSo() {
        for (Object yes : new Object[] {true, "true", 1}) {
            assertThat(claims(Map.of("email_verified", yes)).emailVerified())
                    .as("%s", yes)
                    .isTrue();
        }
        for (Object no : new Object[] {false, "false", 0, "yes"}) {
            assertThat(claims(Map.of("email_verified", no)).emailVerified())
                    .as("%s", no)
                    .isFalse();
        }
        assertThat(claims(Map.of()).emailVerified()).isFalse();
        assertThat(claims(Map.of("xms_edov", 1), "claims.email-verified=xms_edov")
                        .emailVerified())
                .isTrue();
    }

    @Test
    void whatClaimsSayStandsInNoText() {
        assertThat(claims(OF_CIS2).toString()).doesNotContain("900000000001").doesNotContain("A99001");
    }

    private static ProviderClaims claims(Map<String, Object> said, String... settings) {
        var environment = new MockEnvironment();
        var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("issuer=https://provider.example", "client-id=cairn"));
        for (String setting : all) {
            int equals = setting.indexOf('=');
            environment.setProperty(
                    SignInProviders.SETTINGS + ".one." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        Optional<ProviderSettings> read = new SignInProviders(environment).find("one");
        return new ProviderClaims(read.orElseThrow(), said);
    }
}

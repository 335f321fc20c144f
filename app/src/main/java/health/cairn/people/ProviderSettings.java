package health.cairn.people;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A sign-in provider (OpenID Connect Core 1.0) as {@code cairn.sign-in.providers.<id>} describes it. What each setting
 * means to who runs Cairn stands in docs/how-to/sign-in-with-openid-connect.md.
 *
 * @param label what its button says after "Sign in with"; the id where it is missing
 * @param issuer as the provider writes it in its tokens; the discovery document lies below it
 * @param clientSecret from the environment, where it is not in a file; neither for a public client, which PKCE protects
 * @param clientAuthentication how the secret is sent; what the discovery document offers first where it is missing
 * @param signature the one algorithm that ID tokens are signed with
 * @param acrValues what kind of sign-in is asked for; what came of it is for {@code require} to look at
 * @param userInfo whether the UserInfo endpoint is asked for more claims
 * @param signOutThere whether signing out here leads on to the provider's sign-out
 * @param require what the claims have to say before anybody comes in
 * @param roles which claimed value is which role
 * @param defaultRole held at every claimed organisation, whatever the roles say
 * @param rolesLast after so long without a sign-in there, the roles it gave end
 * @param linkByEmail whether a verified address links to the account that has it
 */
record ProviderSettings(
        @Nullable String label,
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @Nullable ClientAuthentication clientAuthentication,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue("RS256") String signature,
        @Nullable String acrValues,
        @DefaultValue("true") boolean userInfo,
        @DefaultValue("true") boolean signOutThere,
        @DefaultValue Claims claims,
        @DefaultValue List<Required> require,
        @DefaultValue List<Mapped> roles,
        @Nullable Role defaultRole,
        @DefaultValue("30d") Duration rolesLast,
        @DefaultValue("with-role") NewPeople newPeople,
        @DefaultValue("false") boolean linkByEmail) {

    private static final Set<String> SIGNATURES =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    ProviderSettings {
        needed("issuer", issuer);
        needed("client-id", clientId);
        URI address = URI.create(issuer);
        boolean loopback = LOOPBACK.contains(String.valueOf(address.getHost()));
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)) {
            throw new IllegalArgumentException("issuer is '" + issuer + "'; it begins with https://");
        }
        if (clientSecret != null && clientSecretFile != null) {
            throw new IllegalArgumentException("client-secret and client-secret-file are both set; keep one");
        }
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("scopes lack openid, without which nobody is told who came");
        }
        if (!SIGNATURES.contains(signature)) {
            throw new IllegalArgumentException("signature is '" + signature + "'; it is one of " + SIGNATURES);
        }
        if (rolesLast.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("roles-last is " + rolesLast + "; it is a day or more, as in 30d");
        }
        scopes = Set.copyOf(scopes);
        require = List.copyOf(require);
        roles = List.copyOf(roles);
    }

    /** How a client shows its secret (OpenID Connect Core 1.0, section 9). */
    enum ClientAuthentication {
        BASIC,
        POST
    }

    /** Which people without an account may come in. */
    enum NewPeople {
        /** Those to whom the claims give a role. */
        WITH_ROLE,
        ANYBODY,
        NOBODY
    }

    /**
     * Which claim says what. A name with dots leads into claims inside claims.
     *
     * @param roles a list of texts, or of objects that say a role and where it is held; null for none
     * @param roleField where {@code roles} are objects, the field with the role
     * @param organisations a list of texts, or of objects, with the codes of organisations; null for none
     * @param organisationField where they are objects, the field with the code of the organisation
     */
    record Claims(
            @DefaultValue("name") String name,
            @DefaultValue("email") String email,
            @DefaultValue("email_verified") String emailVerified,
            @Nullable String roles,
            @DefaultValue("role_code") String roleField,
            @Nullable String organisations,
            @DefaultValue("org_code") String organisationField) {

        @Override
        public String toString() {
            return "Claims";
        }
    }

    /** A claim that has to be there and to hold one of these values. */
    record Required(String claim, List<String> values) {
        Required {
            needed("require: claim", claim);
            if (values == null || values.isEmpty()) {
                throw new IllegalArgumentException("require: claim " + claim + " names no values that will do");
            }
            values = List.copyOf(values);
        }
    }

    /**
     * A claimed value that stands for a role.
     *
     * @param value as claimed; a star stands for anything
     * @param at the organisation it is held at; null for the one that stands beside it, or all that are claimed
     */
    record Mapped(String value, Role role, @Nullable String at) {
        Mapped {
            needed("roles: value", value);
            if (role == null) {
                throw new IllegalArgumentException("roles: value " + value + " names no role");
            }
            at = at == null ? null : at.strip().toUpperCase(Locale.ROOT);
        }
    }

    private static void needed(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + "]";
    }
}

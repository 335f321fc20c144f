package health.cairn.people;

import static health.cairn.people.AccessRules.Who.ADMINISTRATORS;
import static health.cairn.people.AccessRules.Who.ANYONE;
import static health.cairn.people.AccessRules.Who.CHOOSERS;
import static health.cairn.people.AccessRules.Who.LOADERS;
import static health.cairn.people.AccessRules.Who.ORGANISATION_ADMINISTRATORS;
import static health.cairn.people.AccessRules.Who.SIGNED_IN;
import static health.cairn.people.AccessRules.Who.WRITERS;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may ask for what: every route of the platform in one list, read from top to bottom, first match counts. A test holds
 * it against the routes that exist. What a person may see behind a route is for {@link Scope} to say.
 */
final class AccessRules {

    /** Each is a question that {@link Scope} answers. */
    enum Who {
        ANYONE,
        SIGNED_IN,
        /** People signed in who write in what is theirs or shared with them; what that is is decided behind the route. */
        WRITERS,
        /** Those who may load data. */
        LOADERS,
        /** Those who may freeze rankings and record choices. */
        CHOOSERS,
        /** Those who administer the organisation named in the path. */
        ORGANISATION_ADMINISTRATORS,
        /** Those who look after the installation. */
        ADMINISTRATORS;

        /** As the reference of routes says it. */
        String words() {
            return switch (this) {
                case ANYONE -> "anybody";
                case SIGNED_IN, WRITERS -> "people signed in";
                case LOADERS -> "who may load";
                case CHOOSERS -> "who may choose";
                case ORGANISATION_ADMINISTRATORS -> "administrators of the organisation";
                case ADMINISTRATORS -> "administrators of the installation";
            };
        }

        /** What a token has to be for; empty where no token will do. */
        Optional<AccessTokens.Use> tokenFor(HttpMethod asked) {
            boolean reads = asked.equals(GET) || asked.equals(HttpMethod.HEAD);
            return switch (this) {
                case ANYONE, SIGNED_IN -> Optional.of(AccessTokens.Use.READ);
                case WRITERS -> Optional.of(reads ? AccessTokens.Use.READ : AccessTokens.Use.WRITE);
                case LOADERS -> Optional.of(reads ? AccessTokens.Use.READ : AccessTokens.Use.LOAD);
                case CHOOSERS -> Optional.of(reads ? AccessTokens.Use.READ : AccessTokens.Use.CHOOSE);
                case ORGANISATION_ADMINISTRATORS, ADMINISTRATORS -> Optional.empty();
            };
        }

        boolean includes(Scope scope, String organisation) {
            return switch (this) {
                case ANYONE -> true;
                case SIGNED_IN, WRITERS -> scope.signedIn();
                case LOADERS -> scope.mayLoad();
                case CHOOSERS -> scope.mayChoose();
                case ORGANISATION_ADMINISTRATORS -> scope.mayAdminister(organisation);
                case ADMINISTRATORS -> scope.mayAdministerInstallation();
            };
        }
    }

    /** @param method null for all methods */
    record Rule(Who who, @Nullable HttpMethod method, PathPattern path) {
        boolean covers(HttpMethod asked, PathContainer askedPath) {
            return (method == null || method.equals(asked)) && path.matches(askedPath);
        }

        /** The organisation that the path names; empty text where the pattern has none. */
        String organisation(PathContainer askedPath) {
            PathPattern.PathMatchInfo match = path.matchAndExtract(askedPath);
            return match == null ? "" : match.getUriVariables().getOrDefault("organisation", "");
        }
    }

    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;

    static final List<Rule> ALL = List.of(
            // Coming in
            rule(ANYONE, null, "/sign-in"),
            rule(ANYONE, GET, "/sign-in/with/{provider}"),
            rule(ANYONE, GET, "/sign-in/from/{provider}"),
            rule(ANYONE, POST, "/sign-out"),
            rule(ANYONE, null, "/signed-out"),
            // Signed by the provider
            rule(ANYONE, POST, ProviderSignOut.BACK_CHANNEL + "{provider}"),
            rule(ANYONE, null, "/sign-in/second-factor"),
            rule(ANYONE, null, "/set-up/{token}"),
            rule(SIGNED_IN, POST, "/set-up/{token}/accept"),
            rule(ANYONE, POST, "/webauthn/authenticate/options"),
            rule(ANYONE, POST, "/login/webauthn"),
            rule(SIGNED_IN, null, "/webauthn/register/**"),
            rule(SIGNED_IN, null, "/confirm/**"),
            rule(SIGNED_IN, null, "/account/**"),
            rule(ADMINISTRATORS, GET, "/people"),
            rule(ADMINISTRATORS, POST, "/people/invitations"),
            rule(ORGANISATION_ADMINISTRATORS, null, "/people/{organisation}/**"),
            // What people share; who manages a thing decides behind this
            rule(SIGNED_IN, GET, "/sharing/{kind}/{id}"),
            rule(SIGNED_IN, POST, "/sharing/{kind}/{id}/**"),
            rule(ADMINISTRATORS, GET, "/audit/**"),
            rule(ADMINISTRATORS, null, "/settings/**"),
            // Loading, ranking and choosing
            rule(LOADERS, null, "/loads/**"),
            rule(SIGNED_IN, GET, "/need/**"),
            rule(CHOOSERS, POST, "/need/**"),
            // Contacts; of whom somebody sees what is decided behind this
            rule(LOADERS, null, "/unmet-need/loads/**"),
            rule(SIGNED_IN, null, "/unmet-need/**"),
            rule(SIGNED_IN, GET, "/api/v1/contacts/**"),
            rule(LOADERS, null, "/api/v1/batches/**"),
            rule(SIGNED_IN, POST, "/api/v1/runs/try"),
            rule(SIGNED_IN, GET, "/api/v1/runs/**"),
            rule(CHOOSERS, null, "/api/v1/runs/**"),
            // Projects; who may see and change one is decided behind this
            rule(SIGNED_IN, GET, "/projects/new"),
            rule(SIGNED_IN, GET, "/projects/programmes"),
            rule(SIGNED_IN, GET, "/projects/{project}/parts/**"),
            rule(SIGNED_IN, GET, "/projects/{project}/write-up/edit"),
            rule(SIGNED_IN, GET, "/projects/{project}/publishing"),
            rule(ANYONE, GET, "/projects/**"),
            rule(WRITERS, POST, "/projects/**"),
            rule(SIGNED_IN, GET, "/api/v1/projects/programmes"),
            rule(SIGNED_IN, GET, "/api/v1/projects/{project}/reach"),
            rule(ANYONE, GET, "/api/v1/projects/**"),
            rule(WRITERS, null, "/api/v1/projects/**"),
            rule(SIGNED_IN, null, "/api/v1/reminders/**"),
            // Whoever has the secret in it
            rule(ANYONE, GET, "/calendar/{secret}"),
            // Public indicators
            rule(ANYONE, GET, "/"),
            rule(ANYONE, GET, "/search/**"),
            rule(ANYONE, GET, "/areas/**"),
            rule(ANYONE, GET, "/measures/**"),
            rule(SIGNED_IN, GET, "/groups/new"),
            rule(SIGNED_IN, GET, "/groups/{code}/edit"),
            rule(ANYONE, GET, "/groups/**"),
            rule(SIGNED_IN, POST, "/groups/**"),
            rule(ANYONE, GET, "/api/**"),
            rule(ANYONE, GET, "/v3/api-docs/**"),
            rule(ANYONE, GET, "/v3/api-docs.yaml"),
            // About this installation
            rule(ANYONE, GET, "/how-we-count/**"),
            rule(ANYONE, GET, "/accessibility-statement"),
            rule(ANYONE, GET, "/privacy"),
            rule(ANYONE, GET, "/health"),
            rule(ANYONE, null, "/error"),
            rule(ANYONE, GET, "/favicon.svg"),
            rule(ANYONE, GET, "/assets/**"));

    private AccessRules() {}

    private static Rule rule(Who who, @Nullable HttpMethod method, String pattern) {
        return new Rule(who, method, PathPatternParser.defaultInstance.parse(pattern));
    }

    /** The rule that stands in the list for this request, if one does. */
    static Optional<Rule> listed(HttpMethod method, String path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        PathContainer parsed = PathContainer.parsePath(path);
        return ALL.stream().filter(rule -> rule.covers(asked, parsed)).findFirst();
    }

    /**
     * Who may make this request. A path that nobody listed leads nowhere: reading it is answered by the "page not found"
     * that anybody may see, everything else needs sign-in.
     */
    static Who decide(HttpMethod method, String path) {
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return listed(method, path).map(Rule::who).orElse(reads ? ANYONE : SIGNED_IN);
    }

    /** Whether this viewer may make this request. */
    static boolean allows(Scope scope, HttpMethod method, String path) {
        String organisation = listed(method, path)
                .map(rule -> rule.organisation(PathContainer.parsePath(path)))
                .orElse("");
        return decide(method, path).includes(scope, organisation);
    }
}

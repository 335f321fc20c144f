package health.cairn.people;

import health.cairn.people.PeopleEvent.Means;
import health.cairn.people.ProviderConnections.Connection;
import health.cairn.people.ProviderPeople.Admitted;
import health.cairn.people.ProviderPeople.Vouched;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * To a sign-in provider and back (OpenID Connect Core 1.0, authorization code with PKCE). What comes back is looked at by
 * Spring Security; the session then knows the account's number, as after any other sign-in, and nothing the provider said.
 */
@Component
@ConditionalOnWebApplication
public class ProviderSignIns {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIns.class);

    /** Clocks differ; the provider's may be behind by as much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final String PURPOSE = "cairn.purpose";
    private static final String TO = "cairn.to";
    private static final String LEFT_AT = "cairn.left-at";

    /** Why somebody goes to a provider. */
    public enum Purpose {
        SIGN_IN,
        /** To show once more who they are. */
        CONFIRM,
        /** To link their account to who they are there. */
        CONNECT
    }

    /** What came of going to a provider. */
    public sealed interface Outcome {

        /** @param onward an address, at the provider or here */
        record Onward(String onward) implements Outcome {}

        /** @param to where the person wanted to go afterwards; empty text where that is not told */
        record Refused(ProviderRefusal why, Purpose purpose, String to) implements Outcome {}

        /** The provider does not answer. */
        record Unavailable() implements Outcome {}

        /** There is no such provider. */
        record Unknown() implements Outcome {}
    }

    private final SignInProviders providers;
    private final ProviderConnections connections;
    private final ProviderPeople people;
    private final ProviderIdentityStore identities;
    private final ProviderSessions sessions;
    private final SignIns signIns;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProviderSignIns(
            SignInProviders providers,
            ProviderConnections connections,
            ProviderPeople people,
            ProviderIdentityStore identities,
            ProviderSessions sessions,
            SignIns signIns,
            ApplicationEventPublisher events,
            Clock clock) {
        this.providers = providers;
        this.connections = connections;
        this.people = people;
        this.identities = identities;
        this.sessions = sessions;
        this.signIns = signIns;
        this.events = events;
        this.clock = clock;
    }

    /** The providers that an account is linked to. */
    public List<SignInProviders.Offered> of(long account) {
        return identities.issuersOf(account).stream()
                .map(providers::withIssuer)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Where somebody who signed out here a moment ago goes on to, to sign out at the provider too. */
    public static Optional<String> signOutThere(HttpServletRequest request) {
        return ProviderSignOut.onTo(request);
    }

    /**
     * Takes the link between an account and a provider away; the roles it gave end.
     *
     * @return whether it was done; not where it is the person's only way in
     */
    public boolean disconnect(long account, String provider) {
        return providers
                .find(provider)
                .map(settings -> people.disconnect(provider, settings.issuer(), account))
                .orElse(true);
    }

    /**
     * Where the browser goes to sign in at a provider.
     *
     * @param to where to go afterwards, a path on this site; anything else counts as none
     */
    public Outcome begin(
            String provider, Purpose purpose, String to, HttpServletRequest request, HttpServletResponse response) {
        Optional<Connection> connection;
        try {
            connection = connections.to(provider);
        } catch (ProviderConnections.Unavailable e) {
            return new Outcome.Unavailable();
        }
        if (connection.isEmpty()) {
            return new Outcome.Unknown();
        }
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(connections.registrations());
        String acr = connection.get().settings().acrValues();
        resolver.setAuthorizationRequestCustomizer(going -> going.attributes(kept -> {
                    kept.put(PURPOSE, purpose.name());
                    kept.put(TO, LocalPath.is(to) ? to : "");
                    kept.put(LEFT_AT, clock.instant());
                })
                .additionalParameters(said -> {
                    if (acr != null) {
                        said.put("acr_values", acr);
                    }
                    if (purpose != Purpose.SIGN_IN) {
                        said.put("prompt", "login");
                        said.put("max_age", "0");
                    }
                }));
        OAuth2AuthorizationRequest going = Objects.requireNonNull(resolver.resolve(request, provider));
        new HttpSessionOAuth2AuthorizationRequestRepository().saveAuthorizationRequest(going, request, response);
        return new Outcome.Onward(going.getAuthorizationRequestUri());
    }

    /** What comes of a browser that a provider sends back. */
    public Outcome finish(String provider, HttpServletRequest request, HttpServletResponse response) {
        Optional<Connection> connection;
        try {
            connection = connections.to(provider);
        } catch (ProviderConnections.Unavailable e) {
            return new Outcome.Unavailable();
        }
        if (connection.isEmpty()) {
            return new Outcome.Unknown();
        }
        // Found by the state, and only in the session that left with it; each works once.
        OAuth2AuthorizationRequest asked =
                new HttpSessionOAuth2AuthorizationRequestRepository().removeAuthorizationRequest(request, response);
        if (asked == null
                || !provider.equals(asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                || !fromIssuer(connection.get().settings(), request)) {
            return refused(ProviderRefusal.NOT_RIGHT, Purpose.SIGN_IN, Optional.empty());
        }
        Purpose purpose = Purpose.valueOf(String.valueOf((Object) asked.getAttribute(PURPOSE)));
        String code = request.getParameter(OAuth2ParameterNames.CODE);
        if (code == null) {
            return refused(ProviderRefusal.CANCELLED, purpose, Optional.empty());
        }
        String state = String.valueOf(request.getParameter(OAuth2ParameterNames.STATE));
        Optional<OidcUser> person = verified(connection.get(), asked, code, state);
        if (person.isEmpty()) {
            return refused(ProviderRefusal.NOT_RIGHT, purpose, Optional.empty());
        }
        var vouched = new Vouched(
                provider,
                connection.get().settings().issuer(),
                Objects.requireNonNull(person.get().getSubject()),
                new ProviderClaims(connection.get().settings(), person.get().getClaims()));
        return switch (purpose) {
            case SIGN_IN -> signedIn(vouched, person.get(), asked, request, response);
            case CONFIRM -> confirmed(vouched, person.get(), asked, request, response);
            case CONNECT -> connected(vouched, person.get(), asked);
        };
    }

    /** RFC 9207: a provider that says who it is says the right thing, or another one answers in its place. */
    private static boolean fromIssuer(ProviderSettings settings, HttpServletRequest request) {
        String said = request.getParameter("iss");
        return said == null || said.equals(settings.issuer());
    }

    /** @return empty where anything about the answer is not as it must be */
    private static Optional<OidcUser> verified(
            Connection connection, OAuth2AuthorizationRequest asked, String code, String state) {
        var answer = OAuth2AuthorizationResponse.success(code)
                .state(state)
                .redirectUri(Objects.requireNonNull(asked.getRedirectUri()))
                .build();
        try {
            var checked = connection
                    .checks()
                    .authenticate(new OAuth2LoginAuthenticationToken(
                            connection.registration(), new OAuth2AuthorizationExchange(asked, answer)));
            return checked != null && checked.getPrincipal() instanceof OidcUser person
                    ? Optional.of(person)
                    : Optional.empty();
        } catch (OAuth2AuthenticationException e) {
            // The code says which check failed; the description may quote what was claimed.
            LOG.warn(
                    "A sign-in with {} was refused: {}",
                    connection.registration().getRegistrationId(),
                    e.getError().getErrorCode());
            return Optional.empty();
        }
    }

    private Outcome signedIn(
            Vouched who,
            OidcUser person,
            OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (people.admit(who)) {
            case Admitted.Out(ProviderRefusal why, Optional<Long> account) -> refused(why, Purpose.SIGN_IN, account);
            case Admitted.In(long account) -> {
                String wanted =
                        signIns.enter(account, Optional.ofNullable(person.getAuthenticatedAt()), request, response);
                sessions.began(request.getSession().getId(), who, person.getIdToken(), account);
                yield new Outcome.Onward(onward(asked).orElse(wanted));
            }
        };
    }

    private Outcome confirmed(
            Vouched who,
            OidcUser person,
            OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Long> present = present();
        String to = onward(asked).orElse("/account");
        if (present.isEmpty() || !present.equals(identities.accountOf(who.issuer(), who.subject()))) {
            return refused(ProviderRefusal.OTHER_PERSON, Purpose.CONFIRM, present, to);
        }
        if (!who.claims().suffice()) {
            return refused(ProviderRefusal.NOT_ENOUGH, Purpose.CONFIRM, present, to);
        }
        if (!shownNow(person, asked)) {
            return refused(ProviderRefusal.NOT_SHOWN_NOW, Purpose.CONFIRM, present, to);
        }
        signIns.confirm(Means.PROVIDER, request, response);
        return new Outcome.Onward(to);
    }

    private Outcome connected(Vouched who, OidcUser person, OAuth2AuthorizationRequest asked) {
        Optional<Long> present = present();
        if (present.isEmpty() || !signIns.confirmedLately()) {
            return refused(ProviderRefusal.NOT_RIGHT, Purpose.CONNECT, present);
        }
        if (!shownNow(person, asked)) {
            return refused(ProviderRefusal.NOT_SHOWN_NOW, Purpose.CONNECT, present);
        }
        return switch (people.connect(who, present.get())) {
            case Admitted.Out(ProviderRefusal why, var _) -> refused(why, Purpose.CONNECT, present);
            case Admitted.In(long _) -> new Outcome.Onward("/account/security?connected");
        };
    }

    /** Whether the provider says that it asked after the browser left here, and did not take an earlier sign-in for it. */
    private static boolean shownNow(OidcUser person, OAuth2AuthorizationRequest asked) {
        @Nullable Instant shown = person.getAuthenticatedAt();
        return shown != null
                && asked.getAttribute(LEFT_AT) instanceof Instant left
                && !shown.isBefore(left.minus(CLOCKS_DIFFER));
    }

    private static Optional<String> onward(OAuth2AuthorizationRequest asked) {
        return Optional.of(String.valueOf((Object) asked.getAttribute(TO))).filter(LocalPath::is);
    }

    private static Optional<Long> present() {
        return CurrentAccount.of(SecurityContextHolder.getContext().getAuthentication());
    }

    private Outcome refused(ProviderRefusal why, Purpose purpose, Optional<Long> account) {
        return refused(why, purpose, account, "");
    }

    private Outcome refused(ProviderRefusal why, Purpose purpose, Optional<Long> account, String to) {
        events.publishEvent(new PeopleEvent.SignInFailed(account, Means.PROVIDER, false));
        return new Outcome.Refused(why, purpose, to);
    }
}

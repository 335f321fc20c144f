package health.cairn.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** Connections to providers, made when somebody first wants one: a start neither waits for a provider nor fails with it. */
@Component
class ProviderConnections {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderConnections.class);

    /** Addresses of endpoints change rarely; keys are looked up whenever a token names an unknown one. */
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** So that people who try again and again do not each wait for a provider that is down. */
    private static final Duration AWAY_FOR = Duration.ofSeconds(5);

    /** A provider does not answer, or not as OpenID Connect asks for. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * A provider that answered.
     *
     * @param checks Spring Security's: state, nonce, the exchange of the code, and everything about the ID token
     */
    record Connection(
            ProviderSettings settings,
            ClientRegistration registration,
            OidcAuthorizationCodeAuthenticationProvider checks) {

        @Override
        public String toString() {
            return "Connection[" + settings.issuer() + "]";
        }
    }

    private final SignInProviders providers;
    private final Environment environment;
    private final Clock clock;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    ProviderConnections(SignInProviders providers, Environment environment, Clock clock) {
        this.providers = providers;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * The connection to a provider.
     *
     * @return empty where no provider has this id
     * @throws Unavailable where it does not answer
     */
    Optional<Connection> to(String id) {
        return providers
                .find(id)
                .map(settings ->
                        lines.computeIfAbsent(id, _ -> new Line(id, settings)).connection());
    }

    /** The same as Spring Security wants it; not a bean, so that nothing of Spring's gathers around it. */
    ClientRegistrationRepository registrations() {
        return id -> to(id).map(Connection::registration).orElse(null);
    }

    /** One at a time asks a provider; the others take what it learned. */
    private final class Line {
        private final String id;
        private final ProviderSettings settings;
        private @Nullable Connection known;
        private Instant askAgain = Instant.MIN;

        private Line(String id, ProviderSettings settings) {
            this.id = id;
            this.settings = settings;
        }

        private synchronized Connection connection() {
            Instant now = clock.instant();
            if (now.isAfter(askAgain)) {
                try {
                    // As people reach this installation, where that is known; a proxy may hide it from the request.
                    known = ProviderDiscovery.connect(id, settings, environment.getProperty("cairn.url", "{baseUrl}"));
                    askAgain = now.plus(KNOWN_FOR);
                } catch (RuntimeException e) {
                    LOG.warn("The sign-in provider {} cannot be used now: {}", id, e.getMessage());
                    askAgain = now.plus(AWAY_FOR);
                }
            }
            if (known == null) {
                throw new Unavailable();
            }
            return known;
        }
    }
}

package health.cairn.people;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sign-out, there and here. Signing out here leads on to the provider's sign-out (OpenID Connect RP-Initiated Logout 1.0);
 * signing out there ends the sessions here (Back-Channel Logout 1.0).
 */
@Component
class ProviderSignOut {

    /** Where providers send their logout tokens; Spring Security's address, with the id of the provider at the end. */
    static final String BACK_CHANNEL = "/logout/connect/back-channel/";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignOut.class);
    private static final String ON_TO = ProviderSignOut.class.getName() + ".onTo";

    private final ProviderConnections connections;
    private final ProviderSessions sessions;
    private final Environment environment;

    ProviderSignOut(ProviderConnections connections, ProviderSessions sessions, Environment environment) {
        this.connections = connections;
        this.sessions = sessions;
        this.environment = environment;
    }

    /** Listens to providers, and leads on to them; only for an installation that has any. */
    void configure(HttpSecurity http) throws Exception {
        http.oidcLogout(out -> out.clientRegistrationRepository(id -> {
                    try {
                        return connections.registrations().findByRegistrationId(id);
                    } catch (ProviderConnections.Unavailable e) {
                        return null;
                    }
                })
                // Spring's own handler asks this application to end each session, over HTTP with the session's cookie.
                .backChannel(channel -> channel.logoutHandler(this::endedThere)));
        http.logout(out -> out.addLogoutHandler((request, _, _) -> leaving(request))
                .logoutSuccessHandler((request, response, _) -> left(request, response)));
    }

    private void endedThere(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication told) {
        String provider =
                request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        if (told != null
                && told.getPrincipal() instanceof OidcLogoutToken token
                && !sessions.endedThere(provider, token)) {
            LOG.warn("A logout token of {} is old or was sent before", provider);
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) {
        try {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"invalid_request\"}");
        } catch (IOException e) {
            LOG.debug("The provider did not wait for its answer");
        }
    }

    /** While the session is there to tell where it began. */
    private void leaving(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            sessions.ends(session.getId())
                    .flatMap(ending -> signOutThere(ending, request))
                    .ifPresent(address -> request.setAttribute(ON_TO, address));
        }
    }

    private Optional<String> signOutThere(ProviderSessions.Ending ending, HttpServletRequest request) {
        try {
            return connections
                    .to(ending.provider())
                    .filter(connection -> connection.settings().signOutThere())
                    .flatMap(connection -> Optional.ofNullable(connection
                                    .registration()
                                    .getProviderDetails()
                                    .getConfigurationMetadata()
                                    .get("end_session_endpoint"))
                            .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint.toString())
                                    .queryParam("id_token_hint", "{token}")
                                    .queryParam("client_id", "{client}")
                                    .queryParam("post_logout_redirect_uri", "{back}")
                                    .encode()
                                    .buildAndExpand(
                                            ending.idToken(),
                                            connection.settings().clientId(),
                                            here(request))
                                    .toUriString()));
        } catch (ProviderConnections.Unavailable e) {
            return Optional.empty();
        }
    }

    private String here(HttpServletRequest request) {
        return environment.getProperty(
                        "cairn.url",
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString())
                + "/";
    }

    /** To the page that says so, which leads on to the provider; see {@code SignedOutController}. */
    private static void left(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (onTo(request).isPresent()) {
            request.getRequestDispatcher("/signed-out").forward(request, response);
        } else {
            response.sendRedirect("/");
        }
    }

    /** The provider's sign-out, where somebody who signed out here is to go there. */
    static Optional<String> onTo(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ON_TO)).map(Object::toString);
    }
}

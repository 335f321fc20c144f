package health.cairn.people;

import health.cairn.people.AccessTokens.Bearer;
import health.cairn.people.AccessTokens.Use;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program in by the token it bears (RFC 6750), for one request of the API. A request with a token is the token's
 * alone: where that does not work it is refused, whatever session the browser may have, so it needs no token of a form.
 */
final class BearerSignIn extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final ApplicationEventPublisher events;

    BearerSignIn(AccessTokens tokens, ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.events = events;
    }

    /** Whether a request of the API bears a token. */
    static boolean bears(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && request.getRequestURI()
                        .substring(request.getContextPath().length())
                        .startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!bears(request)) {
            chain.doFilter(request, response);
            return;
        }
        String token = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION))
                .substring(SCHEME.length())
                .strip();
        Optional<Bearer> bearer = tokens.bearer(token);
        if (bearer.isEmpty()) {
            events.publishEvent(new PeopleEvent.SignInFailed(Optional.empty(), PeopleEvent.Means.TOKEN, false));
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        // For this request only: nothing of it is kept in a session.
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(bearer.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static Authentication authentication(Bearer bearer) {
        List<GrantedAuthority> held = new ArrayList<>();
        held.add(new SimpleGrantedAuthority(CurrentAccount.COMPLETE));
        held.add(new SimpleGrantedAuthority(CurrentAccount.BY_TOKEN));
        bearer.uses().stream()
                .map(Use::authority)
                .map(SimpleGrantedAuthority::new)
                .forEach(held::add);
        return UsernamePasswordAuthenticationToken.authenticated(Long.toString(bearer.account()), null, held);
    }
}

package health.cairn.people;

import health.cairn.people.PeopleEvent.Means;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From the first thing somebody shows to the moment sign-in is complete, and showing it once more. How long ago each factor
 * was shown is part of the session's authentication, so that any instance knows.
 */
@Component
@ConditionalOnWebApplication
public class SignIns {

    /** How long "it is you" is believed before something that cannot be taken back. */
    static final Duration CONFIRMED_FOR = Duration.ofMinutes(15);

    /** NIST SP 800-63B-4, AAL2: sign in again after at most 24 hours; a working day is enough. */
    static final Duration LONGEST_SESSION = Duration.ofHours(12);

    private static final String SIGNED_IN_AT = SignIns.class.getName() + ".signedInAt";

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    SignIns(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The account whose sign-in has begun and lacks its second factor. */
    public Optional<Long> begun() {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return CurrentAccount.of(present).isPresent() ? Optional.empty() : CurrentAccount.numberOf(present);
    }

    /** Whether somebody showed who they are within the last quarter of an hour. */
    public boolean confirmedLately() {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        Instant earliest = clock.instant().minus(CONFIRMED_FOR);
        return CurrentAccount.of(present).isPresent()
                && held(present).stream()
                        .anyMatch(authority -> authority instanceof FactorGrantedAuthority factor
                                && factor.getIssuedAt().isAfter(earliest));
    }

    /**
     * Completes the sign-in that has begun.
     *
     * @return where the person wanted to go
     */
    public String complete(Means means, HttpServletRequest request, HttpServletResponse response) {
        long account = begun().orElseThrow();
        put(account, means, held(), clock.instant(), true, request, response);
        request.getSession().setAttribute(SIGNED_IN_AT, clock.instant());
        events.publishEvent(new PeopleEvent.SignedIn(account, means));
        return wanted(request, response);
    }

    /**
     * Signs in somebody whom a provider vouches for, with all that it asks for. Whoever was signed in before in this browser
     * leaves nothing behind.
     *
     * @param shown when the person last showed there who they are, if the provider says so; else it counts as long ago
     * @return where the person wanted to go
     */
    String enter(long account, Optional<Instant> shown, HttpServletRequest request, HttpServletResponse response) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null
                && CurrentAccount.numberOf(present)
                        .filter(other -> other != account)
                        .isPresent()) {
            session.invalidate();
        }
        Instant now = clock.instant();
        Instant factor = shown.map(then -> then.isAfter(now) ? now : then).orElse(Instant.EPOCH);
        put(account, Means.PROVIDER, List.of(), factor, true, request, response);
        request.getSession().setAttribute(SIGNED_IN_AT, now);
        events.publishEvent(new PeopleEvent.SignedIn(account, Means.PROVIDER));
        return wanted(request, response);
    }

    /** Notes that somebody signed in showed once more who they are. */
    public void confirm(Means means, HttpServletRequest request, HttpServletResponse response) {
        long account = CurrentAccount.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow();
        put(account, means, held(), clock.instant(), false, request, response);
        events.publishEvent(new PeopleEvent.IdentityConfirmed(account, means));
    }

    /** Whether a session has lasted a working day. */
    boolean outlived(HttpSession session) {
        return session.getAttribute(SIGNED_IN_AT) instanceof Instant since
                && clock.instant().isAfter(since.plus(LONGEST_SESSION));
    }

    /** A way in that needs nothing more: a password where it is enough, or a passkey. */
    @EventListener
    void cameIn(InteractiveAuthenticationSuccessEvent event) {
        CurrentAccount.of(event.getAuthentication()).ifPresent(account -> {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                attributes.getRequest().getSession().setAttribute(SIGNED_IN_AT, clock.instant());
            }
            events.publishEvent(new PeopleEvent.SignedIn(account, means(event.getAuthentication())));
        });
    }

    /** A passkey that does not open; passwords and codes are told of where they are looked at. */
    @EventListener
    void turnedAway(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof WebAuthnAuthenticationRequestToken) {
            events.publishEvent(new PeopleEvent.SignInFailed(Optional.empty(), Means.PASSKEY, false));
        }
    }

    @EventListener
    void left(LogoutSuccessEvent event) {
        CurrentAccount.of(event.getAuthentication())
                .ifPresent(account -> events.publishEvent(new PeopleEvent.SignedOut(account)));
    }

    private String wanted(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(asked.getRequest(request, response))
                .map(saved -> saved.getRedirectUrl())
                .orElse("/");
    }

    private static Collection<? extends GrantedAuthority> held() {
        return held(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Collection<? extends GrantedAuthority> held(@Nullable Authentication authentication) {
        return authentication == null ? List.of() : authentication.getAuthorities();
    }

    private static Means means(Authentication authentication) {
        var held = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return held.contains(FactorGrantedAuthority.WEBAUTHN_AUTHORITY) ? Means.PASSKEY : Means.PASSWORD;
    }

    private void put(
            long account,
            Means means,
            Collection<? extends GrantedAuthority> before,
            Instant shown,
            boolean newId,
            HttpServletRequest request,
            HttpServletResponse response) {
        String factor = switch (means) {
            case PASSWORD -> FactorGrantedAuthority.PASSWORD_AUTHORITY;
            case PROVIDER -> FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY;
            case ONE_TIME_CODE, RECOVERY_CODE, PASSKEY, TOKEN -> "FACTOR_" + means;
        };
        List<GrantedAuthority> authorities = new ArrayList<>(before);
        authorities.removeIf(
                held -> factor.equals(held.getAuthority()) || CurrentAccount.COMPLETE.equals(held.getAuthority()));
        authorities.add(new SimpleGrantedAuthority(CurrentAccount.COMPLETE));
        authorities.add(
                FactorGrantedAuthority.withAuthority(factor).issuedAt(shown).build());
        if (newId && request.getSession(false) != null) {
            // What somebody else may know of the half-open session is worth nothing afterwards.
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(Long.toString(account), null, authorities));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}

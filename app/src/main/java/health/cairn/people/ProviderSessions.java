package health.cairn.people;

import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import health.cairn.people.ProviderPeople.Vouched;
import health.cairn.people.ProviderSessionStore.Begun;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions that began at a provider and end with it, whichever instance hears of it. */
@Component
class ProviderSessions {

    /** A logout token is sent at once; an old one is somebody else's copy. */
    static final Duration LOGOUT_GOOD_FOR = Duration.ofMinutes(10);

    /** The data key under which ID tokens are kept. */
    private static final String PURPOSE = "provider-sessions";

    private final ProviderSessionStore store;
    private final DataKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProviderSessions(ProviderSessionStore store, DataKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a session has to know of its provider when it ends.
     *
     * @param idToken tells the provider whose sign-out it is; personal
     */
    record Ending(String provider, String idToken) {
        @Override
        public String toString() {
            return "Ending[" + provider + "]";
        }
    }

    /** Notes that a session began with this ID token. */
    @Transactional
    public void began(String session, Vouched who, OidcIdToken token, long account) {
        Instant now = clock.instant();
        store.forgetBefore(now.minus(SignIns.LONGEST_SESSION));
        DataKey key = keys.current(PURPOSE);
        store.add(
                new Begun(
                        session,
                        who.provider(),
                        who.issuer(),
                        who.subject(),
                        token.getClaimAsString("sid"),
                        account,
                        key.version(),
                        key.seal(bytes(token.getTokenValue()), place(session))),
                now);
    }

    /** A session ends by itself. @return where it began, if at a provider */
    @Transactional
    public Optional<Ending> ends(String session) {
        return store.take(session)
                .map(begun -> new Ending(
                        begun.provider(),
                        new String(
                                keys.version(PURPOSE, begun.keyVersion()).open(begun.sealed(), place(session)),
                                StandardCharsets.UTF_8)));
    }

    /**
     * Ends what a provider's logout token names (OpenID Connect Back-Channel Logout 1.0).
     *
     * @param token whose signature and claims were looked at
     * @return whether it was taken: not an old one, and not for the second time
     */
    @Transactional
    public boolean endedThere(String provider, OidcLogoutToken token) {
        Instant now = clock.instant();
        String issuer = Objects.requireNonNull(token.getClaimAsString("iss"));
        Instant issued = token.getIssuedAt();
        store.forgetLogoutsBefore(now.minus(LOGOUT_GOOD_FOR.multipliedBy(3)));
        if (issued == null
                || issued.isBefore(now.minus(LOGOUT_GOOD_FOR))
                || issued.isAfter(now.plus(LOGOUT_GOOD_FOR))
                || !store.takeLogout(issuer, Objects.requireNonNull(token.getId()), now)) {
            return false;
        }
        store.end(issuer, token.getSubject(), token.getSessionId())
                .forEach(account -> events.publishEvent(new PeopleEvent.SignedOutByProvider(account, provider)));
        return true;
    }

    private static byte[] place(String session) {
        return bytes("people.provider_session " + session);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

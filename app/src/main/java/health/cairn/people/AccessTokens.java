package health.cairn.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Personal access tokens, with which a program works in a person's name through the API: for what the token says, for as long
 * as it says, and never for more than the person may. Patients are not seen with a token.
 */
@Component
public class AccessTokens {

    /** The longest a token can be used. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final String PREFIX = "cairn_";
    private static final int LONGEST_NAME = 80;

    private final TokenStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessTokens(TokenStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** What a token may be used for. */
    public enum Use {
        READ("read"),
        LOAD("load, publish and withdraw files"),
        CHOOSE("freeze rankings and record choices"),
        WRITE("write in projects");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** What an authentication carries for it. */
        String authority() {
            return "TOKEN_" + name();
        }
    }

    /** A token as its owner sees it later: everything but the token. */
    public record Issued(
            long number, String name, Set<Use> uses, Instant created, Instant expires, Optional<Instant> lastUsed) {}

    /** What a token lets somebody do now. */
    record Bearer(long account, Set<Use> uses) {}

    /**
     * Makes a token.
     *
     * @param name what it is for, in the owner's words
     * @return the token; it is shown now and never again, only its hash is kept
     * @throws NotPossible where name, uses or life will not do
     */
    @Transactional
    public String issue(long account, String name, Set<Use> uses, Duration life) {
        String checked = name.strip();
        if (checked.isEmpty() || checked.length() > LONGEST_NAME) {
            throw new NotPossible("Say what the token is for, in up to " + LONGEST_NAME + " characters");
        }
        if (uses.isEmpty()) {
            throw new NotPossible("Choose at least one thing that the token may be used for");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new NotPossible("A token ends after a year at most");
        }
        String token = PREFIX + Secrets.next();
        long number = store.add(
                account,
                checked,
                Secrets.hash(token),
                EnumSet.copyOf(uses),
                clock.instant(),
                clock.instant().plus(life));
        events.publishEvent(new PeopleEvent.TokenIssued(account, number));
        return token;
    }

    /** The tokens of an account that work now, the newest first. */
    public List<Issued> of(long account) {
        return store.of(account, clock.instant());
    }

    /** Ends a token at once. @return whether the account had such a token */
    @Transactional
    public boolean end(long account, long number) {
        boolean ended = store.end(account, number, clock.instant());
        if (ended) {
            events.publishEvent(new PeopleEvent.TokenEnded(account, number, Optional.of(account)));
        }
        return ended;
    }

    /** Ends every token of an account. */
    void endAll(long account, Optional<Long> by) {
        store.endAll(account, clock.instant())
                .forEach(number -> events.publishEvent(new PeopleEvent.TokenEnded(account, number, by)));
    }

    /** Whom a token speaks for; empty where it does not work. */
    Optional<Bearer> bearer(String token) {
        return token.startsWith(PREFIX) ? store.use(Secrets.hash(token), clock.instant()) : Optional.empty();
    }
}

package health.cairn.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * The account number that sign-in put into the session, as the name of the principal. It counts for somebody who has shown
 * everything that sign-in asks for; until then the session knows whose sign-in it is, and its viewer is a visitor.
 */
final class CurrentAccount {

    /** What an authentication carries once sign-in is complete. */
    static final String COMPLETE = "ROLE_PERSON";

    /** What an authentication carries that a token gave. */
    static final String BY_TOKEN = "BY_TOKEN";

    private CurrentAccount() {}

    static Optional<Long> of(@Nullable Authentication authentication) {
        return numberOf(authentication).filter(_ -> complete(authentication));
    }

    /** Whose sign-in has begun, complete or not. */
    static Optional<Long> numberOf(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName)
                .filter(name -> name.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private static boolean complete(@Nullable Authentication authentication) {
        return carries(authentication, COMPLETE);
    }

    static boolean carries(@Nullable Authentication authentication, String authority) {
        return authentication != null
                && authentication.getAuthorities().stream().anyMatch(held -> authority.equals(held.getAuthority()));
    }
}

package health.cairn.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** The account number that sign-in put into the session, as the name of the principal. */
final class CurrentAccount {

    private CurrentAccount() {}

    static Optional<Long> of(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName)
                .filter(name -> name.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}

package health.cairn.people;

import java.time.Clock;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Sign-in by address and password. In the session the account is known by its number only; whether an address has an
 * account is told neither by words nor by the time an answer takes.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    /** This address has tried too often to be answered. */
    static final class TooManyTries extends AuthenticationException {
        private static final long serialVersionUID = 1;

        TooManyTries() {
            super("Too many tries from one address");
        }
    }

    private final AccountStore accounts;
    private final SignInLimits limits;
    private final DaoAuthenticationProvider check;

    PasswordSignIn(AccountStore accounts, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.limits = new SignInLimits(clock);
        // For an unknown address this provider hashes all the same, so that the time is the same.
        this.check = new DaoAuthenticationProvider(this::withNumberForName);
        this.check.setPasswordEncoder(passwords);
        this.check.setForcePrincipalAsString(true);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        var wait = limits.admit(attempt.getName(), address).orElseThrow(TooManyTries::new);
        try {
            Thread.sleep(wait);
            limits.hashing().acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyTries();
        }
        try {
            Authentication known = check.authenticate(attempt);
            limits.succeeded(attempt.getName(), address);
            return AccountRules.required(known);
        } finally {
            limits.hashing().release();
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private UserDetails withNumberForName(String email) {
        return accounts.findByEmail(email)
                .map(account -> User.withUsername(Long.toString(account.number()))
                        .password(accounts.passwordHash(account.number()).orElseThrow())
                        .roles("PERSON")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }
}

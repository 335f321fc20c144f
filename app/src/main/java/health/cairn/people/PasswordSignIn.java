package health.cairn.people;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Sign-in by address and password. In the session the account is known by its number only. Where a second factor is asked
 * for, what comes out is a sign-in that has begun: it opens nothing but the page that asks.
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

    private final SignInChecks checks;
    private final SecondFactors factors;

    PasswordSignIn(SignInChecks checks, SecondFactors factors) {
        this.checks = checks;
        this.factors = factors;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        return switch (checks.password(attempt.getName(), String.valueOf(attempt.getCredentials()), address)) {
            case SignInChecks.Outcome.Right right -> {
                long account = right.account();
                List<GrantedAuthority> held = new ArrayList<>();
                held.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
                if (!factors.askedOf(account)) {
                    held.add(new SimpleGrantedAuthority(CurrentAccount.COMPLETE));
                }
                var known = UsernamePasswordAuthenticationToken.authenticated(Long.toString(account), null, held);
                known.setDetails(attempt.getDetails());
                yield known;
            }
            case SignInChecks.Outcome.Wrong() -> throw new BadCredentialsException("Not the right password");
            case SignInChecks.Outcome.TooMany() -> throw new TooManyTries();
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

package health.cairn.people;

import health.cairn.people.PeopleEvent.Means;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Looks at what somebody shows, within the limits that make guessing slow. Too many tries are answered before anything is
 * hashed or compared; whether an account exists is told neither by words nor by the time an answer takes.
 */
@Component
public class SignInChecks {

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(10);

    private final AccountStore accounts;
    private final SecondFactors factors;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final SignInLimits limits;
    /** Of a password nobody has: an address without an account takes as long as one with. */
    private final String nobodysHash;

    SignInChecks(
            AccountStore accounts,
            SecondFactors factors,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.passwords = passwords;
        this.events = events;
        this.limits = new SignInLimits(clock);
        this.nobodysHash = PasswordHashing.ofNobody();
    }

    /** What came of a try. */
    public sealed interface Outcome {
        record Right(long account, Means means) implements Outcome {}

        record Wrong() implements Outcome {}

        /** Not looked at: too many tries. */
        record TooMany() implements Outcome {}
    }

    /** Somebody's password, tried from an address. */
    public Outcome password(String email, String password, String from) {
        return limited(
                "password of " + email.strip(),
                from,
                Means.PASSWORD,
                () -> accounts.findByEmail(email).map(Account::number),
                () -> {
                    Optional<Account> account = accounts.findByEmail(email);
                    Optional<String> hash = account.flatMap(known -> accounts.passwordHash(known.number()));
                    boolean right = passwords.matches(password, hash.orElse(nobodysHash));
                    return account.filter(_ -> right && hash.isPresent())
                            .<Outcome>map(known -> new Outcome.Right(known.number(), Means.PASSWORD))
                            .orElseGet(Outcome.Wrong::new);
                });
    }

    /** A code of an account's authenticator app, or a recovery code, tried from an address. */
    public Outcome code(long account, String code, String from) {
        return limited(
                "code of " + account,
                from,
                Means.ONE_TIME_CODE,
                () -> Optional.of(account),
                () -> factors.take(account, code)
                        .<Outcome>map(means -> new Outcome.Right(account, means))
                        .orElseGet(Outcome.Wrong::new));
    }

    /**
     * Looks within the limits, and tells of a try that did not succeed.
     *
     * @param what is tried; a password and a code of the same account are counted apart
     * @param account on which account, where there is one
     */
    private Outcome limited(
            String what, String from, Means means, Supplier<Optional<Long>> account, Supplier<Outcome> look) {
        Outcome outcome = new Outcome.TooMany();
        SignInLimits.Admitted admitted = limits.admit(what, from);
        if (admitted instanceof SignInLimits.Admitted.No(boolean first) && !first) {
            return outcome;
        }
        if (admitted instanceof SignInLimits.Admitted.After(Duration pause)) {
            try {
                outcome = afterWaiting(pause, look);
            } finally {
                limits.seen(what, from, outcome instanceof Outcome.Right);
            }
        }
        if (!(outcome instanceof Outcome.Right)) {
            events.publishEvent(new PeopleEvent.SignInFailed(account.get(), means, outcome instanceof Outcome.TooMany));
        }
        return outcome;
    }

    private Outcome afterWaiting(Duration pause, Supplier<Outcome> look) {
        try {
            Thread.sleep(pause);
            if (!limits.hashing().tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.TooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.TooMany();
        }
        try {
            return look.get();
        } finally {
            limits.hashing().release();
        }
    }
}

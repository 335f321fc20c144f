package health.cairn.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes guessing slow without locking anybody out: tries on one account wait longer and longer, up to a few seconds, and
 * one address gets no answer after many tries. Counted in this process, for a quarter of an hour.
 */
final class SignInLimits {

    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final int MOST_TRIES_FROM_ONE_ADDRESS = 100;

    /** One hashing takes 19 MiB and a core for a while; a storm of tries must not take the machine. */
    private final Semaphore hashing =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final Cache<String, AtomicInteger> triesOnAccount;
    private final Cache<String, AtomicInteger> triesFromAddress;

    SignInLimits(Clock clock) {
        this.triesOnAccount = counters(clock);
        this.triesFromAddress = counters(clock);
    }

    private static Cache<String, AtomicInteger> counters(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(MEMORY)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /**
     * Counts a try.
     *
     * @return how long to wait before it is looked at; empty where it is not looked at
     */
    Optional<Duration> admit(String email, String address) {
        if (counted(triesFromAddress, address) > MOST_TRIES_FROM_ONE_ADDRESS) {
            return Optional.empty();
        }
        int extra = counted(triesOnAccount, key(email)) - FREE_TRIES;
        if (extra <= 0) {
            return Optional.of(Duration.ZERO);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(extra - 1, 10));
        return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** The right person came: earlier slips are forgotten. */
    void succeeded(String email, String address) {
        triesOnAccount.invalidate(key(email));
        triesFromAddress.invalidate(address);
    }

    Semaphore hashing() {
        return hashing;
    }

    private static int counted(Cache<String, AtomicInteger> counters, String key) {
        return counters.get(key, missing -> new AtomicInteger()).incrementAndGet();
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}

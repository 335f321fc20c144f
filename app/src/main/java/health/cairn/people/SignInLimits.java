package health.cairn.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes guessing slow without locking anybody out.
 *
 * <p>An address may try thirty times at once and then once a second: what is over is not looked at, so a storm costs nothing,
 * and a second after it ends the address may try again. An address that failed on an account waits longer and longer before
 * its next try there, up to eight seconds; one that did not, the owner's for example, waits two seconds at most while
 * others try. Counted in this process, for a quarter of an hour.
 */
final class SignInLimits {

    static final int BURST = 30;
    static final Duration REFILL = Duration.ofSeconds(1);
    static final int MOST_AT_ONCE = 4;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final Duration LONGEST_WAIT_OF_OTHERS = Duration.ofSeconds(2);

    /** Whether a try is looked at. */
    sealed interface Admitted {
        record After(Duration pause) implements Admitted {}

        /** @param first whether it is the first from there within a minute; the others need no word each */
        record No(boolean first) implements Admitted {}
    }

    /** What an address has left; tries come back with time. */
    private static final class Bucket {
        private double left = BURST;
        private int underWay;
        private Instant at;
        private @Nullable Instant told;

        private Bucket(Instant now) {
            this.at = now;
        }

        private synchronized boolean take(Instant now) {
            double back = (double) Duration.between(at, now).toMillis() / REFILL.toMillis();
            left = Math.min(BURST, left + Math.max(0, back));
            at = now;
            if (left < 1 || underWay >= MOST_AT_ONCE) {
                return false;
            }
            left--;
            underWay++;
            return true;
        }

        private synchronized boolean first(Instant now) {
            boolean first = told == null || now.isAfter(told.plus(A_MINUTE));
            if (first) {
                told = now;
            }
            return first;
        }

        private synchronized void done(boolean right) {
            underWay--;
            if (right) {
                left = BURST;
            }
        }
    }

    /** One hashing takes 19 MiB and a core for a while; a storm of tries must not take the machine. */
    private final Semaphore hashing =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final Clock clock;
    private final Cache<String, Bucket> addresses;
    private final Cache<String, AtomicInteger> failuresOnAccount;
    private final Cache<String, AtomicInteger> failuresOnAccountFromAddress;

    SignInLimits(Clock clock) {
        this.clock = clock;
        this.addresses = remembered(clock);
        this.failuresOnAccount = remembered(clock);
        this.failuresOnAccountFromAddress = remembered(clock);
    }

    private static <V> Cache<String, V> remembered(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(MEMORY)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** Counts a try; one that is admitted is followed by {@link #seen}. */
    Admitted admit(String account, String from) {
        String address = networkOf(from);
        Instant now = clock.instant();
        Bucket bucket = addresses.get(address, _ -> new Bucket(now));
        if (!bucket.take(now)) {
            return new Admitted.No(bucket.first(now));
        }
        // Counted before it is looked at, so that tries side by side do not all count as the first.
        int fromHere = counted(failuresOnAccountFromAddress, pair(account, address));
        int fromAll = counted(failuresOnAccount, key(account));
        Duration own = wait(fromHere, LONGEST_WAIT);
        Duration others = wait(fromAll, LONGEST_WAIT_OF_OTHERS);
        return new Admitted.After(own.compareTo(others) < 0 ? others : own);
    }

    /** A try was looked at. Where the right person came, earlier slips from there are forgotten. */
    void seen(String account, String from, boolean right) {
        String address = networkOf(from);
        Bucket bucket = addresses.getIfPresent(address);
        if (bucket != null) {
            bucket.done(right);
        }
        if (right) {
            failuresOnAccountFromAddress.invalidate(pair(account, address));
        }
    }

    Semaphore hashing() {
        return hashing;
    }

    private static Duration wait(int tries, Duration longest) {
        int extra = tries - FREE_TRIES;
        if (extra <= 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(extra - 1, 10));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** Who has one address of version 6 has the 2^64 of its network (RFC 4291, 2.5.4), which count as one. */
    private static String networkOf(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static int counted(Cache<String, AtomicInteger> counters, String key) {
        return counters.get(key, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static String key(String account) {
        return account.strip().toLowerCase(Locale.ROOT);
    }

    private static String pair(String account, String address) {
        return key(account) + " " + address;
    }
}

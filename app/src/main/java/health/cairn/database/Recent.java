package health.cairn.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers of the database that many pages ask for in the same moment. What another process changes is seen after a fifth of a
 * second; what this one changes, at once; within a transaction, always.
 *
 * @param <K> what is asked
 * @param <V> the answer, which nobody changes
 */
public final class Recent<K, V> {

    private static final Duration MAY_BE_OLD = Duration.ofMillis(200);
    private static final int MOST = 1_000;

    /** @param changes how many this process had made: what was read before one of them is never shown after it */
    private record Asked<K>(K key, long changes) {}

    private final Function<K, V> read;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Asked<K>, V> kept;

    /** @param read asks the database */
    public Recent(Function<K, V> read) {
        this(read, Ticker.systemTicker());
    }

    /** @param clock nanoseconds */
    Recent(Function<K, V> read, Ticker clock) {
        this.read = read;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(MAY_BE_OLD)
                .maximumSize(MOST)
                .ticker(clock)
                .build();
    }

    /** The answer. */
    public V get(K key) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? read.apply(key)
                : kept.get(new Asked<>(key, changes.get()), asked -> read.apply(asked.key()));
    }

    /** Any answer may be another one now, or when this transaction ends; outside of one, said after the change. */
    public void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    changes.incrementAndGet();
                }
            });
        } else {
            changes.incrementAndGet();
        }
    }
}

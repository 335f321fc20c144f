package health.cairn.database;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The version of something in the database that every page asks for. What another process changes is seen after a fifth of a
 * second; what this one changes, at once; within a transaction, always.
 */
public final class VersionSeen {

    private static final Duration MAY_BE_OLD = Duration.ofMillis(200);

    /** @param at nanoseconds of the JVM's clock, before it was asked for */
    private record Seen(long version, long at) {}

    private final LongSupplier read;
    private volatile @Nullable Seen seen;

    /** @param read asks the database */
    public VersionSeen(LongSupplier read) {
        this.read = read;
    }

    /** The version. */
    public long get() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.getAsLong();
        }
        long now = System.nanoTime();
        Seen last = seen;
        if (last == null || now - last.at() > MAY_BE_OLD.toNanos()) {
            last = new Seen(read.getAsLong(), now);
            seen = last;
        }
        return last.version();
    }

    /** It is another one now, or will be when this transaction ends. */
    public void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    seen = null;
                }
            });
        } else {
            seen = null;
        }
    }
}

package health.cairn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The times are those of the class's own words: a fifth of a second. */
class RecentTest {

    private final AtomicReference<String> database = new AtomicReference<>("first");
    private final AtomicLong nanoseconds = new AtomicLong();
    private final Recent<String, String> recent = new Recent<>(key -> key + ": " + database.get(), nanoseconds::get);

    @AfterEach
    void noTransactionIsLeft() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void whatAnotherProcessChangesIsSeenAfterAFifthOfASecondAndNotBefore() {
        assertThat(recent.get("a")).isEqualTo("a: first");

        database.set("second");
        pass(Duration.ofMillis(199));
        assertThat(recent.get("a")).isEqualTo("a: first");
        assertThat(recent.get("b")).as("another question").isEqualTo("b: second");

        pass(Duration.ofMillis(1));
        assertThat(recent.get("a")).isEqualTo("a: second");
    }

    @Test
    void whatThisProcessChangesIsSeenAtOnce() {
        recent.get("a");

        database.set("second");
        recent.changed();

        assertThat(recent.get("a")).isEqualTo("a: second");
    }

    @Test
    void whatATransactionChangesIsSeenWithinItAtOnceAndOutsideWhenItEnds() {
        recent.get("a");
        TransactionSynchronizationManager.initSynchronization();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        database.set("second");
        recent.changed();
        assertThat(recent.get("a")).as("within").isEqualTo("a: second");

        TransactionSynchronizationManager.setActualTransactionActive(false);
        assertThat(recent.get("a")).as("outside, before its end").isEqualTo("a: first");

        TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        assertThat(recent.get("a")).as("outside, after its end").isEqualTo("a: second");
    }

    @Test
    void whatWasReadBeforeAChangeIsNotShownAfterItHoweverLongTheReadingTook() throws Exception {
        var read = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var slow = new Recent<String, String>(_ -> {
            String answer = database.get();
            read.countDown();
            await(changed);
            return answer;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.get("a"));
            await(read);
            database.set("second");
            slow.changed();
            changed.countDown();

            assertThat(first.get()).isEqualTo("first");
            assertThat(slow.get("a")).isEqualTo("second");
        }
    }

    private void pass(Duration time) {
        nanoseconds.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

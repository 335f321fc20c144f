package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.people.SignInChecks.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ten storms of a thousand wrong passwords each, at once: the owner gets in, and no storm gets far. */
@CairnTest
class SignInStormTest {

    private static final int STORMS = 10;
    private static final int TRIES = 1_000;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Autowired
    SignInChecks checks;

    @Autowired
    Accounts accounts;

    @Test
    void theOwnerGetsInDuringTenStormsFromTenAddresses() throws Exception {
        Account owner = account("during@example.com");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(STORMS);
            var looked = new AtomicInteger();
            List<Future<?>> storms = new ArrayList<>();
            for (int storm = 0; storm < STORMS; storm++) {
                String from = "198.51.100." + storm;
                storms.add(people.submit(() -> storm(owner.email(), from, begun, looked)));
            }
            begun.await();
            long start = System.nanoTime();
            assertThat(checks.password(owner.email(), TestPeople.PASSWORD, "203.0.113.7"))
                    .isEqualTo(new Outcome.Right(owner.number(), PeopleEvent.Means.PASSWORD));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_MINUTE);
            finished(storms);
            assertThat(looked.get())
                    .as("wrong passwords that were looked at, of %s", STORMS * TRIES)
                    .isLessThan(STORMS * TRIES / 10);
        }
    }

    @Test
    void theOwnerBehindTheSameAddressGetsInWithinAMinuteAfterTheStorms() throws Exception {
        Account owner = account("after@example.com");
        String shared = "198.51.100.200";
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var looked = new AtomicInteger();
            List<Future<?>> storms = new ArrayList<>();
            for (int storm = 0; storm < STORMS; storm++) {
                storms.add(people.submit(() -> storm(owner.email(), shared, new CountDownLatch(1), looked)));
            }
            finished(storms);
        }
        long end = System.nanoTime() + A_MINUTE.toNanos();
        Outcome outcome = new Outcome.TooMany();
        while (outcome instanceof Outcome.TooMany && System.nanoTime() < end) {
            Thread.sleep(Duration.ofSeconds(1));
            outcome = checks.password(owner.email(), TestPeople.PASSWORD, shared);
        }
        assertThat(outcome).isEqualTo(new Outcome.Right(owner.number(), PeopleEvent.Means.PASSWORD));
        assertThat(System.nanoTime()).isLessThan(end);
    }

    private void storm(String email, String from, CountDownLatch begun, AtomicInteger looked) {
        // All at once, as a program would.
        try (var tries = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TRIES; i++) {
                int number = i;
                tries.submit(() -> {
                    if (checks.password(email, "wrong password " + number, from) instanceof Outcome.Wrong) {
                        looked.incrementAndGet();
                    }
                });
                if (i == TRIES / 10) {
                    begun.countDown();
                }
            }
        }
    }

    private static void finished(List<Future<?>> storms) throws InterruptedException, ExecutionException {
        for (Future<?> storm : storms) {
            storm.get();
        }
    }

    private Account account(String email) {
        return accounts.create(
                new Accounts.NewAccount(email, "Test owner", TestPeople.PASSWORD, false, Optional.empty()));
    }
}

package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T09:00:00Z"));
    private final SignInLimits limits = new SignInLimits(InstantSource.system().withZone(ZoneOffset.UTC));

    private SignInLimits onOurClock() {
        return new SignInLimits(new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    @Test
    void threeTriesAreFreeAndTheFourthWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.admit("a@example.com", "192.0.2.1")).contains(Duration.ZERO);
        }
        assertThat(limits.admit("A@example.com ", "192.0.2.1")).contains(Duration.ofMillis(250));
        assertThat(limits.admit("a@example.com", "192.0.2.1")).contains(Duration.ofMillis(500));
        assertThat(limits.admit("b@example.com", "192.0.2.1")).contains(Duration.ZERO);
    }

    @Test
    void theOwnerNeverWaitsLongerThanEightSeconds() {
        for (int i = 0; i < 1000; i++) {
            assertThat(limits.admit("a@example.com", "192.0.2." + i).orElseThrow())
                    .isLessThanOrEqualTo(Duration.ofSeconds(8));
        }
    }

    @Test
    void theHundredAndFirstTryFromOneAddressIsNotLookedAt() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.admit(i + "@example.com", "192.0.2.1")).isPresent();
        }
        assertThat(limits.admit("other@example.com", "192.0.2.1")).isEmpty();
        assertThat(limits.admit("other@example.com", "192.0.2.2")).isPresent();
    }

    @Test
    void triesAreForgottenWhenTheRightPersonComesAndAfterAQuarterOfAnHour() {
        SignInLimits ours = onOurClock();
        for (int i = 0; i < 10; i++) {
            ours.admit("a@example.com", "192.0.2.1");
        }
        ours.succeeded("a@example.com", "192.0.2.1");
        assertThat(ours.admit("a@example.com", "192.0.2.1")).contains(Duration.ZERO);
        for (int i = 0; i < 10; i++) {
            ours.admit("a@example.com", "192.0.2.1");
        }
        now.set(now.get().plus(Duration.ofMinutes(14)));
        assertThat(ours.admit("a@example.com", "192.0.2.1")).contains(Duration.ofSeconds(8));
        now.set(now.get().plus(Duration.ofMinutes(16)));
        assertThat(ours.admit("a@example.com", "192.0.2.1")).contains(Duration.ZERO);
    }
}

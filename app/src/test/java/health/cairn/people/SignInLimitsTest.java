package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.people.SignInLimits.Admitted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The limits are those of {@link SignInLimits}; each is tried at both sides. */
class SignInLimitsTest {

    private static final String HERE = "192.0.2.1";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T09:00:00Z"));
    private final SignInLimits limits = new SignInLimits(new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void threeTriesAreFreeAndTheFourthWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(wrong("a@example.com", HERE)).isEqualTo(after(Duration.ZERO));
        }
        assertThat(wrong("A@example.com ", HERE)).isEqualTo(after(Duration.ofMillis(250)));
        assertThat(wrong("a@example.com", HERE)).isEqualTo(after(Duration.ofMillis(500)));
        assertThat(wrong("b@example.com", HERE)).isEqualTo(after(Duration.ZERO));
    }

    @Test
    void whoFailedWaitsUpToEightSecondsAndTheOwnerElsewhereUpToTwo() {
        Admitted last = new Admitted.No(true);
        for (int i = 0; i < 20; i++) {
            last = wrong("a@example.com", HERE);
        }
        assertThat(last).isEqualTo(after(Duration.ofSeconds(8)));
        assertThat(wrong("a@example.com", "192.0.2.2")).isEqualTo(after(Duration.ofSeconds(2)));
    }

    @Test
    void theThirtyFirstTryFromOneAddressIsNotLookedAtAndOneComesBackEachSecond() {
        for (int i = 0; i < SignInLimits.BURST; i++) {
            assertThat(wrong(i + "@example.com", HERE)).isInstanceOf(Admitted.After.class);
        }
        assertThat(wrong("other@example.com", HERE)).isInstanceOf(Admitted.No.class);
        assertThat(wrong("other@example.com", "192.0.2.2")).isInstanceOf(Admitted.After.class);
        pass(SignInLimits.REFILL.minusMillis(1));
        assertThat(wrong("other@example.com", HERE)).isInstanceOf(Admitted.No.class);
        pass(SignInLimits.REFILL);
        assertThat(wrong("other@example.com", HERE)).isInstanceOf(Admitted.After.class);
        assertThat(wrong("other@example.com", HERE)).isInstanceOf(Admitted.No.class);
    }

    @Test
    void addressesOfOneNetworkOfVersionSixCountAsOne() {
        // RFC 3849 sets 2001:db8::/32 aside for examples; a network is its first 64 bits.
        for (int i = 0; i < SignInLimits.BURST; i++) {
            assertThat(wrong(i + "@example.com", "2001:db8:0:1::" + i)).isInstanceOf(Admitted.After.class);
        }
        assertThat(wrong("other@example.com", "2001:db8:0:1:ffff:ffff:ffff:ffff"))
                .isInstanceOf(Admitted.No.class);
        assertThat(wrong("other@example.com", "2001:db8:0:2::1")).isInstanceOf(Admitted.After.class);
    }

    @Test
    void fourTriesOfAnAddressAreUnderWayAtOnceAndNoFifth() {
        for (int i = 0; i < SignInLimits.MOST_AT_ONCE; i++) {
            assertThat(limits.admit(i + "@example.com", HERE)).isInstanceOf(Admitted.After.class);
        }
        assertThat(limits.admit("other@example.com", HERE)).isInstanceOf(Admitted.No.class);
        limits.seen("0@example.com", HERE, false);
        assertThat(limits.admit("other@example.com", HERE)).isInstanceOf(Admitted.After.class);
    }

    @Test
    void slipsAreForgottenWhenTheRightPersonComesAndAfterAQuarterOfAnHour() {
        for (int i = 0; i < 3; i++) {
            wrong("a@example.com", HERE);
        }
        limits.admit("a@example.com", HERE);
        limits.seen("a@example.com", HERE, true);
        assertThat(wrong("a@example.com", HERE))
                .as("only what others did still counts")
                .isEqualTo(after(Duration.ofMillis(500)));
        pass(Duration.ofMinutes(16));
        assertThat(wrong("a@example.com", HERE)).isEqualTo(after(Duration.ZERO));
    }

    private Admitted wrong(String account, String address) {
        Admitted admitted = limits.admit(account, address);
        if (admitted instanceof Admitted.After) {
            limits.seen(account, address, false);
        }
        return admitted;
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private static Admitted after(Duration pause) {
        return new Admitted.After(pause);
    }
}

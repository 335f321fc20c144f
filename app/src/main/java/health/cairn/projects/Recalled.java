package health.cairn.projects;

import java.time.Clock;
import java.time.Instant;

/**
 * Writing down now what happened earlier: a record that is carried over from elsewhere, or a demonstration. What is written in
 * projects within bears that time; the audit record always bears the real one.
 */
public final class Recalled {

    private static final ScopedValue<Instant> TIME = ScopedValue.newInstance();

    private Recalled() {}

    /** Runs writes as of a time. */
    public static void at(Instant time, Runnable writes) {
        ScopedValue.where(TIME, time).run(writes);
    }

    static Instant now(Clock clock) {
        return TIME.isBound() ? TIME.get() : clock.instant();
    }
}

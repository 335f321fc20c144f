package health.cairn.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How long something took, and how much of the processors' time this process had for it, DuckDB's threads included. */
final class Stopwatch {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long begun = System.nanoTime();
    private final long used = SYSTEM.getProcessCpuTime();

    /** Seconds by the clock, and seconds of processors. */
    record Took(double seconds, double processor) {

        @Override
        public String toString() {
            return String.format(Locale.UK, "%7.1f s (%.1f of processors)", seconds, processor);
        }
    }

    Took read() {
        return new Took((System.nanoTime() - begun) / 1e9, (SYSTEM.getProcessCpuTime() - used) / 1e9);
    }
}

package health.cairn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the embedded server is set up: by the machine's memory, and for one busy client on the same machine. */
final class ServerSettings {

    private static final long MB = 1L << 20;

    private ServerSettings() {}

    /** Settings as {@code name=value}, given at each start so that a new version of Cairn can change them. */
    static List<String> of(EmbeddedServer.Durability durability) throws IOException {
        long memory = machineMemory() / MB;
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                // Everything by password over loopback; a socket file would be one more thing to protect.
                "unix_socket_directories=",
                "max_connections=50",
                "shared_buffers=" + Math.clamp(memory / 8, 64, 1024) + "MB",
                "effective_cache_size=" + Math.max(memory / 2, 256) + "MB",
                "work_mem=" + Math.clamp(memory / 128, 8, 64) + "MB",
                "maintenance_work_mem=" + Math.clamp(memory / 32, 64, 512) + "MB",
                // No replica reads the log, so COPY into a table made in the same transaction need not write to it.
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=4GB",
                "checkpoint_timeout=15min",
                "random_page_cost=1.1",
                // Compiling a query costs more than our short queries take.
                "jit=off",
                "log_min_messages=warning",
                "log_line_prefix=%m ",
                "timezone=UTC",
                "log_timezone=UTC"));
        if (!roomForSharedMemory()) {
            settings.add("dynamic_shared_memory_type=mmap");
        }
        if (durability == EmbeddedServer.Durability.THROWAWAY) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }

    private static long machineMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 2048 * MB;
    }

    /** Containers often have 64 MB there, too little for a parallel query of any size. */
    private static boolean roomForSharedMemory() throws IOException {
        Path sharedMemory = Path.of("/dev/shm");
        return Files.isDirectory(sharedMemory)
                && Files.getFileStore(sharedMemory).getTotalSpace() >= 512 * MB;
    }
}

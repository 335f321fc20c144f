package health.cairn.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything an installation must not lose, and the promise that one Cairn at a time uses it. The
 * operating system gives the promise back when the process ends, however it ends.
 */
final class HomeFolder implements AutoCloseable {

    /** Below this the database could stop in the middle of its first minute; better not to start. */
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private final Path path;
    private final FileChannel lock;

    private HomeFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it where it does not exist.
     *
     * @return empty where another Cairn has it
     * @throws CannotStart where the folder cannot be written
     */
    static Optional<HomeFolder> take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                channel.close();
                throw new CannotStart(
                        "The disk that holds %s has %d MB left and Cairn needs at least %d MB; free some space or set CAIRN_HOME to another disk"
                                .formatted(path, free >> 20, LEAST_FREE_BYTES >> 20));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return Optional.of(new HomeFolder(path, channel));
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw unusable(path, e);
        }
    }

    /** What to tell somebody whose folder is in use. */
    static CannotStart inUse(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        String holder;
        try {
            holder = " (process " + Files.readString(path.resolve("lock")).strip() + ")";
        } catch (IOException e) {
            holder = "";
        }
        return new CannotStart("Another Cairn" + holder + " is running on " + path
                + "; stop it first, or set CAIRN_HOME to another folder");
    }

    /** What to tell somebody whose folder cannot be written, from what the operating system said. */
    static CannotStart unusable(Path path, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileSystemException file when file.getReason() != null -> file.getReason() + " for " + file.getFile();
            default -> String.valueOf(e.getMessage());
        };
        return new CannotStart(
                "The data folder %s cannot be used: %s; make it writable or set CAIRN_HOME to another folder"
                        .formatted(path, reason),
                e);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        closeQuietly(lock);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The process is ending or the start has failed already; the operating system releases the lock.
            }
        }
    }
}

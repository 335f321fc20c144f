package health.cairn.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The database that Cairn works with: one named by {@code CAIRN_DB_URL}, or the one it brings along and keeps in
 * {@code CAIRN_HOME}. It starts beside the rest of the program; {@link #address()} waits for it.
 */
final class Database implements AutoCloseable {

    private final CompletableFuture<Running> starting;

    private Database(CompletableFuture<Running> starting) {
        this.starting = starting;
    }

    /** A started database and what must be given back when it stops. */
    private record Running(
            DatabaseAddress address,
            @Nullable EmbeddedServer server,
            @Nullable HomeFolder home) implements AutoCloseable {
        @Override
        public void close() {
            try (home;
                    server) {
                // The server stops before the folder is free for the next Cairn.
            }
        }
    }

    /**
     * Begins to start the database that the settings name.
     *
     * <p>Settings: {@code cairn.db.url}, {@code .user}, {@code .password}; {@code cairn.home}; and {@code cairn.db.join},
     * which lets a command work on the database of a Cairn that is already running.
     */
    static Database begin(Environment settings) {
        String url = settings.getProperty("cairn.db.url", "");
        if (!url.isBlank()) {
            var address = new DatabaseAddress(
                    url, settings.getProperty("cairn.db.user", ""), settings.getProperty("cairn.db.password", ""));
            return new Database(CompletableFuture.completedFuture(new Running(address, null, null)));
        }
        Path folder = Path.of(settings.getProperty("cairn.home", "cairn-data"));
        boolean join = settings.getProperty("cairn.db.join", Boolean.class, false);
        // Taken at once: a folder in use is found out before anything else happens.
        Optional<HomeFolder> home = HomeFolder.take(folder);
        if (home.isPresent()) {
            HomeFolder taken = home.get();
            var starting = new CompletableFuture<Running>();
            Thread.ofPlatform().name("database-start").start(() -> {
                try {
                    starting.complete(embedded(taken));
                } catch (Throwable e) {
                    taken.close();
                    starting.completeExceptionally(e);
                }
            });
            return new Database(starting);
        }
        return EmbeddedServer.running(folder.resolve("database"))
                .filter(running -> join)
                .map(running -> new Database(CompletableFuture.completedFuture(new Running(running, null, null))))
                .orElseThrow(() -> HomeFolder.inUse(folder));
    }

    private static Running embedded(HomeFolder home) {
        EmbeddedServer server = EmbeddedServer.start(
                home.path().resolve("database"), home.path().resolve("postgresql"), EmbeddedServer.Durability.DURABLE);
        server.onUnexpectedEnd(Database::giveUp);
        return new Running(server.address(), server, home);
    }

    /** Without its database Cairn can do nothing; a supervisor that starts it again sets everything right. */
    private static void giveUp() {
        System.err.println("cairn: The database ended unexpectedly; start Cairn again and it recovers");
        Thread.ofPlatform().start(() -> System.exit(1));
    }

    /**
     * Where the database is, as soon as it answers.
     *
     * @throws CannotStart where it does not
     */
    DatabaseAddress address() {
        try {
            return starting.join().address();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart reason
                    ? reason
                    : new CannotStart("The database cannot start: " + e.getCause(), e);
        }
    }

    /** Stops the database if it is ours. Calling it again does nothing. */
    @Override
    public void close() {
        try {
            starting.get().close();
        } catch (ExecutionException e) {
            // It never started, and has cleaned up after itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

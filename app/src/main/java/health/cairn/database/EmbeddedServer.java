package health.cairn.database;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that Cairn brings along: a process of its own on a loopback port, with a password, its data in the home
 * folder. The caller holds the {@link HomeFolder}, so whatever still runs on the data was left behind and is stopped first.
 */
final class EmbeddedServer implements AutoCloseable {

    /** What the data may cost when the power fails. */
    enum Durability {
        /** Every committed transaction is on the disk. */
        DURABLE,
        /** Nothing survives: for tests. */
        THROWAWAY
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    /** The PostgreSQL that this version of Cairn brings: its data are readable by no other major version. */
    private static final int MAJOR = 18;

    private static final String DATABASE = "cairn";
    private static final int TRIES_TO_FIND_A_PORT = 5;
    private static final long LARGEST_LOG_BYTES = 5L << 20;
    private static final int LINES_REMEMBERED = 40;

    /** Recovery after a crash replays at most max_wal_size and a little; a disk that slow would be useless. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Path folder;
    private final Path data;
    private final Path programs;
    private final ProcessOwner owner;
    private final Durability durability;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Process process;
    private final int port;
    private volatile boolean stopping;

    private EmbeddedServer(Path folder, Path programs, Durability durability, int wantedPort) throws IOException {
        this.folder = folder;
        this.programs = programs;
        this.durability = durability;
        this.data = folder.resolve("data");
        Files.createDirectories(folder);
        this.owner = ProcessOwner.forFolder(folder);
        if (!Files.exists(data)) {
            initialise();
        }
        owner.own(data);
        refuseOtherVersions();
        stopWhatWasLeftBehind();
        Process started = null;
        int freePort = 0;
        for (int attempt = 1; started == null; attempt++) {
            freePort = wantedPort == 0 ? freePort() : wantedPort;
            started = launch(freePort);
            if (!becomesReady(started)) {
                started.destroyForcibly();
                boolean portWasTaken = lastLines().contains("Address already in use");
                started = null;
                if (!portWasTaken || attempt == TRIES_TO_FIND_A_PORT) {
                    throw new CannotStart(whyNot());
                }
            }
        }
        this.process = started;
        this.port = freePort;
    }

    /**
     * Starts PostgreSQL on the data below the folder, making them where there are none.
     *
     * @param folder where {@code data}, the log and the passwords are
     * @param programs where the unpacked programs are kept
     * @throws CannotStart where it does not come up; nothing is left running then
     */
    static EmbeddedServer start(Path folder, Path programs, Durability durability) {
        return start(folder, programs, durability, 0);
    }

    /** The same on a port that somebody relies on; 0 for any. */
    static EmbeddedServer start(Path folder, Path programs, Durability durability, int port) {
        try {
            EmbeddedServer server = new EmbeddedServer(folder, Binaries.under(programs), durability, port);
            try {
                server.makeDatabase();
                return server;
            } catch (SQLException | IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new CannotStart("The database in %s does not answer: %s".formatted(folder, e.getMessage()), e);
        } catch (IOException e) {
            throw HomeFolder.unusable(folder, e);
        }
    }

    /** The application's own database, as the account that owns it and nothing else. */
    DatabaseAddress address() {
        return new DatabaseAddress(url(DATABASE), DATABASE, password(folder.resolve("cairn.password")));
    }

    /** Any database of this server as its superuser: for tests, which make and drop databases. */
    DatabaseAddress superuser() {
        return new DatabaseAddress(url("postgres"), "postgres", password(folder.resolve("superuser.password")));
    }

    String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /**
     * The address of a server that another Cairn runs on this folder.
     *
     * @return empty where none is ready
     */
    static Optional<DatabaseAddress> running(Path folder) {
        try {
            List<String> pidFile = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            if (pidFile.size() < 8 || !pidFile.get(7).strip().equals("ready")) {
                return Optional.empty();
            }
            int port = Integer.parseInt(pidFile.get(3).strip());
            return Optional.of(
                    new DatabaseAddress(url(port, DATABASE), DATABASE, password(folder.resolve("cairn.password"))));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Has something done where the server ends although nobody stopped it. */
    void onUnexpectedEnd(Runnable action) {
        process.onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    /** Stops the server: open transactions are rolled back, all data are written. Calling it again does nothing. */
    @Override
    public void close() {
        stopping = true;
        if (process.isAlive()) {
            stop();
        }
    }

    private void initialise() throws IOException {
        String password = randomPassword();
        PrivateFile.write(folder.resolve("superuser.password"), password);
        PrivateFile.write(folder.resolve("cairn.password"), randomPassword());
        Path fresh = folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh); // an earlier attempt that was cut off
        Path passwordFile = Files.createTempFile(folder, "initdb", ".password");
        try {
            Files.writeString(passwordFile, password);
            owner.own(passwordFile);
            String output = run(List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    // Iterations slow down guessing; a password of 192 random bits cannot be guessed, and every
                    // connection
                    // would pay for them.
                    "--set=scram_iterations=1",
                    "--encoding=UTF8",
                    // Sorts the same on every machine and in every version of the C library.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions",
                    durability == Durability.DURABLE ? "--sync-method=fsync" : "--no-sync"));
            if (!Files.exists(fresh.resolve("PG_VERSION"))) {
                throw new CannotStart("The database could not be made in %s: %s".formatted(folder, lastLine(output)));
            }
            Files.move(fresh, data);
        } finally {
            Files.deleteIfExists(passwordFile);
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private void refuseOtherVersions() throws IOException {
        int found =
                Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip());
        if (found != MAJOR) {
            throw new CannotStart(
                    "The data in %s were made by PostgreSQL %d and this Cairn brings PostgreSQL %d; start the Cairn that made them, or set CAIRN_HOME to another folder"
                            .formatted(data, found, MAJOR));
        }
    }

    /** A Cairn that was killed leaves its database running, or at least the file that says so. */
    private void stopWhatWasLeftBehind() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        if (isPostgresOn(pid)) {
            log.info("A database left behind by an earlier Cairn is stopped first (process {})", pid);
            stop();
        }
        // A number that now belongs to some other process would make PostgreSQL refuse to start.
        if (!isPostgresOn(pid)) {
            Files.deleteIfExists(pidFile);
        }
    }

    private boolean isPostgresOn(long pid) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            return command.contains("postgres") && command.contains(data.toString());
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private Process launch(int freePort) throws IOException {
        var command = new ArrayList<>(
                List.of(programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + freePort));
        for (String setting : ServerSettings.of(durability)) {
            command.add("-c");
            command.add(setting);
        }
        synchronized (lastLines) {
            lastLines.clear();
        }
        // A session of its own, so that Ctrl-C at the console reaches Cairn only, which then stops the database in
        // order.
        var session = new ArrayList<>(List.of("setsid"));
        session.addAll(owner.command(command));
        Process started = quiet(new ProcessBuilder(session)).start();
        Thread.ofPlatform().daemon().name("postgresql-log").start(() -> keepLog(started));
        return started;
    }

    private boolean becomesReady(Process started) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        long begun = System.nanoTime();
        boolean told = false;
        while (started.isAlive()) {
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                if (lines.size() >= 8
                        && lines.get(0).strip().equals(Long.toString(started.pid()))
                        && lines.get(7).strip().equals("ready")) {
                    return true;
                }
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (waited.compareTo(LONGEST_START) > 0) {
                return false;
            }
            if (!told && waited.toSeconds() >= 5) {
                log.info("The database is recovering; this can take a few minutes after a crash");
                told = true;
            }
            sleep(10);
        }
        sleep(50); // lets the log's last lines come through
        return false;
    }

    private void makeDatabase() throws SQLException, IOException {
        DatabaseAddress superuser = superuser();
        try (Connection connection =
                        DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            ApplicationRole.make(statement);
            try (var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    // Data of before this role was thought of let the account work as it too.
                    statement.execute("grant " + ApplicationRole.NAME + " to " + DATABASE);
                    return;
                }
            }
            String password = password(folder.resolve("cairn.password"));
            statement.execute("drop role if exists " + DATABASE);
            statement.execute("create role " + DATABASE + " login password '" + password + "'");
            statement.execute("grant " + ApplicationRole.NAME + " to " + DATABASE);
            statement.execute("create database " + DATABASE + " owner " + DATABASE);
            statement.execute("revoke connect, temporary on database " + DATABASE + " from public");
        }
    }

    private void stop() {
        try {
            run(List.of(
                    programs.resolve("bin/pg_ctl").toString(),
                    "stop",
                    "--pgdata=" + data,
                    "--mode=fast",
                    "--timeout=120",
                    "--silent"));
        } catch (IOException e) {
            log.warn("The database in {} could not be stopped in order and will recover at the next start", data, e);
        }
    }

    private String run(List<String> command) throws IOException {
        Process child = quiet(new ProcessBuilder(owner.command(command))).start();
        try (var output = child.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            child.waitFor();
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** One stream, plain English, and none of the caller's own PostgreSQL settings. */
    private ProcessBuilder quiet(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.directory(folder.toFile()).redirectErrorStream(true);
    }

    /** The log is kept in memory too: on a full disk the file says nothing. */
    private void keepLog(Process started) {
        try (var in = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            Path file = folder.resolve("postgresql.log");
            if (Files.exists(file) && Files.size(file) > LARGEST_LOG_BYTES) {
                Files.delete(file);
            }
            try (BufferedWriter out =
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    remember(line);
                    try {
                        out.write(line);
                        out.newLine();
                        out.flush();
                    } catch (IOException e) {
                        remember(String.valueOf(e.getMessage()));
                    }
                }
            }
        } catch (IOException e) {
            remember(String.valueOf(e.getMessage()));
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > LINES_REMEMBERED) {
                lastLines.remove();
            }
        }
    }

    private String lastLines() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    private String whyNot() {
        String said = lastLines();
        if (said.contains("No space left on device")) {
            return "The database in %s cannot start: the disk is full; free some space and start again"
                    .formatted(folder);
        }
        if (said.contains("Read-only file system")) {
            return "The database in %s cannot start: the disk is read-only; make it writable or set CAIRN_HOME to another folder"
                    .formatted(folder);
        }
        String line = said.lines()
                .filter(l -> l.contains("FATAL") || l.contains("PANIC"))
                .findFirst()
                .orElse(lastLine(said));
        return "The database in %s cannot start: %s; the whole story is in %s"
                .formatted(folder, line, folder.resolve("postgresql.log"));
    }

    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it gave no reason");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void sleep(long milliseconds) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Cairn in a process of its own, as {@code ./cairn} would start it. */
final class CairnProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path out;
    private final Path err;

    private CairnProcess(Process process, int port, Path out, Path err) {
        this.process = process;
        this.port = port;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code serve}; the settings are environment variables. */
    static CairnProcess serve(Map<String, String> settings) throws IOException {
        return start(classPathWithoutTests(), Cairn.class, settings, "serve");
    }

    static CairnProcess serve(Path home) throws IOException {
        return serve(Map.of("CAIRN_HOME", home.toString()));
    }

    /** Loads a file and publishes it. */
    static CairnProcess load(Path home, Path file) throws IOException {
        return start(classPath(), LoadingProcess.class, Map.of("CAIRN_HOME", home.toString()), file.toString());
    }

    /** Runs a command on a home folder. */
    static CairnProcess command(Path home, String... arguments) throws IOException {
        return command(Map.of("CAIRN_HOME", home.toString()), arguments);
    }

    /** Runs a command; the settings are environment variables. */
    static CairnProcess command(Map<String, String> settings, String... arguments) throws IOException {
        return start(classPathWithoutTests(), Cairn.class, settings, arguments);
    }

    private static CairnProcess start(
            String classPath, Class<?> program, Map<String, String> settings, String... arguments) throws IOException {
        int port = freePort();
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Quick to start, which is all these tests do.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPath,
                program.getName()));
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile("cairn", ".out");
        Path err = Files.createTempFile("cairn", ".err");
        var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CAIRN_"));
        builder.environment().put("CAIRN_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        return new CairnProcess(
                builder.start(), Integer.parseInt(builder.environment().get("CAIRN_PORT")), out, err);
    }

    /** Waits until it answers; fails with what it said where it ends instead. */
    CairnProcess ready() throws IOException, InterruptedException {
        tells(200);
        return this;
    }

    /** Waits until /health answers with this status: one request can be lost on a machine that is busy with other tests. */
    void tells(int status) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int told = health();
        while (told != status) {
            assertThat(process.isAlive()).as("running; said: %s", said()).isTrue();
            assertThat(System.nanoTime())
                    .as("/health tells %d in time, told %d; said: %s", status, told, said())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
            told = health();
        }
    }

    /** What /health answers; 0 where nothing does. */
    int health() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the process to end by itself. */
    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended; said: %s", said())
                .isTrue();
        return process.exitValue();
    }

    /** The lines on the error stream. */
    List<String> complaints() throws IOException {
        return Files.readAllLines(err);
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    /** SIGTERM, and waits for the end. */
    int stop() throws IOException, InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** SIGKILL: no chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() throws IOException {
        return output() + "\n" + Files.readString(err);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String classPathWithoutTests() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

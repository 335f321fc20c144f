package health.cairn.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real server, started by the launcher as people start it, on a data folder and a port of its own. */
final class RunningServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI address;

    private RunningServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and returns when it has answered {@code /} with 200. */
    static RunningServer start(String launcher, Path home, HttpClient client) throws IOException, InterruptedException {
        int port = freePort();
        var builder = new ProcessBuilder(launcher, "serve")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().put("CAIRN_HOME", home.toString());
        builder.environment().put("CAIRN_PORT", Integer.toString(port));
        builder.environment().remove("CAIRN_DB_URL");
        long begun = System.nanoTime();
        var server = new RunningServer(builder.start(), URI.create("http://localhost:" + port));
        var first = HttpRequest.newBuilder(server.at("/")).build();
        while (!answers(client, first)) {
            if (!server.process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                server.close();
                throw new IllegalStateException("The server did not answer 200 at / within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return server;
    }

    /** The address of a page. */
    URI at(String path) {
        return address.resolve(path);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

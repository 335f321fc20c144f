package health.cairn.cli;

import health.cairn.CairnApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * {@code ./cairn rehearse}: starts on an empty database of its own, asks for some pages and stops. The launcher runs it once
 * after a build while the JVM writes down what it loaded and compiled (an AOT cache); later starts take it from there.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = "Start once for practice.")
final class Rehearse implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("/", "/health", "/sign-in", "/search?q=a", "/measures", "/nowhere");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("cairn-rehearsal");
        var application = CairnApplication.application();
        try (var context = application.run("--server.port=0", "--cairn.home=" + home, "--cairn.db.url=");
                var client = HttpClient.newHttpClient()) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            for (String page : PAGES) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> FileSystemUtils.deleteRecursively(home.toFile())));
        System.exit(0);
        return 0;
    }
}

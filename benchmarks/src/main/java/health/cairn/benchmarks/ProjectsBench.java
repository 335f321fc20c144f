package health.cairn.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a real server answers two pages for somebody signed in, with 1 and with 10 people asking without a pause: a project
 * with 12 measures of 60 points and 30 cycles, and the board of 500 projects.
 */
final class ProjectsBench {

    private static final int PROJECTS = 500;
    private static final int[] USERS = {1, 10};
    private static final String EMAIL = "bench@example.com";

    private ProjectsBench() {}

    static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench projects");
        }
        int seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        System.out.println(Machine.describe());
        Path folder = Files.createTempDirectory("cairn-bench-projects");
        String password = UUID.randomUUID().toString();
        try {
            Path home = folder.resolve("home");
            Path out = folder.resolve("number");
            int exit = new ProcessBuilder(
                            launcher,
                            "bench-projects",
                            "--projects=" + PROJECTS,
                            "--email=" + EMAIL,
                            "--password=" + password,
                            "--in=" + home)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("bench-projects ended with " + exit);
            }
            String large = Files.readAllLines(out).stream()
                    .filter(line -> line.matches("\\d+"))
                    .findFirst()
                    .orElseThrow();
            try (var client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .cookieHandler(new CookieManager())
                            .executor(Executors.newVirtualThreadPerTaskExecutor())
                            .build();
                    var server = RunningServer.start(launcher, home, client)) {
                signIn(client, server, password);
                settle(client, server);
                for (String path : List.of("/projects/" + large, "/projects/board")) {
                    ask(client, server, path, 10, Math.max(5, seconds));
                    for (int users : USERS) {
                        report(path, users, ask(client, server, path, users, seconds));
                    }
                }
            }
        } finally {
            StartBench.delete(folder);
        }
    }

    private static void signIn(HttpClient client, RunningServer server, String password)
            throws IOException, InterruptedException {
        String form = get(client, server, "/sign-in").body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token");
        }
        String body =
                "_csrf=" + encoded(token.group(1)) + "&email=" + encoded(EMAIL) + "&password=" + encoded(password);
        client.send(
                HttpRequest.newBuilder(server.at("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(HttpClient client, RunningServer server, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until every line of the board is of the present version. */
    private static void settle(HttpClient client, RunningServer server) throws IOException, InterruptedException {
        String board = "";
        for (int tries = 0; tries < 200 && !board.contains("of 500"); tries++) {
            board = get(client, server, "/projects/board").body();
        }
        if (!board.contains("1 to 50 of " + PROJECTS)) {
            throw new IllegalStateException("The board does not show all projects; was the sign-in refused?");
        }
    }

    /** Nanoseconds, and how many were not answered by 200. */
    private record Seen(List<Long> nanos, int failed, double seconds) {}

    private static Seen ask(HttpClient client, RunningServer server, String path, int users, int seconds)
            throws InterruptedException, ExecutionException {
        var request = HttpRequest.newBuilder(server.at(path)).build();
        long begun = System.nanoTime();
        long until = begun + Duration.ofSeconds(seconds).toNanos();
        var nanos = new ArrayList<Long>();
        int failed = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> asking = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                asking.add(people.submit(() -> one(client, request, until)));
            }
            for (Future<Seen> seen : asking) {
                nanos.addAll(seen.get().nanos());
                failed += seen.get().failed();
            }
        }
        return new Seen(nanos, failed, (System.nanoTime() - begun) / 1e9);
    }

    private static Seen one(HttpClient client, HttpRequest request, long until) throws InterruptedException {
        var nanos = new ArrayList<Long>();
        int failed = 0;
        while (System.nanoTime() < until) {
            long begun = System.nanoTime();
            try {
                failed += client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                                        .statusCode()
                                == 200
                        ? 0
                        : 1;
            } catch (IOException e) {
                failed++;
            }
            nanos.add(System.nanoTime() - begun);
        }
        return new Seen(nanos, failed, 0);
    }

    private static void report(String path, int users, Seen seen) {
        List<Long> times = seen.nanos();
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-16s users %2d: %6.0f requests/s, p50 %6.1f ms, p95 %6.1f ms, p99 %6.1f ms, %d not answered by 200%n",
                path,
                users,
                times.size() / seen.seconds(),
                at(times, 0.50),
                at(times, 0.95),
                at(times, 0.99),
                seen.failed());
    }

    /** The smallest time in milliseconds that at least this share of the times do not exceed (nearest rank). */
    private static double at(List<Long> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }
}

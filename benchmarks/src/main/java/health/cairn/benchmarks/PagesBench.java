package health.cairn.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * How fast a real server answers a mix of pages and files, all of England loaded, with 1, 10 and 50 people asking one thing
 * after the other without a pause. Who asks runs on the same machine and takes its share of it.
 */
final class PagesBench {

    /** What is asked for, and how often of a hundred times. */
    private enum Kind {
        HOME("home", 15),
        SEARCH("search", 20),
        MEASURE("measure", 25),
        AREA("area", 30),
        CSV("csv", 10);

        private final String word;
        private final int share;

        Kind(String word, int share) {
            this.word = word;
            this.share = share;
        }
    }

    /** Who belonged to whom, then counts; each relative to the folder of public files. */
    private static final List<String> FILES = List.of(
            "ods/qof_structures/structures_2019_2020.csv.gz",
            "ods/ePCN_2023-02.xlsx",
            "ods/gp-reg-pat-prac-map_2022-01.csv.gz",
            "list_size/gp-reg-pat-prac-all_2021-01.csv",
            "cervical_practice_2017/cervicaldec2017.csv.gz",
            "qof/PREVALENCE_2021_v2.csv.gz");

    private static final List<String> SEARCHED =
            List.of("stockton", "surgery", "A81001", "TS18", "cervical", "bowel screening", "manchster", "qqqq", "B8");

    private static final int ROWS_OF_A_GENERATED_FILE = 1_000_000;
    private static final int[] USERS = {1, 10, 50};
    private static final int WARM_UP_USERS = 10;
    private static final long SEED = 20260711;

    private final HttpClient client;
    private final RunningServer server;
    private final List<String> measures;
    private final List<String> areas;

    private PagesBench(HttpClient client, RunningServer server) throws IOException, InterruptedException {
        this.client = client;
        this.server = server;
        this.measures = found("/api/v1/measures?loaded=true&limit=1000", "id");
        var some = new ArrayList<>(found("/api/v1/areas?type=PRACTICE&limit=500", "code"));
        some.addAll(found("/api/v1/areas?type=PCN&limit=500", "code"));
        some.addAll(found("/api/v1/areas?type=ICB&limit=50", "code"));
        this.areas = some.isEmpty() ? List.of("E92000001") : some;
        if (measures.isEmpty()) {
            throw new IllegalStateException("No measure was loaded, so there is nothing to ask for");
        }
    }

    static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench pages");
        }
        int seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        Path data = arguments.length > 1
                ? Path.of(arguments[1])
                : Path.of(launcher)
                        .toAbsolutePath()
                        .resolveSibling("../shared/data")
                        .normalize();
        System.out.println(Machine.describe());
        Path folder = Files.createTempDirectory("cairn-bench-pages");
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
            Path home = folder.resolve("home");
            load(launcher, home, files(launcher, folder, data, arguments.length > 1));
            try (var server = RunningServer.start(launcher, home, client)) {
                var bench = new PagesBench(client, server);
                System.out.printf(
                        Locale.ROOT,
                        "%,d measures; %,d areas are asked for%n",
                        bench.measures.size(),
                        bench.areas.size());
                bench.ask(WARM_UP_USERS, Math.max(5, seconds));
                for (int users : USERS) {
                    report(users, bench.ask(users, seconds));
                }
            }
        } finally {
            StartBench.delete(folder);
        }
    }

    private static List<Path> files(String launcher, Path folder, Path data, boolean wanted)
            throws IOException, InterruptedException {
        if (Files.isDirectory(data)) {
            System.out.println("data: the public files");
            return FILES.stream().map(data::resolve).filter(Files::isReadable).toList();
        }
        if (wanted) {
            throw new IllegalArgumentException("There is no folder " + data);
        }
        System.out.printf(Locale.ROOT, "data: a generated file of %,d rows%n", ROWS_OF_A_GENERATED_FILE);
        Path file = folder.resolve("generated.csv");
        run(new ProcessBuilder(
                launcher,
                "bench-file",
                "--rows",
                Integer.toString(ROWS_OF_A_GENERATED_FILE),
                "--out",
                file.toString()));
        return List.of(file);
    }

    private static void load(String launcher, Path home, List<Path> files) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher, "load", "--publish"));
        files.forEach(file -> command.add(file.toString()));
        var load = new ProcessBuilder(command);
        load.environment().put("CAIRN_HOME", home.toString());
        load.environment().remove("CAIRN_DB_URL");
        run(load);
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        int exit = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.command() + " ended with " + exit);
        }
    }

    private List<String> found(String path, String field) throws IOException, InterruptedException {
        String body = client.send(HttpRequest.newBuilder(server.at(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return Pattern.compile("\"" + field + "\":\"([^\"]+)\"")
                .matcher(body)
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
    }

    /** What came back: nanoseconds by kind, how many bytes, how often something else than 200. */
    private static final class Seen {
        private final Map<Kind, List<Long>> nanos = new EnumMap<>(Kind.class);
        private long bytes;
        private int failed;
        private double seconds;

        void add(Seen other) {
            other.nanos.forEach((kind, times) ->
                    nanos.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(times));
            bytes += other.bytes;
            failed += other.failed;
        }
    }

    private Seen ask(int users, int seconds) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        long until = begun + Duration.ofSeconds(seconds).toNanos();
        var all = new Seen();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> asking = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                var random = new SplittableRandom(SEED + user);
                asking.add(people.submit(() -> one(random, until)));
            }
            for (Future<Seen> seen : asking) {
                all.add(seen.get());
            }
        }
        // What was asked before the end is waited for, so it took a little longer than was meant.
        all.seconds = (System.nanoTime() - begun) / 1e9;
        return all;
    }

    private Seen one(SplittableRandom random, long until) throws InterruptedException {
        var seen = new Seen();
        while (System.nanoTime() < until) {
            Kind kind = kind(random.nextInt(100));
            var request = HttpRequest.newBuilder(server.at(path(kind, random))).build();
            long begun = System.nanoTime();
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                seen.bytes += answer.body().length;
                seen.failed += answer.statusCode() == 200 ? 0 : 1;
            } catch (IOException e) {
                seen.failed++;
            }
            seen.nanos.computeIfAbsent(kind, k -> new ArrayList<>()).add(System.nanoTime() - begun);
        }
        return seen;
    }

    private static Kind kind(int draw) {
        int sum = 0;
        for (Kind kind : Kind.values()) {
            sum += kind.share;
            if (draw < sum) {
                return kind;
            }
        }
        throw new IllegalStateException("The shares of the kinds do not add up to a hundred");
    }

    private String path(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case HOME -> "/";
            case SEARCH -> "/search?q=" + one(SEARCHED, random).replace(" ", "+");
            case MEASURE -> "/measures/" + one(measures, random) + "?area=" + one(areas, random);
            case AREA -> "/areas/" + one(areas, random);
            case CSV -> "/api/v1/values.csv?measure=" + one(measures, random);
        };
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static void report(int users, Seen seen) {
        List<Long> all = new ArrayList<>();
        seen.nanos.values().forEach(all::addAll);
        System.out.printf(
                Locale.ROOT,
                "%nusers %d: %.0f requests/s, %.1f MB/s, %d not answered by 200%n",
                users,
                all.size() / seen.seconds,
                seen.bytes / 1e6 / seen.seconds,
                seen.failed);
        System.out.println("           requests     p50 ms     p95 ms     p99 ms");
        seen.nanos.forEach((kind, times) -> line(kind.word, times));
        line("all", all);
    }

    private static void line(String name, List<Long> times) {
        Collections.sort(times);
        double[] at = Arrays.stream(new double[] {0.50, 0.95, 0.99})
                .map(share -> percentile(times, share) / 1e6)
                .toArray();
        System.out.printf(Locale.ROOT, "%-8s %10d %10.1f %10.1f %10.1f%n", name, times.size(), at[0], at[1], at[2]);
    }

    /** The smallest time that at least this share of the times do not exceed (nearest rank). */
    private static double percentile(List<Long> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}

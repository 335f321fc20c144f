package health.cairn.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long {@code ./cairn serve} takes to its first page: a real server, started by the launcher on a data folder made
 * before, asked for {@code /} until it answers 200.
 */
final class StartBench {

    private final String launcher;
    private final Path home;
    private final HttpClient client;

    private StartBench(String launcher, Path home, HttpClient client) {
        this.launcher = launcher;
        this.home = home;
        this.client = client;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench start");
        }
        Path home = Files.createTempDirectory("cairn-bench");
        try (var client = HttpClient.newHttpClient()) {
            System.out.println(Machine.describe());
            var bench = new StartBench(launcher, home, client);
            System.out.printf(Locale.ROOT, "new data folder     first page %6.2f s%n", bench.secondsToFirstPage());
            double[] seconds = new double[runs];
            for (int run = 0; run < runs; run++) {
                seconds[run] = bench.secondsToFirstPage();
                System.out.printf(Locale.ROOT, "existing data, %2d   first page %6.2f s%n", run + 1, seconds[run]);
            }
            Arrays.sort(seconds);
            double median = (seconds[(runs - 1) / 2] + seconds[runs / 2]) / 2;
            System.out.printf(
                    Locale.ROOT,
                    "median of %d: %.2f s (fastest %.2f, slowest %.2f)%n",
                    runs,
                    median,
                    seconds[0],
                    seconds[runs - 1]);
        } finally {
            delete(home);
        }
    }

    private double secondsToFirstPage() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var server = RunningServer.start(launcher, home, client)) {
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

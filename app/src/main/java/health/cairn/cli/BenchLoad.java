package health.cairn.cli;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What {@code ./cairn bench load} runs: makes a file, loads it on a data folder of its own, and beside it copies the very
 * same rows into a table without an index, which is as fast as this PostgreSQL on this disk can take them.
 */
@Command(
        name = "bench-load",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Measure how fast files load.")
final class BenchLoad implements Callable<Integer> {

    @Option(names = "--rows", defaultValue = "5000000", description = "Rows of the file (${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FOLDER",
            description = "An empty folder for the file and the data; its owner deletes it when this has ended.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, SQLException {
        Path file = folder.resolve("fingertips.csv");
        FingertipsGenerator.write(file, rows);
        Path map = folder.resolve("map.csv");
        FingertipsGenerator.writeMap(map);
        say("file: %,d rows, %,d MB", rows, Files.size(file) >> 20);
        try (var context = Unserved.start("--cairn.home=" + folder.resolve("home"), "--cairn.db.url=")) {
            // With practices that belong somewhere there are sums to derive.
            load(context.getBean(Imports.class), map);
            measure(context.getBean(Imports.class), new BareCopyStore(context.getBean(DataSource.class)), file);
        }
        return 0;
    }

    private void measure(Imports imports, BareCopyStore bare, Path file) throws IOException, SQLException {
        long begun = System.nanoTime();
        Batch batch = load(imports, file);
        double whole = seconds(begun);
        if (batch.loaded() != rows) {
            throw new IllegalStateException("Not all of the file was loaded: " + batch);
        }
        List<Imports.Act> acts = imports.history(batch.id());
        Instant received = acts.get(0).at();
        Instant read = acts.get(1).at();
        Instant published = acts.get(2).at();
        double reading = seconds(received, read);
        double deriving = seconds(read, published);
        say("kept and hashed              %6.1f s", whole - reading - deriving);
        say("read, checked and indexed    %6.1f s  %,10.0f rows/s", reading, rows / reading);
        say("published and derived        %6.1f s", deriving);
        say("all of it                    %6.1f s  %,10.0f rows/s", whole, rows / whole);
        Path binary = folder.resolve("rows");
        bare.unload(batch.id(), binary);
        double copying = bare.copy(binary);
        say("bare COPY of the same rows   %6.1f s  %,10.0f rows/s", copying, rows / copying);
        double text = bare.copyText(file);
        say("bare COPY of the file itself %6.1f s  %,10.0f rows/s", text, rows / text);
        say(
                "loading at %.2f of the speed of a bare COPY of its readings, %.2f of one of the file (reading alone %.2f)",
                copying / whole, text / whole, copying / reading);
        Runtime runtime = Runtime.getRuntime();
        say("heap: at most %,d MB allowed", runtime.maxMemory() >> 20);
    }

    private static Batch load(Imports imports, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            Batch batch = imports.receiveAndRead(
                            new Upload(
                                    String.valueOf(file.getFileName()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Publishing.ALWAYS),
                            bytes)
                    .batch();
            if (batch.state() != Batch.State.PUBLISHED) {
                throw new IllegalStateException("The file was not loaded: " + batch);
            }
            return batch;
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.UK, format + "%n", values);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}

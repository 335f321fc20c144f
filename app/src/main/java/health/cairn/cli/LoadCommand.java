package health.cairn.cli;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Receipt;
import health.cairn.imports.Imports.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn load FILE...}: the same path as the page and the API, for people at a console and for scripts. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Load files: the kind of each is recognised from what is in it.",
            "Works beside a running Cairn on the same data folder, and without one.",
            "A file from which no row had to be set aside is published at once."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file was loaded, now or before", "1:a file was not loaded", "2:wrong use"})
final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or .xlsx, also inside .gz or .zip.")
    private List<Path> files = List.of();

    @Option(
            names = "--publish",
            negatable = true,
            description = {
                "--publish publishes the good rows whatever was set aside;",
                "--no-publish leaves publishing to a person."
            })
    private @Nullable Boolean publish;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day the files speak of (2023-03-31), where they do not say.")
    private @Nullable LocalDate asOf;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    LoadCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                spec.commandLine().getErr().println("cairn: There is no file " + file + " that can be read");
                return 2;
            }
        }
        boolean all = true;
        try (var context = Unserved.start()) {
            Imports imports = context.getBean(Imports.class);
            for (Path file : files) {
                all &= load(imports, file, out);
                out.flush();
            }
        }
        return all ? 0 : 1;
    }

    private boolean load(Imports imports, Path file, PrintWriter out) throws IOException {
        Publishing publishing =
                publish == null ? Publishing.IF_NOTHING_SET_ASIDE : publish ? Publishing.ALWAYS : Publishing.NEVER;
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = Files.newInputStream(file)) {
            Receipt receipt = imports.receiveAndRead(
                    new Upload(name, Optional.empty(), Optional.ofNullable(asOf), publishing), bytes);
            Batch batch = receipt.batch();
            if (receipt.alreadyHere() && batch.state() == Batch.State.READY && Boolean.TRUE.equals(publish)) {
                batch = imports.publish(batch.id(), Optional.empty());
            }
            say(imports, file, receipt.alreadyHere(), batch, out);
            return switch (batch.state()) {
                case READY, PUBLISHED, WITHDRAWN, RECEIVED, READING -> true;
                case UNKNOWN, REFUSED, FAILED -> false;
            };
        }
    }

    private static void say(Imports imports, Path file, boolean alreadyHere, Batch batch, PrintWriter out) {
        out.printf(
                "%s: %s%n",
                file, alreadyHere ? "the same bytes are batch " + batch.id() + " already" : "batch " + batch.id());
        String kind = imports.formatTitle(batch);
        if (!kind.isEmpty()) {
            out.printf("  %s%n", kind);
        }
        out.printf(
                Locale.UK,
                "  %,d rows read, %,d readings and facts loaded, %,d rows set aside%n",
                batch.rowsRead(),
                batch.loaded(),
                batch.setAside());
        imports.problemCounts(batch.id())
                .forEach((problem, count) -> out.printf(
                        Locale.UK,
                        "    %,9d  %s (%s)%n",
                        count,
                        problem.title(),
                        problem.effect().words()));
        out.printf("  %s%n", outcome(batch));
    }

    private static String outcome(Batch batch) {
        String page = "/loads/" + batch.id();
        return switch (batch.state()) {
            case PUBLISHED -> "Published.";
            case READY -> "Not published yet: look at " + page + ", or load it again with --publish.";
            case WITHDRAWN -> "Withdrawn earlier; publish it again at " + page + ".";
            case RECEIVED, READING -> "Another Cairn is reading it; see " + page + ".";
            case UNKNOWN ->
                "Cairn does not know this kind of file. Say what its columns mean at /loads/mappings/new?batch="
                        + batch.id() + ".";
            case REFUSED, FAILED -> batch.step();
        };
    }
}

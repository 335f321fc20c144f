package health.cairn.cli;

import health.cairn.CairnApplication;
import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cairn load FILE...}: the same path as the page, for a data folder that no server is using. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Load files as their publishers made them; the format is recognised from the content,",
            "also inside .gz and .zip. A file in which no row had to be set aside is published at once."
        },
        footer = {
            "",
            "The data folder (CAIRN_HOME) must not be in use: stop the server first, or load on its page",
            "\"Data loaded\".",
            "",
            "Example:  ./cairn load epraccur.csv ePCN.xlsx indicators-GPs.data.csv"
        })
final class LoadCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to load.")
    List<Path> files = List.of();

    @Option(names = "--no-publish", description = "Only read: publish later, on the page of the batch.")
    boolean later;

    @Option(names = "--publish", description = "Publish the good rows even where some had to be set aside.")
    boolean always;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println("cairn: " + file + " is not a file that can be read");
                return 2;
            }
        }
        var publishing = later
                ? Imports.Publishing.NEVER
                : always ? Imports.Publishing.ALWAYS : Imports.Publishing.IF_NOTHING_SET_ASIDE;
        try (var context = new SpringApplicationBuilder(CairnApplication.class)
                .web(WebApplicationType.NONE)
                .run()) {
            Imports imports = context.getBean(Imports.class);
            boolean allWell = true;
            for (Path file : files) {
                allWell &= load(imports, file, publishing);
            }
            return allWell ? 0 : 1;
        }
    }

    private static boolean load(Imports imports, Path file, Imports.Publishing publishing) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            Imports.Receipt receipt = imports.receiveAndRead(
                    new Imports.Upload(name, Optional.empty(), Optional.empty(), publishing), in);
            Batch batch = receipt.batch();
            System.out.printf(
                    "%s: %s%s, %,d loaded, %,d set aside (batch %d, %s)%n",
                    name,
                    batch.state().name().toLowerCase(java.util.Locale.UK),
                    receipt.alreadyHere() ? " (the same bytes were here before, nothing changed)" : "",
                    batch.loaded(),
                    batch.setAside(),
                    batch.id(),
                    batch.format().isEmpty() ? "format not recognised" : batch.format());
            return batch.state() == Batch.State.PUBLISHED || batch.state() == Batch.State.READY;
        }
    }
}

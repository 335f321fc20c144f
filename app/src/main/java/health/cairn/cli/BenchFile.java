package health.cairn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The file that {@code ./cairn bench pages} loads where no public files are at hand. */
@Command(
        name = "bench-file",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Write a generated file of measures for all England.")
final class BenchFile implements Callable<Integer> {

    @Option(names = "--rows", required = true, description = "Rows of the file.")
    private long rows;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        FingertipsGenerator.write(file, rows);
        return 0;
    }
}

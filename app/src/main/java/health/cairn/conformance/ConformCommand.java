package health.cairn.conformance;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn conform DIR}: compares our statistics with reference answers. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description = {
            "Answer every reference case below a folder again and compare, column by column.",
            "Exit code 1 when a case fails, a peer is unknown or a file is not understood."
        },
        footer = {"", "Example: ./cairn conform ../shared/golden"})
public final class ConformCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder of case files (.json), searched with its subfolders.")
    private Path folder = Path.of("");

    @Option(
            names = "--differences",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many differences to write out for each file (default: ${DEFAULT-VALUE}).")
    private int mostDifferences = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), folder + " is not a folder; name one with case files");
        }
        List<FileReport> reports = new Conformance(Peers.all()).run(folder);
        if (reports.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "No case files (.json) below " + folder);
        }
        PrintWriter out = spec.commandLine().getOut();
        reports.forEach(report -> report.lines(mostDifferences).forEach(out::println));
        long broken = reports.stream().filter(FileReport::hasFailures).count();
        out.printf(
                Locale.ROOT,
                "%d files: %d cases run, %d passed, %d knowingly different, %d failed; %d files with a failure%n",
                reports.size(),
                reports.stream().mapToInt(FileReport::run).sum(),
                reports.stream().mapToInt(FileReport::passed).sum(),
                reports.stream().mapToInt(FileReport::knowinglyDifferent).sum(),
                reports.stream().mapToInt(FileReport::failedCases).sum(),
                broken);
        out.flush();
        return broken == 0 ? 0 : 1;
    }
}

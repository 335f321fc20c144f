package health.cairn.analyst;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import health.cairn.statistics.Confidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A method of {@code ./cairn stats}. A subclass says which columns it reads, which it writes, and answers a group; this
 * class reads, groups, reports what cannot be read and writes.
 *
 * <p>Exit code 0 when everything was answered, 1 when something in the input could not be, 2 for a command that makes no
 * sense.
 */
abstract class StatsMethod implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "CSV with a header, UTF-8; - or nothing for standard input.")
    private String file = "-";

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            split = ",",
            description = "Answer each group of rows for itself. Sorted input is read in bounded memory.")
    private List<String> groupBy = new ArrayList<>();

    @Option(names = "--sort", description = "Sort the groups first; the whole input is held in memory.")
    private boolean sort;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            split = ",",
            defaultValue = "0.95,0.998",
            description = "Levels of the intervals (default: ${DEFAULT-VALUE}).")
    private List<Double> levels = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The columns this method reads. */
    abstract List<InputColumn> columns();

    /** The columns this method adds, after the group's or the row's own. */
    abstract List<String> resultColumns();

    /** Whether one line is written for each row, with the row's own fields first, instead of one for each group. */
    boolean answersRows() {
        return false;
    }

    /** Whether rows do not depend on each other, so that without a group they need not be held together. */
    boolean rowsAreIndependent() {
        return false;
    }

    /** Answers a group; an {@link IllegalArgumentException} is reported with its lines. */
    abstract void answer(Group group, Results results);

    List<Confidence> confidence() {
        return levels.stream().map(Confidence::new).toList();
    }

    boolean isGrouped() {
        return !groupBy.isEmpty();
    }

    /** The columns of limits, two a level. */
    List<String> limitColumns(String prefix) {
        List<String> names = new ArrayList<>();
        for (Confidence level : confidence()) {
            names.add(prefix + "lower_" + Cell.level(level));
            names.add(prefix + "upper_" + Cell.level(level));
        }
        return names;
    }

    /** The columns of an estimate: value, limits, method and note. */
    List<String> estimateColumns() {
        List<String> names = new ArrayList<>(List.of("value"));
        names.addAll(limitColumns(""));
        names.addAll(List.of("method", "note"));
        return names;
    }

    @Override
    public Integer call() throws IOException {
        List<InputColumn> columns;
        try {
            confidence();
            columns = columns();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        var problems = new Problems(spec.commandLine().getErr());
        try (Reader reader = open();
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(destination())) {
            var input = new GroupReader(reader, groupBy, columns, problems);
            List<String> header = new ArrayList<>(answersRows() ? input.header() : groupBy);
            header.addAll(resultColumns());
            csv.writeRecord(header);
            var results = new Results(csv);
            if (rowsAreIndependent() && !isGrouped()) {
                input.forEachPortion(group -> answer(group, results, problems));
            } else if (sort) {
                input.forEachGroupSorted(group -> answer(group, results, problems));
            } else {
                input.forEachGroup(group -> answer(group, results, problems));
            }
        } catch (InputProblem e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "No file " + e.getFile(), e);
        }
        return problems.finish() ? 1 : 0;
    }

    private void answer(Group group, Results results, Problems problems) {
        try {
            answer(group, results);
        } catch (IllegalArgumentException e) {
            problems.group(group, String.valueOf(e.getMessage()));
        }
    }

    private Reader open() throws IOException {
        return file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }

    private Writer destination() throws IOException {
        if (output != null) {
            return Files.newBufferedWriter(output);
        }
        PrintWriter out = spec.commandLine().getOut();
        // Closing the CSV must flush standard output, not close it: the command line goes on to use it.
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                out.write(text, from, length);
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }
}

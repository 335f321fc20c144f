package health.cairn.cli;

import health.cairn.people.Account;
import health.cairn.people.Accounts;
import health.cairn.people.Scopes;
import health.cairn.ranking.Answer;
import health.cairn.ranking.Evidence;
import health.cairn.ranking.Question;
import health.cairn.ranking.QuestionSpec;
import health.cairn.ranking.QuestionSpec.Read;
import health.cairn.ranking.RankingCsv;
import health.cairn.ranking.RankingJson;
import health.cairn.ranking.Rankings;
import health.cairn.ranking.Rankings.Outcome;
import health.cairn.ranking.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn rank SPEC}: the ranking of the workbench and the API, from a file that can be kept and sent. */
@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        description = {
            "Rank areas by need, as a file in YAML asks; docs/reference/ranking-spec.md says how to write it.",
            "Works beside a running Cairn on the same data folder, and without one."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:ranked",
            "1:the question cannot be answered; the lines that will not do are named",
            "2:wrong use"
        })
final class RankCommand implements Callable<Integer> {

    enum Format {
        csv,
        json
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SPEC", description = "The question, in YAML.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}): a row an area, or all there is.")
    private Format format = Format.csv;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it instead of here.")
    private @Nullable Path out;

    @Option(
            names = "--freeze",
            paramLabel = "NAME",
            description = "Keep it under this name for good, with its counts, and propose the first.")
    private @Nullable String freeze;

    @Option(
            names = "--by",
            paramLabel = "EMAIL",
            description = "Whose account freezes it; needed where there are several.")
    private @Nullable String by;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    RankCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter said = spec.commandLine().getErr();
        PrintWriter answer = spec.commandLine().getOut();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            said.println("cairn: There is no file " + file + " that can be read");
            return 2;
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            said.println("cairn: " + file + " holds bytes that are no text; expected YAML in UTF-8");
            return 2;
        }
        // The answer alone goes to the output, so that it can be piped; what the platform has to say goes beside it.
        PrintStream output = System.out;
        System.setOut(System.err);
        try (var context = Unserved.start()) {
            return rank(context, text, answer, said);
        } finally {
            System.setOut(output);
        }
    }

    /** Everything but starting and stopping. */
    int rank(BeanFactory beans, String text, PrintWriter answer, PrintWriter said) throws IOException {
        return switch (beans.getBean(QuestionSpec.class).read(text)) {
            case Read.Wrong(var problems) -> {
                problems.forEach(problem -> said.println("cairn: " + file + " " + problem.sentence()));
                said.flush();
                yield 1;
            }
            case Read.Asked(Question question) -> {
                try {
                    yield answered(beans, question, answer, said);
                } catch (IllegalArgumentException e) {
                    said.println("cairn: " + file + " " + e.getMessage());
                    said.flush();
                    yield 1;
                }
            }
        };
    }

    private int answered(BeanFactory beans, Question question, PrintWriter answer, PrintWriter said)
            throws IOException {
        Rankings rankings = beans.getBean(Rankings.class);
        if (freeze == null) {
            Evidence evidence = rankings.gather(question);
            write(question, evidence, rankings.answer(question, evidence), answer);
            return 0;
        }
        Optional<Account> account = account(beans.getBean(Accounts.class), said);
        if (account.isEmpty()) {
            return 2;
        }
        return switch (rankings.freeze(
                question.titled(freeze), beans.getBean(Scopes.class).of(account.get()))) {
            case Outcome.Refused(String reason) -> {
                said.println("cairn: " + reason);
                yield 1;
            }
            case Outcome.Done(long number) -> {
                Run run = rankings.find(number).orElseThrow();
                write(run.question(), run.evidence(), run.answer(), answer);
                said.println("Frozen: /need/" + number);
                yield 0;
            }
        };
    }

    private Optional<Account> account(Accounts accounts, PrintWriter said) {
        if (by != null) {
            Optional<Account> named = accounts.findByEmail(by);
            if (named.isEmpty()) {
                said.println("cairn: Nobody has an account with the address given by --by");
            }
            return named;
        }
        List<Account> all = accounts.all();
        if (all.size() != 1) {
            said.println(
                    all.isEmpty()
                            ? "cairn: A ranking is frozen by somebody, and nobody has an account yet; make one first"
                            : "cairn: A ranking is frozen by somebody; say whose account with --by EMAIL");
            return Optional.empty();
        }
        return Optional.of(all.getFirst());
    }

    private void write(Question question, Evidence evidence, Answer answer, PrintWriter standard) throws IOException {
        String text = switch (format) {
            case csv -> RankingCsv.of(question, evidence, answer);
            case json -> RankingJson.of(question, evidence, answer) + "\n";
        };
        if (out == null) {
            standard.print(text);
            standard.flush();
        } else {
            Files.writeString(out, text, StandardCharsets.UTF_8);
        }
    }
}

package health.cairn.cli;

import health.cairn.audit.Audit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./cairn audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The record of who did what.",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** {@code ./cairn audit verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Prove that no record was changed, removed or put in.",
                "Works beside a running Cairn on the same data folder, and without one."
            },
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every record is as it was written", "1:one is not, and the first such is named"})
    static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the specification
        Verify() {}

        @Override
        public Integer call() {
            try (var context = Unserved.start()) {
                return say(context.getBean(Audit.class).prove(), spec.commandLine());
            }
        }

        /** Says what the proof showed; returns the exit code. */
        static int say(Audit.Proof proof, CommandLine console) {
            return switch (proof) {
                case Audit.Proof.Whole(long records) -> {
                    console.getOut().printf(Locale.UK, "All %,d records are as they were written.%n", records);
                    yield 0;
                }
                case Audit.Proof.Broken(long number, String found) -> {
                    console.getErr()
                            .println(
                                    number == 0
                                            ? "cairn: Not proven: " + found
                                            : "cairn: Record " + number + ": " + found);
                    yield 1;
                }
            };
        }
    }
}

package health.cairn.cli;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.keys.DataKeys;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./cairn keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The keys that identifiers are encrypted with.",
        subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** {@code ./cairn keys rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Put a new master key in the place of the old one; nobody is interrupted.",
                "Works beside a running Cairn on the same data folder, and without one."
            })
    static final class Rotate implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the specification
        Rotate() {}

        @Override
        public Integer call() {
            try (var context = Unserved.start()) {
                int keys = context.getBean(DataKeys.class).rotateMasterKey();
                context.getBean(Audit.class)
                        .record(Entry.of(Act.KEYS, Optional.empty()).on("data keys", keys));
                spec.commandLine()
                        .getOut()
                        .println("A new master key is in use; " + keys
                                + " data keys were wrapped with it. Keep a copy of"
                                + " keys/master in a safe place, apart from the backups.");
                return 0;
            }
        }
    }
}

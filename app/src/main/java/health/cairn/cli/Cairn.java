package health.cairn.cli;

import health.cairn.CairnApplication;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code ./cairn}. */
@Command(
        name = "cairn",
        mixinStandardHelpOptions = true,
        description = "From signal to effect, for primary care networks.",
        subcommands = {Cairn.Serve.class})
public final class Cairn {

    private Cairn() {}

    public static void main(String[] arguments) {
        int exit = new CommandLine(new Cairn()).execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** {@code ./cairn serve}. */
    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the platform.")
    static final class Serve implements Runnable {
        @Override
        public void run() {
            SpringApplication.run(CairnApplication.class);
        }
    }
}

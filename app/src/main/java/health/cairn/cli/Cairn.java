package health.cairn.cli;

import health.cairn.analyst.StatsCommand;
import health.cairn.conformance.ConformCommand;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code ./cairn}: names the commands and turns what goes wrong into one clear line. */
@Command(
        name = "cairn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "From signal to effect, for primary care networks.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Serve.class,
            DemoCommand.class,
            LoadCommand.class,
            ContactsCommand.class,
            RankCommand.class,
            AuditCommand.class,
            KeysCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            StatsCommand.class,
            ConformCommand.class,
            Rehearse.class,
            BenchLoad.class,
            BenchFile.class,
            BenchContacts.class,
            BenchProjects.class,
        },
        footer = {
            "",
            "Also, outside the program itself:",
            "  test    Run every test.",
            "  bench   Measure: start, load, contacts, pages, projects, methods.",
            "",
            "Settings come from the environment:",
            "  CAIRN_HOME    where the data are (./cairn-data)",
            "  CAIRN_PORT    port of the pages (8080)",
            "  CAIRN_URL     how people reach it, for links it prints",
            "  CAIRN_DB_URL, CAIRN_DB_USER, CAIRN_DB_PASSWORD",
            "                a PostgreSQL of your own, 16 or newer",
            "  CAIRN_MASTER_KEYS, CAIRN_BACKUP_PASSPHRASE",
            "                keys, where they are not to be files in CAIRN_HOME/keys"
        })
public final class Cairn implements Runnable {

    private static final String[] SERVE = {"serve"};

    private Cairn() {}

    public static void main(String[] arguments) {
        int exit = Arrays.equals(arguments, SERVE) ? serve() : execute(arguments);
        // A server keeps running on its own threads after its command has returned well.
        if (exit != CommandLine.ExitCode.OK) {
            System.exit(exit);
        }
    }

    private static int execute(String[] arguments) {
        return new CommandLine(new Cairn())
                .setExecutionExceptionHandler(
                        (problem, commandLine, parsed) -> Problems.explain(problem, commandLine.getErr()))
                .execute(arguments);
    }

    /** The commonest start has no options, and a tenth of its time would go into reading those of all commands. */
    private static int serve() {
        try {
            new Serve().run();
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException problem) {
            return Problems.explain(problem, new PrintWriter(System.err, true, System.err.charset()));
        }
    }

    /** Without a command, what there is. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}

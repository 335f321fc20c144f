package health.cairn.cli;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.database.Backups;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn restore FILE}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup into the empty data folder or database that the settings name,",
            "compare every row and file with what was written, and prove the audit record.",
            "The pass phrase is CAIRN_BACKUP_PASSPHRASE, or in keys/backup of the new data folder."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is there as it was",
            "1:it could not be restored, or the audit record is not whole"
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A file that ./cairn backup wrote, or the folder with the latest of them.")
    private Path file = Path.of("");

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    RestoreCommand() {}

    @Override
    public Integer call() throws IOException {
        // Until Spring Boot starts, below, nobody has told the log to be quiet.
        LoggingSystem.get(RestoreCommand.class.getClassLoader()).beforeInitialize();
        PrintWriter out = spec.commandLine().getOut();
        Environment settings = new StandardEnvironment();
        Optional<Path> backup = latest(file);
        if (backup.isEmpty()) {
            spec.commandLine().getErr().println("cairn: There is no backup " + file + " that can be read");
            return 2;
        }
        Backups.Report report = Backups.restore(
                settings, backup.get(), BackupPassPhrase.forReading(settings).text());
        out.printf(
                Locale.UK,
                "%s: %,d rows of %,d tables and %,d files restored as they were written.%n",
                report.file(),
                report.rows(),
                report.tables(),
                report.files());
        out.flush();
        try (var context = Unserved.start()) {
            Audit audit = context.getBean(Audit.class);
            audit.record(Entry.of(Act.RESTORED, Optional.empty())
                    .on("backup", String.valueOf(report.file().getFileName())));
            return AuditCommand.Verify.say(audit.prove(), spec.commandLine());
        }
    }

    private static Optional<Path> latest(Path where) throws IOException {
        if (!Files.isDirectory(where)) {
            return Optional.of(where).filter(Files::isReadable);
        }
        try (var files = Files.list(where)) {
            return files.filter(found -> found.getFileName().toString().matches("cairn-[0-9-]+\\.backup"))
                    .sorted()
                    .reduce((first, second) -> second);
        }
    }
}

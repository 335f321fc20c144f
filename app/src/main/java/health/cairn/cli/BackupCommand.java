package health.cairn.cli;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.database.Backups;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./cairn backup DIR}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write everything into one encrypted file in a folder, and read it again to see that it is whole.",
            "Works beside a running Cairn on the same data folder, and without one.",
            "The pass phrase is CAIRN_BACKUP_PASSPHRASE; where it is not set, one is made and kept in keys/backup."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where the file is written.")
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    BackupCommand() {}

    @Override
    public Integer call() {
        try (var context = Unserved.start()) {
            Environment settings = context.getEnvironment();
            BackupPassPhrase passPhrase = BackupPassPhrase.forWriting(settings);
            context.getBean(Audit.class).record(Entry.of(Act.BACKED_UP, Optional.empty()));
            Backups.Report report = context.getBean(Backups.class).write(folder, passPhrase.text());
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.UK,
                            "%s: %,d rows of %,d tables and %,d files in %,d bytes, read again and whole.%n%s%n",
                            report.file(),
                            report.rows(),
                            report.tables(),
                            report.files(),
                            report.bytes(),
                            passPhrase.advice());
            return 0;
        }
    }
}

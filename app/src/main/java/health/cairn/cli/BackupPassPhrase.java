package health.cairn.cli;

import health.cairn.database.CannotStart;
import health.cairn.database.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * What a backup is encrypted with.
 *
 * @param advice what to do so that it can be read on another machine
 */
record BackupPassPhrase(String text, String advice) {

    private static final int BYTES = 32;
    private static final int SHORTEST = 12;

    /** From the environment or the data folder; made where there is none. */
    static BackupPassPhrase forWriting(Environment settings) {
        return given(settings).orElseGet(() -> {
            Path file = file(settings);
            String text = kept(file).orElseGet(() -> made(file));
            return new BackupPassPhrase(
                    text,
                    "Nobody can read it without the pass phrase in " + file
                            + ": keep a copy of that apart from the backups.");
        });
    }

    /** From the environment or the data folder. */
    static BackupPassPhrase forReading(Environment settings) {
        return given(settings)
                .or(() -> kept(file(settings)).map(text -> new BackupPassPhrase(text, "")))
                .orElseThrow(
                        () -> new CannotStart(
                                "The backup's pass phrase is needed; set CAIRN_BACKUP_PASSPHRASE to it, or put the file keys/backup of the old data folder into the new one"));
    }

    private static Optional<BackupPassPhrase> given(Environment settings) {
        String text = settings.getProperty("cairn.backup.passphrase", "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() < SHORTEST) {
            throw new CannotStart("CAIRN_BACKUP_PASSPHRASE has " + text.length() + " characters; use " + SHORTEST
                    + " or more, for example four random words");
        }
        return Optional.of(
                new BackupPassPhrase(text, "Nobody can read it without the pass phrase in CAIRN_BACKUP_PASSPHRASE."));
    }

    private static Path file(Environment settings) {
        return Path.of(settings.getProperty("cairn.home", "cairn-data")).resolve("keys/backup");
    }

    private static Optional<String> kept(Path file) {
        try {
            return PrivateFile.read(file).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException("The pass phrase in " + file + " cannot be read", e);
        }
    }

    private static String made(Path file) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            PrivateFile.write(file, text + "\n");
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("The pass phrase cannot be written to " + file, e);
        }
    }

    @Override
    public String toString() {
        return "BackupPassPhrase";
    }
}

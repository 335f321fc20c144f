package health.cairn.projects;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has files looked at by a scanner of the installation before they are kept: the command of the setting
 * {@code cairn.projects.scan}, such as {@code clamdscan --no-summary -}, gets the bytes on its input and ends with 0 where
 * nothing was found. Without a command nothing is scanned.
 */
@Component
class FileScan {

    private static final Logger LOG = LoggerFactory.getLogger(FileScan.class);
    private static final long SECONDS = 60;

    private final List<String> command;

    FileScan(@Value("${cairn.projects.scan:}") String command) {
        this.command = command.isBlank() ? List.of() : List.of(command.strip().split("\\s+"));
    }

    /** What a scanner says. */
    enum Verdict {
        CLEAN,
        FOUND,
        /** The scanner did not answer: a file that was not looked at is not kept. */
        NO_ANSWER
    }

    Verdict scan(byte[] content) {
        if (command.isEmpty()) {
            return Verdict.CLEAN;
        }
        try {
            Process scanner = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.ofVirtual().start(() -> feed(scanner, content));
            if (!scanner.waitFor(SECONDS, TimeUnit.SECONDS)) {
                scanner.destroyForcibly();
                LOG.warn("The scanner for files did not answer within {} seconds", SECONDS);
                return Verdict.NO_ANSWER;
            }
            return scanner.exitValue() == 0 ? Verdict.CLEAN : Verdict.FOUND;
        } catch (IOException e) {
            LOG.warn("The scanner for files cannot be started: {}", e.getMessage());
            return Verdict.NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.NO_ANSWER;
        }
    }

    private static void feed(Process scanner, byte[] content) {
        try (var input = scanner.getOutputStream()) {
            input.write(content);
        } catch (IOException e) {
            // A scanner that has found something need not read on; its exit code says what it found.
            LOG.debug("The scanner stopped reading", e);
        }
    }
}

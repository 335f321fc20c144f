package health.cairn.cli;

import health.cairn.imports.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Loads one file and publishes it, in a process of its own that a test may kill. */
final class LoadingProcess {

    private LoadingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (var context = Unserved.start();
                var bytes = Files.newInputStream(file)) {
            var upload = new Imports.Upload(
                    String.valueOf(file.getFileName()),
                    Optional.empty(),
                    Optional.<LocalDate>empty(),
                    Imports.Publishing.ALWAYS);
            var receipt = context.getBean(Imports.class).receiveAndRead(upload, bytes);
            System.out.println(receipt.batch().state() + " " + receipt.batch().loaded());
        }
        System.exit(0);
    }
}

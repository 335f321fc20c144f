package health.cairn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How fast contacts load and questions about them are answered: the launcher's own program does it. */
final class ContactsBench {

    /** From ten million contacts to a hundred, to see that time grows no faster. */
    private static final List<String> SIZES = List.of("10000000:1000000", "50000000:5000000", "100000000:5000000");

    private ContactsBench() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench contacts");
        }
        System.out.println(Machine.describe());
        List<String> sizes = arguments.length == 0 ? SIZES : List.of(arguments);
        for (String size : sizes) {
            measure(launcher, size);
        }
    }

    /** @param size as many contacts, or contacts:people; a tenth as many people unless told */
    private static void measure(String launcher, String size) throws IOException, InterruptedException {
        String contacts = size.split(":", 2)[0];
        String people = size.contains(":") ? size.split(":", 2)[1] : Long.toString(Long.parseLong(contacts) / 10);
        Path folder = Files.createTempDirectory("cairn-bench-contacts");
        try {
            Process bench = new ProcessBuilder(
                            launcher,
                            "bench-contacts",
                            "--contacts",
                            contacts,
                            "--people",
                            people,
                            "--in",
                            folder.toString())
                    .inheritIO()
                    .start();
            int exit = bench.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("bench-contacts ended with " + exit);
            }
        } finally {
            StartBench.delete(folder);
        }
    }
}

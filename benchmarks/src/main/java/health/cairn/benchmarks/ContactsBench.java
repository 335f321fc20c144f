package health.cairn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How fast contacts load and questions about them are answered: the launcher's own program does it. */
final class ContactsBench {

    private ContactsBench() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench contacts");
        }
        String contacts = arguments.length == 0 ? "50000000" : arguments[0];
        String people = arguments.length < 2 ? Long.toString(Long.parseLong(contacts) / 10) : arguments[1];
        System.out.println(Machine.describe());
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
                System.exit(exit);
            }
        } finally {
            StartBench.delete(folder);
        }
    }
}

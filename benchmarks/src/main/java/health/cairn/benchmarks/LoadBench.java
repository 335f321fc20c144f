package health.cairn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How fast files load: the launcher's own program does it, so that what is measured is what people run. */
final class LoadBench {

    private LoadBench() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        String launcher = System.getenv("CAIRN_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("Start this by ./cairn bench load");
        }
        String rows = arguments.length == 0 ? "5000000" : arguments[0];
        System.out.println(Machine.describe());
        Path folder = Files.createTempDirectory("cairn-bench-load");
        try {
            Process load = new ProcessBuilder(launcher, "bench-load", "--rows", rows, "--in", folder.toString())
                    .inheritIO()
                    .start();
            int exit = load.waitFor();
            if (exit != 0) {
                System.exit(exit);
            }
        } finally {
            StartBench.delete(folder);
        }
    }
}

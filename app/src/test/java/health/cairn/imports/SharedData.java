package health.cairn.imports;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real public data that tests read. Found beside the repository, or where {@code CAIRN_DATA} points. Where it is
 * missing the tests that need it fail: a total that nobody checked is not a total.
 */
public final class SharedData {

    private SharedData() {}

    /** A file below the data folder, for example {@code qof/PREVALENCE_2021_v2.csv.gz}. */
    public static Path file(String relative) {
        Path file = folder().resolve(relative);
        if (!Files.exists(file)) {
            throw new AssertionError("The real data file " + relative
                    + " is missing; set CAIRN_DATA to the folder that holds it (see CONTRIBUTING.md)");
        }
        return file;
    }

    private static Path folder() {
        String data = System.getenv("CAIRN_DATA");
        if (data != null) {
            return Path.of(data);
        }
        String shared = System.getenv("CAIRN_SHARED");
        return shared != null ? Path.of(shared, "data") : Path.of("..", "..", "shared", "data");
    }
}

package health.cairn.conformance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the reference answers lie: CAIRN_GOLDEN, or golden below CAIRN_SHARED, or ../shared/golden of a folder above. */
final class Golden {

    private Golden() {}

    static Path folder() {
        String golden = System.getenv("CAIRN_GOLDEN");
        if (golden != null) {
            return existing(Path.of(golden));
        }
        String shared = System.getenv("CAIRN_SHARED");
        if (shared != null) {
            return existing(Path.of(shared, "golden"));
        }
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path beside = above.resolve("shared").resolve("golden");
            if (Files.isDirectory(beside)) {
                return beside;
            }
        }
        throw new IllegalStateException("The reference answers are missing: set CAIRN_GOLDEN to their folder");
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The reference answers are missing: " + folder + " is not a folder");
        }
        return folder;
    }
}

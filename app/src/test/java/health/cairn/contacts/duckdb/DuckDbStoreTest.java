package health.cairn.contacts.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.duckdb.DuckDbStore.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit into memory is put aside on disk, and cannot be read there. */
class DuckDbStoreTest {

    private static final String NEEDLE = "needle-in-the-spill";

    @TempDir
    Path folder;

    @Test
    void moreThanMemoryHoldsIsPutAsideEncrypted() throws IOException {
        Path spill = folder.resolve("spill");
        try (var store = DuckDbStore.open(new Limits(1, 64, spill))) {
            store.run("create temp table t as select hash(i) as h, '" + NEEDLE
                    + "' || i as v from range(4000000) r(i) order by h");
            List<Path> files;
            try (Stream<Path> all = Files.walk(spill)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            assertThat(files).as("four million rows do not fit into 64 MB").isNotEmpty();
            for (Path file : files) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(NEEDLE);
            }
            assertThat(store.number("select count(*) from t where v like '" + NEEDLE + "%'"))
                    .isEqualTo(4_000_000);
        }
    }
}

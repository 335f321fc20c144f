package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that loading is measured by looks like a real export and is the same each time. */
class FingertipsGeneratorTest {

    @TempDir
    Path folder;

    @Test
    void theFileHasTheColumnsOfARealExportAndEveryRowItsOwnKey() throws IOException {
        Path file = folder.resolve("a.csv");
        FingertipsGenerator.write(file, 20_000);
        List<String> lines = Files.readAllLines(file);

        assertThat(lines).hasSize(20_001);
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 27);
        assertThat(lines.stream().skip(1).map(FingertipsGeneratorTest::key).distinct())
                .hasSize(20_000);
        Path again = folder.resolve("b.csv");
        FingertipsGenerator.write(again, 20_000);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    /** Indicator, area and period. */
    private static String key(String line) {
        String[] cells = line.split(",", -1);
        return cells[0] + " " + cells[4] + " " + cells[11];
    }
}

package health.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full and read-only disks: a small disk in memory, mounted for the test, which takes root. */
class DisksTest {

    @TempDir
    Path disk;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        assumeTrue(
                sh("mount -t tmpfs -o size=400m tmpfs " + disk),
                "A disk of a test's own can only be mounted by root; run the tests as root to see full and read-only disks");
    }

    @AfterEach
    void unmount() throws Exception {
        sh("umount -l " + disk);
    }

    @Test
    void diskThatIsFullAtTheStartIsNamedBeforeAnythingIsWritten() throws Exception {
        fill();
        try (var cairn = CairnProcess.serve(disk.resolve("home"))) {
            FailuresTest.refused(cairn, "cairn: The disk that holds " + disk.resolve("home") + " has 0 MB left");
        }
        assertThat(disk.resolve("home/database")).doesNotExist();
    }

    @Test
    void diskThatFillsUpWhileCairnRunsDamagesNothing() throws Exception {
        Path home = disk.resolve("home");
        Path passwords = home.resolve("database/cairn.password");
        try (var cairn = CairnProcess.serve(home).ready()) {
            assertThat(TestSql.run(home, "create table public.kept as select 42 as answer"))
                    .isTrue();
            fill();
            assertThat(TestSql.run(
                            home,
                            "create table public.too_much as select repeat('x', 1000) from generate_series(1, 100000)"))
                    .as("a write that needs more room than there is")
                    .isFalse();
            cairn.kill();
        }
        try (var cairn = CairnProcess.serve(home)) {
            FailuresTest.refused(cairn, "cairn: The disk that holds " + home + " has 0 MB left");
        }
        Files.delete(disk.resolve("filler"));
        try (var cairn = CairnProcess.serve(home).ready()) {
            assertThat(passwords).isNotEmptyFile();
            assertThat(TestSql.ask(home, "select answer from public.kept")).isEqualTo("42");
            assertThat(TestSql.ask(home, "select to_regclass('public.too_much') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void readOnlyDiskIsNamed() throws Exception {
        Path home = disk.resolve("home");
        try (var cairn = CairnProcess.serve(home).ready()) {
            cairn.stop();
        }
        assertThat(sh("mount -o remount,ro " + disk)).isTrue();
        try (var cairn = CairnProcess.serve(home)) {
            FailuresTest.refused(cairn, "cairn: The data folder " + home + " cannot be used: Read-only file system");
        }
        assertThat(sh("mount -o remount,rw " + disk)).isTrue();
        try (var cairn = CairnProcess.serve(home).ready()) {
            assertThat(cairn.health()).isEqualTo(200);
        }
    }

    private void fill() throws IOException {
        byte[] block = new byte[1 << 20];
        try (var filler = new RandomAccessFile(disk.resolve("filler").toFile(), "rw")) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        // The last blocks, which a megabyte at a time does not reach.
        try (var filler = new RandomAccessFile(disk.resolve("filler").toFile(), "rw")) {
            filler.seek(filler.length());
            while (true) {
                filler.write(block, 0, 512);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private static boolean sh(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command + " 2>/dev/null").start().waitFor() == 0;
    }
}

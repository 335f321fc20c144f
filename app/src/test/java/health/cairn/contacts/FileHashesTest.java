package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {

    private static final long PART = 4;

    @TempDir
    Path folder;

    /** The hash of "abc" is that of FIPS 180-4, appendix B.1. */
    @Test
    void aFileNoLongerThanAPartHasItsOwnHash() throws IOException {
        assertThat(FileHashes.of(List.of(file("a", "abc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(FileHashes.of(List.of(file("b", "abcd")), PART))
                .as("one part exactly")
                .isEqualTo(FileHashes.of(List.of(file("b", "abcd"))));
    }

    @Test
    void everyByteOfALongerFileCounts() throws IOException {
        String whole = FileHashes.of(List.of(file("a", "abcdefghi")), PART);
        assertThat(FileHashes.of(List.of(file("b", "abcdefghi")), PART)).isEqualTo(whole);
        assertThat(List.of("xbcdefghi", "abcdxfghi", "abcdefghx", "abcdefgh", "abcdefghij", "efghabcdi"))
                .allSatisfy(other -> assertThat(FileHashes.of(List.of(file("c", other)), PART))
                        .isNotEqualTo(whole));
    }

    @Test
    void theOrderOfFilesDoesNotCount() throws IOException {
        Path first = file("a", "abcdefghi");
        Path second = file("b", "jkl");
        assertThat(FileHashes.of(List.of(first, second), PART)).isEqualTo(FileHashes.of(List.of(second, first), PART));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

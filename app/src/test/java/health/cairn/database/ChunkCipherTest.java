package health.cairn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCipherTest {

    private static final String PASS_PHRASE = "four brisk quiet herons";

    /** Around the size of a chunk, 65,536 bytes, and with none. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void whatWasWrittenIsRead(int length) throws IOException {
        byte[] text = random(length);
        assertThat(read(written(text), PASS_PHRASE)).isEqualTo(text);
    }

    @Test
    void anotherPassPhraseIsTold() throws IOException {
        byte[] file = written(random(100));
        assertThatThrownBy(() -> read(file, "four brisk quiet terns"))
                .isInstanceOf(ChunkCipher.Unreadable.class)
                .hasMessageContaining("pass phrase is another one");
        assertThatThrownBy(() ->
                        read("PK and something else".getBytes(java.nio.charset.StandardCharsets.US_ASCII), PASS_PHRASE))
                .hasMessageContaining("not a backup of Cairn");
    }

    @Test
    void aByteChangedAnywhereAndAnEndCutOffAreFound() throws IOException {
        byte[] file = written(random(150_000));
        for (int at : new int[] {10, 30, 40, 70_000, file.length - 1}) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> read(changed, PASS_PHRASE)).isInstanceOf(ChunkCipher.Unreadable.class);
        }
        // Head of 24 bytes, then chunks of 4 + 65,536 + 16: cut between chunks too.
        for (int length : new int[] {24, 24 + 65_556, 24 + 2 * 65_556, file.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(file, length), PASS_PHRASE))
                    .isInstanceOf(ChunkCipher.Unreadable.class)
                    .hasMessageContaining("end is missing");
        }
    }

    @Test
    void chunksThatChangedPlacesAreFound() throws IOException {
        byte[] file = written(random(150_000));
        byte[] swapped = file.clone();
        System.arraycopy(file, 24, swapped, 24 + 65_556, 65_556);
        System.arraycopy(file, 24 + 65_556, swapped, 24, 65_556);
        assertThatThrownBy(() -> read(swapped, PASS_PHRASE)).isInstanceOf(ChunkCipher.Unreadable.class);
    }

    private static byte[] written(byte[] text) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = ChunkCipher.writing(file, PASS_PHRASE)) {
            out.write(text);
        }
        return file.toByteArray();
    }

    private static byte[] read(byte[] file, String passPhrase) throws IOException {
        try (var in = ChunkCipher.reading(new ByteArrayInputStream(file), passPhrase)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

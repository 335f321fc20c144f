package health.cairn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonPasswordsTest {

    private final CommonPasswords common = new CommonPasswords("");

    @Test
    void whatIsOnTheListIsRefusedHoweverItIsDressed() {
        // "password", "iloveyou", "qwertyuiop" and "123456" are among the first hundred of the list.
        for (String known : new String[] {
            "password",
            "Password2024!!",
            "2024password",
            "passwordpassword",
            "iloveyouiloveyou",
            "qwertyuiop12",
            "123456123456",
            "000000000000",
            "19841984198419",
            "!!!!!!!!!!!!"
        }) {
            assertThat(common.holds(known)).as(known).isTrue();
        }
    }

    @Test
    void threeRandomWordsAreNot() {
        for (String unknown :
                new String[] {"three quiet herons", "four calm otters", "twelve chars", "пять тихих выдр"}) {
            assertThat(common.holds(unknown)).as(unknown).isFalse();
        }
    }

    @Test
    void aLargerListIsReadWhetherInLinesOrAsSortedHashes(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.txt"), "Three quiet herons\nother one\n");
        assertThat(new CommonPasswords(lines.toString()).holds("three quiet herons"))
                .isTrue();

        String sorted = IntStream.range(0, 500)
                .mapToObj(i -> sha1("leaked number " + i) + ":" + (i + 1))
                .sorted()
                .collect(Collectors.joining("\r\n"));
        var hashed = new CommonPasswords(
                Files.writeString(folder.resolve("hashes.txt"), sorted).toString());
        for (int i = 0; i < 500; i++) {
            assertThat(hashed.holds("leaked number " + i)).as("%s", i).isTrue();
            assertThat(hashed.holds("unleaked number " + i)).as("%s", i).isFalse();
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

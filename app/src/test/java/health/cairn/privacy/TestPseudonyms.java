package health.cairn.privacy;

import health.cairn.keys.TestKeys;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Pseudonyms as a start of Cairn would make them, and numbers to make them of. */
public final class TestPseudonyms {

    private TestPseudonyms() {}

    public static Pseudonyms in(Path home, DataSource dataSource) {
        return new Pseudonyms(TestKeys.in(home, dataSource));
    }

    /** The n-th valid number of the range from 999 000 0000, which is kept for tests. */
    public static NhsNumber number(int n) {
        // Of eleven check digits one is no digit, so more numbers are tried than are needed.
        return IntStream.range(0, 11)
                .mapToObj(last -> NhsNumber.parse("999%06d%d".formatted(n, last % 10)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> number(n + 500_000));
    }
}

package health.cairn.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are read exactly as the JDK reads them, and nothing that is not a number is read as one. */
class DecimalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "12",
                "+3",
                "1.5",
                ".5",
                "5.",
                "74.1300381784972",
                "711",
                "694.64",
                "1e3",
                "3.1E-4",
                "123456789012345678",
                "0.1000000000000000055511151231257827",
                "-1.75",
                "22747.5",
                "6948654"
            })
    void aNumberIsWhatTheJdkMakesOfIt(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1,000",
                "12%",
                "<5",
                "NaN",
                "Infinity",
                "0x10",
                "1d",
                "1f",
                "1.2.3",
                "1e",
                "e5",
                "--1",
                "1-",
                "*",
                "..",
                "n/a",
                "1e999",
                "12 3"
            })
    void whatIsNotANumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void seededNumbersOfManyLengthsAreReadToTheLastBit() {
        Random random = new Random(20260711);
        for (int i = 0; i < 200_000; i++) {
            String text = switch (i % 4) {
                case 0 -> Double.toString(random.nextDouble() * 100);
                case 1 -> Long.toString(random.nextLong());
                case 2 -> String.format(Locale.ROOT, "%.3f", random.nextGaussian() * 1000);
                default -> Double.toString(Math.exp(40 * random.nextGaussian()));
            };
            double exact = Double.parseDouble(text);
            assertThat(parse(text)).isEqualTo(exact);
            char[] chars = text.toCharArray();
            assertThat(Decimals.parseRoughly(chars, 0, chars.length)).isCloseTo(exact, within(1e-14 * Math.abs(exact)));
        }
    }

    private static double parse(String text) {
        char[] chars = ("x" + text + "y").toCharArray();
        return Decimals.parse(chars, 1, chars.length - 1);
    }
}

package health.cairn.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers with decoration, and the marks that stand for numbers that are not there. */
class ValueTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12;12", "1,234;1234", "1,234,567.5;1234567.5", "72.1%;72.1", "72.1 %;72.1", "-1.75;-1.75", "0;0"})
    void aNumberIsReadWithItsDecoration(String text, double number) {
        assertThat(ValueText.of(text)).isEqualTo(new ValueText.Number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "<5", "<under 6>", "<Suppressed>", "[c]", "Suppressed"})
    void whatIsHeldBackIsSuppressed(String text) {
        assertThat(ValueText.of(text)).isEqualTo(new ValueText.Suppressed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "n/a", "N/A", "-", "NULL", "#N/A", "[x]"})
    void whatIsNotThereIsNotCollected(String text) {
        assertThat(ValueText.of(text)).isEqualTo(new ValueText.NotCollected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23", "12,34,567", "about 5", "1.2.3", "5-9"})
    void anythingElseIsToldRatherThanGuessed(String text) {
        assertThat(ValueText.of(text)).isEqualTo(new ValueText.Unreadable(text));
    }
}

package health.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** 943 476 5919 is the NHS Data Dictionary's own example; the others begin with 999 and are nobody's. */
class NhsNumberTest {

    private static final String EXAMPLE = "9434765919";

    /** A record that holds a number, as later modules will have them. */
    private record Row(NhsNumber number, int age) {}

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE, "943 476 5919", "943-476-5919", " 943 4765919 ", "9990000018"})
    void numbersWithTheRightCheckDigitAreTaken(String text) {
        assertThat(NhsNumber.parse(text)).isPresent();
    }

    /**
     * Ten times one digit has a right check digit and is refused all the same. For 999000014 the sum of weights, 254, leaves
     * 1 after division by 11, so that no digit would be right; both by Python 3.11.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765918",
                "9434765910",
                "943476591",
                "94347659199",
                "",
                "943476591a",
                "４３４７６５９１９９",
                "0000000000",
                "1111111111",
                "9999999999",
                "9990000140",
                "9990000141"
            })
    void othersAreNot(String text) {
        assertThat(NhsNumber.parse(text)).isEmpty();
    }

    @Test
    void changingAnyOneDigitMakesItInvalid() {
        for (int i = 0; i < 10; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var changed = new StringBuilder(EXAMPLE);
                changed.setCharAt(i, digit);
                assertThat(NhsNumber.parse(changed.toString()).isPresent())
                        .isEqualTo(changed.toString().equals(EXAMPLE));
            }
        }
    }

    @Test
    void testNumbersAreKnown() {
        assertThat(NhsNumber.parse("9990000018").orElseThrow().inTestRange()).isTrue();
        assertThat(number().inTestRange()).isFalse();
    }

    @Test
    void itDoesNotPrintItself() {
        assertThat(number()).hasToString("NhsNumber[hidden]");
        assertThat(new Row(number(), 50).toString()).doesNotContain("943");
        assertThat("" + List.of(number())).doesNotContain("943");
    }

    @Test
    void jacksonWritesNothingOfIt() {
        assertThat(JsonMapper.shared().writeValueAsString(number())).doesNotContain("943");
        assertThat(JsonMapper.shared().writeValueAsString(new Row(number(), 50)))
                .doesNotContain("943");
    }

    @Test
    void javaDoesNotSerialiseIt() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(number()))
                .isInstanceOf(NotSerializableException.class);
    }

    /** Even where somebody reveals it and puts it into a message or an exception. */
    @Test
    void theLogHidesIt() throws Exception {
        assertThat(logged("row {} is wrong", null, number())).contains("row NhsNumber[hidden] is wrong");
        assertThat(logged("row {} is wrong", null, number().revealed()))
                .contains("row [number hidden] is wrong")
                .doesNotContain("943");
        assertThat(logged("wrong", new IllegalStateException("for 943 476 5919, in row 12"), ""))
                .contains("[number hidden], in row 12")
                .doesNotContain("943");
        assertThat(logged("batch {} of {} rows", null, "12345", "123456789")).contains("batch 12345 of 123456789 rows");
    }

    /** One line as the console would have it, by the pattern that Cairn is shipped with. */
    private static String logged(String message, @org.jspecify.annotations.Nullable Throwable problem, Object... values)
            throws Exception {
        var settings = new Properties();
        try (InputStream file = NhsNumberTest.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.setContext(context);
        // The conversion word of Spring Boot for exceptions, which only its own set-up knows.
        layout.setPattern(settings.getProperty("logging.pattern.console").replace("%wEx", "%ex"));
        layout.start();
        Logger logger = context.getLogger("test");
        return layout.doLayout(new LoggingEvent("test", logger, Level.INFO, message, problem, values));
    }

    private static NhsNumber number() {
        return NhsNumber.parse(EXAMPLE).orElseThrow();
    }
}

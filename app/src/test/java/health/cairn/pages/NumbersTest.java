package health.cairn.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void periodsAreNamedAsPeopleNameThem() {
        assertThat(Numbers.period(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 4, 1)))
                .isEqualTo("2025/26");
        assertThat(Numbers.period(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)))
                .isEqualTo("2025");
        assertThat(Numbers.period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1)))
                .matches("Jul to Sept? 2026");
        assertThat(Numbers.period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)))
                .isEqualTo("Oct 2026");
        assertThat(Numbers.period(LocalDate.of(2017, 12, 31), LocalDate.of(2018, 1, 1)))
                .isEqualTo("31 December 2017");
    }

    @Test
    void valuesCarryTheirUnit() {
        assertThat(Numbers.value(61.80, "%")).isEqualTo("61.8%");
        assertThat(Numbers.value(3412.4, "per 100,000")).isEqualTo("3,412 per 100,000");
        assertThat(Numbers.counts(4347, 7034)).isEqualTo("4,347 of 7,034");
        assertThat(Numbers.count(8666.5)).isEqualTo("8,666.5");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreGuarded() {
        assertThat(CsvText.line("=1+1", "plain", -1.5, "a,b")).isEqualTo("'=1+1,plain,-1.5,\"a,b\"\r\n");
    }
}

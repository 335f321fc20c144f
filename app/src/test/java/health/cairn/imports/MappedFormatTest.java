package health.cairn.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.imports.FormatTrial.Written;
import health.cairn.imports.TableMapping.DateForm;
import health.cairn.imports.TableMapping.PeriodLength;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organisation's own table is read as its mapping says. The tables are made up after the exports of GP systems. */
class MappedFormatTest {

    private static final List<String> HEADER = List.of("Organisation", "CDB", "Month", "Done", "All", "Ratio");

    @Test
    void aTableUnderAFreeBlockOfTextIsFoundByItsHeader() {
        FormatTrial trial = FormatTrial.readText(
                new MappedFormat(1, counts(DateForm.DAY_FIRST, PeriodLength.MONTH)), "return.csv", """
                FIT before referral
                Last Run,Relative Date,31-Jan-24
                Organisation,CDB,Month,Done,All,Ratio
                North Surgery,A81001,31/01/2024,"1,200","2,400",50%
                South Surgery,A81002,31/01/2024,<5,40,
                East Surgery,A81003,31/01/2024,hidden,40,
                West Surgery,A81004,31/01/2024,,40,
                Odd Surgery,A81005,31/01/2024,50,40,
                Old Surgery,A81006,2024,5,40,
                Total,Total,31/01/2024,1205,2480,
                """);

        assertThat(trial.readings)
                .extracting(Written::reading)
                .containsExactly(
                        new Reading.Counted(1200, 2400),
                        new Reading.Suppressed(),
                        new Reading.Suppressed(),
                        new Reading.NotCollected());
        assertThat(trial.readings).allMatch(w -> w.period().equals(PeriodText.month(2024, 1)));
        assertThat(trial.readings.getFirst().series().age()).isEqualTo("60-74 yrs");
        assertThat(trial.count(Problem.Kind.COUNTS)).isEqualTo(1);
        assertThat(trial.count(Problem.Kind.PERIOD)).isEqualTo(1);
        assertThat(trial.count(Problem.Kind.TOTAL_ROW)).isEqualTo(1);
    }

    @Test
    void aScreeningDashboardInUtf16WithTabsThousandsAndPercentSignsIsRead() {
        String text = "Organisation\tCDB\tMonth\tDone\tAll\tRatio\r\nNorth\tA81001\tJan 2024\t\t\t72.1%\r\n";
        FormatTrial trial = FormatTrial.readBytes(
                new MappedFormat(1, values()), "dashboard.csv", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(trial.readings).extracting(Written::reading).containsExactly(new Reading.ValueOnly(72.1, null));
    }

    @Test
    void aTableWithOtherColumnsIsNotRecognised() {
        assertThatThrownBy(() -> FormatTrial.readText(
                        new MappedFormat(1, values()), "other.csv", "Organisation,Month,Done,All\nA81001,2024,1,2\n"))
                .hasMessageContaining("does not recognise");
    }

    @ParameterizedTest
    @CsvSource({
        "DAY_FIRST, MONTH, 05/02/2024, 2024-02-01, 2024-03-01",
        "DAY_FIRST, QUARTER, 5-2-2024, 2024-01-01, 2024-04-01",
        "MONTH_FIRST, MONTH, 05/02/2024, 2024-05-01, 2024-06-01",
        "YEAR_FIRST, FINANCIAL_YEAR, 2024-03-31, 2023-04-01, 2024-04-01",
        "YEAR_FIRST, FINANCIAL_YEAR, 2024-04-01, 2024-04-01, 2025-04-01",
        "COMPACT, CALENDAR_YEAR, 20240229, 2024-01-01, 2025-01-01",
        "DAY_FIRST, MONTH, 2024-02-05, 2024-02-01, 2024-03-01",
        "AS_PERIOD, MONTH, 2023/24, 2023-04-01, 2024-04-01"
    })
    void aDateStandsForThePeriodItIsIn(DateForm dates, PeriodLength length, String text, String from, String until) {
        assertThat(counts(dates, length).periodOf(text)).hasValueSatisfying(period -> {
            assertThat(period.from()).isEqualTo(from);
            assertThat(period.until()).isEqualTo(until);
        });
    }

    @ParameterizedTest
    @CsvSource({"DAY_FIRST, 31/02/2024", "DAY_FIRST, 01/13/2024", "COMPACT, 20230229", "AS_PERIOD, 31/01/2024"})
    void aDateThatIsNoneIsNotBent(DateForm dates, String text) {
        assertThat(counts(dates, PeriodLength.MONTH).periodOf(text)).isEmpty();
    }

    @Test
    void aMappingThatCannotWorkIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> mapping("Nowhere", "Month", "", "Done", "All", ""))
                .hasMessage("Choose the column with the area code");
        assertThatThrownBy(() -> mapping("CDB", "", "", "Done", "All", ""))
                .hasMessageContaining("Choose the column with the period");
        assertThatThrownBy(() -> mapping("CDB", "", "soon", "Done", "All", "")).hasMessageContaining("found soon");
        assertThatThrownBy(() -> mapping("CDB", "Month", "", "Done", "", ""))
                .hasMessage("Choose both numerator and denominator, or the value");
    }

    private static TableMapping counts(DateForm dates, PeriodLength length) {
        return build("CDB", "Month", "", dates, length, "Done", "All", "");
    }

    private static TableMapping values() {
        return build("CDB", "Month", "", DateForm.AS_PERIOD, PeriodLength.MONTH, "", "", "Ratio");
    }

    private static TableMapping mapping(
            String area, String period, String fixed, String numerator, String denominator, String value) {
        return build(area, period, fixed, DateForm.AS_PERIOD, PeriodLength.MONTH, numerator, denominator, value);
    }

    private static TableMapping build(
            String area,
            String period,
            String fixed,
            DateForm dates,
            PeriodLength length,
            String numerator,
            String denominator,
            String value) {
        return new TableMapping(
                "Monthly return",
                HEADER,
                new MeasureId("fit-before-referral"),
                "FIT before referral",
                Measure.Kind.PROPORTION,
                100,
                "%",
                area,
                period,
                fixed,
                dates,
                length,
                numerator,
                denominator,
                value,
                "",
                "",
                "60-74 yrs",
                Set.of("hidden"),
                Set.of());
    }
}

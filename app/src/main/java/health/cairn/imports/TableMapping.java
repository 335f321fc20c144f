package health.cairn.imports;

import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an organisation's own table is to be read: what its columns mean, how it writes dates, and which marks stand for
 * numbers that are not there. Found again by the names of the columns, so it serves every later file of the same make.
 *
 * @param name what people call such a file, for example "FIT before referral, monthly return"
 * @param header the names of the columns as they stand in the file, in order
 * @param measure the measure its rows are readings of
 * @param measureName the measure's name in words
 * @param kind how the value comes about
 * @param multiplier by what numerator over denominator is multiplied
 * @param unit what stands behind the value
 * @param area the column with the code of the area
 * @param period the column with the period or date; empty where {@code fixedPeriod} says it for the whole file
 * @param fixedPeriod the period of the whole file, for example {@code 2023/24}; empty where a column says it
 * @param dates how the period column is written
 * @param length how long the period is that a date stands for
 * @param numerator the column with the numerator; empty where there is only a value
 * @param denominator the column with the denominator; empty where there is only a value
 * @param value the column with the value; used where there are no counts
 * @param sex the column with the sex; empty for "Persons" throughout
 * @param age the column with the age band; empty where {@code fixedAge} says it
 * @param fixedAge the age band of the whole file, for example {@code 25-49 yrs}
 * @param suppressed marks that mean "held back because small", besides the usual ones
 * @param notCollected marks that mean "no number", besides the usual ones
 */
public record TableMapping(
        String name,
        List<String> header,
        MeasureId measure,
        String measureName,
        Measure.Kind kind,
        double multiplier,
        String unit,
        String area,
        String period,
        String fixedPeriod,
        DateForm dates,
        PeriodLength length,
        String numerator,
        String denominator,
        String value,
        String sex,
        String age,
        String fixedAge,
        Set<String> suppressed,
        Set<String> notCollected) {

    /** How a column writes its periods. */
    public enum DateForm {
        /** A year, financial year, quarter or month in one of the usual ways. */
        AS_PERIOD("As a period: 2023/24, 2023 Q1, Jan 2023", ""),
        DAY_FIRST("As a date, day first: 31/01/2023", "d[/][-][.][ ]M[/][-][.][ ]uuuu"),
        MONTH_FIRST("As a date, month first: 01/31/2023", "M[/][-][ ]d[/][-][ ]uuuu"),
        YEAR_FIRST("As a date, year first: 2023-01-31", "uuuu[-][/]M[-][/]d"),
        COMPACT("As a date without separators: 20230131", "uuuuMMdd");

        private final String words;
        private final String pattern;

        DateForm(String words, String pattern) {
            this.words = words;
            this.pattern = pattern;
        }

        public String words() {
            return words;
        }
    }

    /** How long a period is that is written as a date. The date may be any day in it. */
    public enum PeriodLength {
        MONTH("the month it is in"),
        QUARTER("the quarter it is in"),
        FINANCIAL_YEAR("the financial year it is in"),
        CALENDAR_YEAR("the calendar year it is in");

        private final String words;

        PeriodLength(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public TableMapping {
        header = List.copyOf(header);
        suppressed = plain(suppressed);
        notCollected = plain(notCollected);
        Header columns = Header.of(header);
        require(!name.isBlank(), "Give the mapping a name");
        require(!measureName.isBlank(), "Say what the measure is called");
        require(columns.column(area) >= 0, "Choose the column with the area code");
        require(
                period.isEmpty() != fixedPeriod.isEmpty(),
                "Choose the column with the period, or state one period for the whole file");
        require(
                fixedPeriod.isEmpty() || PeriodText.parse(fixedPeriod).isPresent(),
                "State the period as 2023, 2023/24, 2023 Q1 or Jan 2023; found " + fixedPeriod);
        boolean counts = !numerator.isEmpty() && !denominator.isEmpty();
        require(
                counts || !value.isEmpty() && numerator.isEmpty() == denominator.isEmpty(),
                "Choose both numerator and denominator, or the value");
        require(
                !MeasureDescription.isFromCounts(kind) || counts || !value.isEmpty(),
                "A percentage, rate or ratio needs numerator and denominator, or a value");
        for (String chosen : List.of(area, period, numerator, denominator, value, sex, age)) {
            require(chosen.isEmpty() || columns.column(chosen) >= 0, "The column " + chosen + " is not in the file");
        }
        require(Double.isFinite(multiplier) && multiplier > 0, "The multiplier is a number above 0");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static Set<String> plain(Set<String> marks) {
        return marks.stream()
                .map(mark -> mark.strip().toLowerCase(Locale.ROOT))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same for all tables with these columns in this order. */
    String fingerprint() {
        return Header.of(header).fingerprint();
    }

    /** The period a cell stands for, or empty where it is not written as this mapping says. */
    Optional<Period> periodOf(String text) {
        if (dates == DateForm.AS_PERIOD) {
            return PeriodText.parse(text);
        }
        // A date cell of a workbook always arrives year first, however it looks in the spreadsheet.
        boolean fromWorkbook = text.matches("\\d{4}-\\d{2}-\\d{2}(T.*)?");
        String day = fromWorkbook ? text.substring(0, 10) : text;
        String pattern = fromWorkbook ? DateForm.YEAR_FIRST.pattern : dates.pattern;
        try {
            DateTimeFormatter formatter =
                    DateTimeFormatter.ofPattern(pattern, Locale.UK).withResolverStyle(ResolverStyle.STRICT);
            return Optional.of(around(LocalDate.parse(day, formatter)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Period around(LocalDate day) {
        return switch (length) {
            case MONTH -> PeriodText.month(day.getYear(), day.getMonthValue());
            case QUARTER -> PeriodText.quarter(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1);
            case CALENDAR_YEAR -> PeriodText.calendarYears(day.getYear(), day.getYear());
            case FINANCIAL_YEAR -> {
                int first = day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
                yield PeriodText.financialYears(first, first);
            }
        };
    }

    /** What a cell says where a number is expected, by this mapping's own marks first. */
    ValueText valueOf(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (suppressed.contains(plain)) {
            return new ValueText.Suppressed();
        }
        if (notCollected.contains(plain)) {
            return new ValueText.NotCollected();
        }
        return ValueText.of(text);
    }
}

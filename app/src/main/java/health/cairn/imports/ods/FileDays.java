package health.cairn.imports.ods;

import health.cairn.imports.Destination;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.Sample;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day a file speaks of: as somebody said, or as its name says. It is never guessed. */
final class FileDays {

    private static final Pattern NHS_YEAR = Pattern.compile("(?<!\\d)(20\\d\\d)[-_ ](20)?(\\d\\d)(?!\\d)");
    private static final Pattern ISO_DAY = Pattern.compile("(?<!\\d)(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)");
    private static final Pattern ISO_MONTH = Pattern.compile("(?<!\\d)(20\\d\\d)-(\\d\\d)(?!\\d)");
    private static final Pattern MONTH_IN_WORDS = Pattern.compile(
            "(?i)(january|february|march|april|may|june|july|august|september|october|november|december)"
                    + "[-_ ](20\\d\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d)");
    private static final DateTimeFormatter DAY_MONTH_YEAR = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("ddMMMyyyy")
            .toFormatter(Locale.ENGLISH);

    private FileDays() {}

    /** The last day of the NHS year that the name tells: {@code structures_2019_2020.csv} is 31 March 2020. */
    static LocalDate lastOfNhsYear(Sample sample, Destination destination) {
        return destination
                .statedDay()
                .or(() -> named(sample, destination, FileDays::nhsYear))
                .orElseThrow(
                        () -> notKnown(sample, "a name that tells the NHS year, such as structures_2019_2020.csv"));
    }

    /** The day or the first day of the month that the name tells: {@code gp-by-age_2020-04.csv} is 1 April 2020. */
    static LocalDate dayOrMonth(Sample sample, Destination destination) {
        return destination
                .statedDay()
                .or(() -> named(sample, destination, FileDays::monthOf))
                .orElseThrow(() -> notKnown(sample, "a name that tells the month, such as gp-by-age_2020-04.csv"));
    }

    /** As above; where only a year is told, the first of April of that year. */
    static LocalDate dayMonthOrApril(Sample sample, Destination destination) {
        return destination
                .statedDay()
                .or(() -> named(sample, destination, FileDays::monthOf))
                .or(() -> named(sample, destination, FileDays::april))
                .orElseThrow(() -> notKnown(sample, "a name that tells the year, such as gp_demographics_2020.csv"));
    }

    /** Reads {@code 01JAN2021} or {@code 01Jan2022}. */
    static Optional<LocalDate> dayMonthYear(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DAY_MONTH_YEAR));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads {@code 20191001}, also as spreadsheets write it: {@code 20191001.0}. */
    static Optional<LocalDate> yearMonthDay(String text) {
        String digits = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (digits.length() != 8 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private interface NameReader {
        Optional<LocalDate> read(String name);
    }

    private static Optional<LocalDate> named(Sample sample, Destination destination, NameReader reader) {
        return reader.read(sample.fileName()).or(() -> reader.read(destination.fileName()));
    }

    private static Optional<LocalDate> nhsYear(String name) {
        Matcher year = NHS_YEAR.matcher(name);
        while (year.find()) {
            int first = Integer.parseInt(year.group(1));
            int second = first / 100 * 100 + Integer.parseInt(year.group(3));
            if (second == first + 1) {
                return Optional.of(LocalDate.of(second, Month.MARCH, 31));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> monthOf(String name) {
        try {
            Matcher day = ISO_DAY.matcher(name);
            if (day.find()) {
                return Optional.of(LocalDate.parse(day.group()));
            }
            Matcher month = ISO_MONTH.matcher(name);
            if (month.find()) {
                return Optional.of(YearMonth.parse(month.group()).atDay(1));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        Matcher words = MONTH_IN_WORDS.matcher(name);
        return words.find()
                ? Optional.of(LocalDate.of(
                        Integer.parseInt(words.group(2)),
                        Month.valueOf(words.group(1).toUpperCase(Locale.ROOT)),
                        1))
                : Optional.empty();
    }

    private static Optional<LocalDate> april(String name) {
        Matcher year = YEAR.matcher(name);
        return year.find()
                ? Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), Month.APRIL, 1))
                : Optional.empty();
    }

    private static RefusedFile notKnown(Sample sample, String expected) {
        return new RefusedFile(
                "nothing in " + sample.fileName() + " tells which day it speaks of",
                expected,
                "load it again and state the day it speaks of");
    }
}

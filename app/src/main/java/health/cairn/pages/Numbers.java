package health.cairn.pages;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How numbers, counts, periods and days are written on pages. The one place where a number is rounded. */
public final class Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH_ONLY = DateTimeFormatter.ofPattern("MMM", Locale.UK);

    private static final DecimalFormat WHOLE = format("#,##0");
    private static final DecimalFormat TENTHS = format("#,##0.0");
    private static final DecimalFormat HUNDREDTHS = format("0.00");

    private Numbers() {}

    /** A value in its unit: {@code 61.8%}, {@code 3,412 per 100,000}. */
    public static String value(double value, String unit) {
        String number = bare(value, unit);
        return unit.equals("%")
                ? number + "%"
                : unit.isEmpty() || unit.equals("ratio") || unit.equals("score") ? number : number + " " + unit;
    }

    /** A value without its unit, to as many decimals as the unit needs. */
    public static String bare(double value, String unit) {
        double size = Math.abs(value);
        return size >= 1_000
                ? decimal(WHOLE, value)
                : unit.equals("%") || size >= 10 ? decimal(TENTHS, value) : decimal(HUNDREDTHS, value);
    }

    /** A whole number with its thousands: {@code 4,347}; a count of half patients keeps its half. */
    public static String count(double count) {
        return count == Math.rint(count) ? decimal(WHOLE, count) : decimal(TENTHS, count);
    }

    /** {@code 4,347 of 7,034}. */
    public static String counts(double numerator, double denominator) {
        return count(numerator) + " of " + count(denominator);
    }

    /** {@code 60.7 to 62.9}. */
    public static String range(double from, double to, String unit) {
        return bare(from, unit) + " to " + bare(to, unit);
    }

    /** {@code 3 November 2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A period in the words people use for it: a month, a quarter, a financial year, or from when to when. */
    public static String period(LocalDate from, LocalDate until) {
        LocalDate last = until.minusDays(1);
        long months = ChronoUnit.MONTHS.between(from, until);
        boolean whole = from.getDayOfMonth() == 1 && until.getDayOfMonth() == 1;
        if (whole && months == 1) {
            return MONTH.format(from);
        }
        if (whole && months == 12 && from.getMonthValue() == 4) {
            return from.getYear() + "/" + String.format(Locale.ROOT, "%02d", (from.getYear() + 1) % 100);
        }
        if (whole && months == 12 && from.getMonthValue() == 1) {
            return Integer.toString(from.getYear());
        }
        if (whole && months < 12 && from.getYear() == last.getYear()) {
            return MONTH_ONLY.format(from) + " to " + MONTH.format(last);
        }
        if (whole) {
            return MONTH.format(from) + " to " + MONTH.format(last);
        }
        return from.plusDays(1).equals(until) ? day(from) : day(from) + " to " + day(last);
    }

    /** Words for small numbers of things in a sentence: up to nine in words. */
    public static String words(long count) {
        String[] words = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        return count >= 0 && count < words.length ? words[(int) count] : count(count);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK));
    }

    /** A format changes while it writes, so each number has its own; a copy costs less than reading the pattern again. */
    private static String decimal(DecimalFormat format, double value) {
        return ((DecimalFormat) format.clone()).format(value);
    }
}

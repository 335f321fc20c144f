package health.cairn.projects;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days as people in Britain write them; a month is its first day. */
public final class Days {

    private static final List<DateTimeFormatter> DAYS = List.of(
            format("uuuu-M-d"),
            format("d/M/uuuu"),
            format("d.M.uuuu"),
            format("d-M-uuuu"),
            format("d MMM uuuu"),
            format("d MMMM uuuu"),
            format("d-MMM-uuuu"),
            format("d/M/uu"),
            format("d-MMM-uu"));
    private static final List<DateTimeFormatter> MONTHS = List.of(
            format("uuuu-M"),
            format("M/uuuu"),
            format("MMM uuuu"),
            format("MMMM uuuu"),
            format("MMM-uu"),
            format("MMM-uuuu"),
            format("MMM uu"));

    private Days() {}

    /** The day in a text; empty where it is none. */
    public static Optional<LocalDate> read(String text) {
        String plain = text.strip().replaceAll("\\s+", " ").replaceFirst("[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?$", "");
        // What Java calls "Sept" in Britain, spreadsheets call "Sep".
        String british = plain.replaceFirst("(?i)\\bSep\\b", "Sept");
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(british, format));
            } catch (DateTimeException e) {
                // The next form is tried.
            }
        }
        for (DateTimeFormatter format : MONTHS) {
            try {
                return Optional.of(YearMonth.parse(british, format).atDay(1));
            } catch (DateTimeException e) {
                // The next form is tried.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.SMART);
    }
}

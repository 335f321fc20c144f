package health.cairn.imports.formats;

import health.cairn.imports.Destination;
import health.cairn.imports.RefusedFile;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The financial year a QOF file is of, which is nowhere in its rows. */
final class QofYear {

    private static final Pattern IN_NAME = Pattern.compile("(?<!\\d)(?:20)?(\\d{2})[-_]?(?:20)?(\\d{2})(?!\\d)");

    private QofYear() {}

    /** By the day whoever loads it stated, else by the name of the file ({@code PREVALENCE_2021} is 2020/21). */
    static Period of(Destination destination) {
        if (destination.statedDay().isPresent()) {
            return financialYear(destination.statedDay().get());
        }
        Matcher matcher = IN_NAME.matcher(destination.fileName());
        while (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            if (Integer.parseInt(matcher.group(2)) == first + 1) {
                return PeriodText.financialYears(2000 + first, 2000 + first);
            }
        }
        throw new RefusedFile(
                "no year, neither in " + destination.fileName() + " nor in its name",
                "a name that says the year as it was published, for example PREVALENCE_2021.csv for 2020/21",
                "load it again with a day of that year stated (--as-of 2021-03-31, or \"The day it speaks of\" on the page)");
    }

    static Period financialYear(LocalDate day) {
        int first = day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
        return PeriodText.financialYears(first, first);
    }
}

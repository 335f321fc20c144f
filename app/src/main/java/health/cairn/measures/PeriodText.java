package health.cairn.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Periods as public files write them: {@code 2019}, {@code 2018/19}, {@code 2017 - 19}, {@code 2018/19 - 20/21},
 * {@code 2019 Q1}, {@code 2018/19 Q2}, {@code Q4 2008/09}, {@code 21/22 Q1}, {@code Jan 2019}, {@code MAR2019},
 * {@code 2019-03}, {@code 201903}; and as programs do (ISO 8601), {@code 2019-04-01/2020-04-01}, the last day not in it. A year with a stroke runs from 1 April, and its first quarter is April to June.
 */
public final class PeriodText {

    private static final Map<String, Month> MONTHS = Arrays.stream(Month.values())
            .collect(Collectors.toMap(month -> month.name().substring(0, 3).toLowerCase(Locale.ROOT), month -> month));

    private record Form(Pattern pattern, Function<MatchResult, Period> meaning) {
        static Form of(String pattern, Function<MatchResult, Period> meaning) {
            return new Form(Pattern.compile(pattern), meaning);
        }
    }

    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String YEAR = "(\\d{4})";
    private static final String STROKE = "(\\d{4}|\\d{2})/(\\d{2}|\\d{4})";

    private static final List<Form> FORMS = List.of(
            Form.of(DAY + "/" + DAY, m -> new Period(LocalDate.parse(m.group(1)), LocalDate.parse(m.group(2)))),
            Form.of(YEAR, m -> calendarYears(number(m, 1), number(m, 1))),
            Form.of(STROKE, m -> financialYears(financial(m, 1), financial(m, 1))),
            // Before the ranges: 2009-10 is October 2009 (ISO 8601), while 2017-19 is no month.
            Form.of(YEAR + "-(\\d{2})", m -> month(number(m, 1), number(m, 2))),
            Form.of(YEAR + " ?[-–] ?(\\d{4}|\\d{2})", m -> calendarYears(number(m, 1), later(m, 1, 2))),
            Form.of(STROKE + " ?[-–] ?" + STROKE, m -> financialYears(financial(m, 1), financial(m, 3))),
            Form.of(YEAR + " ?q([1-4])", m -> quarter(number(m, 1), 3 * number(m, 2) - 2)),
            Form.of("q([1-4]) ?" + YEAR, m -> quarter(number(m, 2), 3 * number(m, 1) - 2)),
            Form.of(STROKE + " ?q([1-4])", m -> financialQuarter(financial(m, 1), number(m, 3))),
            Form.of("q([1-4]) ?" + STROKE, m -> financialQuarter(financial(m, 2), number(m, 1))),
            Form.of("([a-z]{3})[a-z]{0,6}[ -]?" + YEAR, m -> month(number(m, 2), m.group(1))),
            Form.of("([a-z]{3})[a-z]{0,6}[ -](\\d{2})", m -> month(2000 + number(m, 2), m.group(1))),
            Form.of(YEAR + " ?([a-z]{3})[a-z]{0,6}", m -> month(number(m, 1), m.group(2))),
            Form.of("(\\d{4})(0[1-9]|1[0-2])", m -> month(number(m, 1), number(m, 2))));

    private PeriodText() {}

    /** The period, or empty where the text is none of these. */
    public static Optional<Period> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.matches()) {
                try {
                    return Optional.of(form.meaning().apply(matcher));
                } catch (IllegalArgumentException | DateTimeException e) {
                    // 2018/25 or 2019-13 has the look of a period but is none; another form may still fit.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    /** The period as programs write it: the first day, a stroke, the first day after. */
    public static String iso(Period period) {
        return period.from() + "/" + period.until();
    }

    public static Period calendarYears(int first, int last) {
        return new Period(LocalDate.of(first, 1, 1), LocalDate.of(last + 1, 1, 1));
    }

    /** Years from 1 April, named by the calendar year in which they begin. */
    public static Period financialYears(int first, int last) {
        return new Period(LocalDate.of(first, 4, 1), LocalDate.of(last + 1, 4, 1));
    }

    public static Period month(int year, int month) {
        LocalDate first = YearMonth.of(year, month).atDay(1);
        return new Period(first, first.plusMonths(1));
    }

    /** Three months beginning with this one. */
    public static Period quarter(int year, int firstMonth) {
        LocalDate first = LocalDate.of(year, firstMonth, 1);
        return new Period(first, first.plusMonths(3));
    }

    private static Period financialQuarter(int startYear, int quarter) {
        LocalDate first = LocalDate.of(startYear, 4, 1).plusMonths(3L * (quarter - 1));
        return new Period(first, first.plusMonths(3));
    }

    private static Period month(int year, String name) {
        Month month = MONTHS.get(name);
        if (month == null) {
            throw new IllegalArgumentException("Not a month: " + name);
        }
        return month(year, month.getValue());
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int later(MatchResult match, int first, int last) {
        String text = match.group(last);
        int year = text.length() == 4 ? Integer.parseInt(text) : number(match, first) / 100 * 100 + number(match, last);
        int start = number(match, first);
        if (year <= start || year > start + 20) {
            throw new IllegalArgumentException("Not a range of years: " + match.group());
        }
        return year;
    }

    /** The first year of {@code 2018/19}, whose second part must be the year after. */
    private static int financial(MatchResult match, int group) {
        String text = match.group(group);
        int year = text.length() == 4 ? Integer.parseInt(text) : 2000 + Integer.parseInt(text);
        if ((year + 1) % 100 != number(match, group + 1) % 100) {
            throw new IllegalArgumentException("Not a financial year: " + match.group());
        }
        return year;
    }
}

package health.cairn.contacts;

import health.cairn.contacts.engine.Periods;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What codes of the lake stand for. */
final class Words {

    private static final List<String> LEAD_TIMES = List.of(
            "not known",
            "same day",
            "1 day",
            "2 to 7 days",
            "8 to 14 days",
            "15 to 21 days",
            "22 to 28 days",
            "more than 28 days");

    private Words() {}

    static String band(int band) {
        return band >= Periods.OLDEST_BAND ? "90 and over" : band * 5 + "-" + (band * 5 + 4);
    }

    static Sex sex(int code) {
        return term(Sex.values(), code);
    }

    static <E extends Coded> E term(E[] terms, int code) {
        return Arrays.stream(terms)
                .filter(term -> term.code() == code)
                .findFirst()
                .orElseThrow();
    }

    static String weekday(int iso) {
        return DayOfWeek.of(iso).getDisplayName(TextStyle.FULL, Locale.UK);
    }

    static String leadTime(int code) {
        return LEAD_TIMES.get(code);
    }

    static String decile(int decile) {
        return decile == 0 ? "not known" : String.valueOf(decile);
    }
}

package health.cairn.comparison.web;

import health.cairn.measures.Period;
import health.cairn.pages.NotFound;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which angle a page is looked at, as its address says.
 *
 * @param against what areas are compared with
 * @param map on which day's map practices are added up
 * @param period the period looked at; empty for the latest
 */
record Angle(Against against, Map map, Optional<Period> period) {

    /** What areas are compared with. */
    enum Against {
        ENGLAND,
        ICB,
        PCN,
        SIMILAR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** On which map practices are added up: each period's own, today's, or that of a day. */
    sealed interface Map {

        Map OWN = new Own();

        record Own() implements Map {}

        record Today() implements Map {}

        record OnDay(LocalDate day) implements Map {}

        default String word() {
            return switch (this) {
                case Own _ -> "period";
                case Today _ -> "today";
                case OnDay(LocalDate day) -> day.toString();
            };
        }
    }

    /**
     * Reads an address.
     *
     * @param map {@code period}, {@code today} or a day
     * @param day a day that goes before {@code map}: the field of the form for it
     * @param period the first day and the first day after, with a slash between
     * @throws NotFound where a word is none of those expected
     */
    static Angle parse(@Nullable String against, @Nullable String map, @Nullable String day, @Nullable String period) {
        return new Angle(
                given(against).map(Angle::against).orElse(Against.ENGLAND),
                given(day).or(() -> given(map)).map(Angle::map).orElse(Map.OWN),
                given(period).map(Angle::period));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }

    private static Against against(String word) {
        return Arrays.stream(Against.values())
                .filter(a -> a.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new NotFound("compare is '" + word + "'; expected "
                        + Arrays.stream(Against.values()).map(Against::word).collect(Collectors.joining(", ")) + "."));
    }

    private static Map map(String word) {
        return switch (word) {
            case "period" -> Map.OWN;
            case "today" -> new Map.Today();
            default -> new Map.OnDay(day("map", word));
        };
    }

    private static Period period(String text) {
        List<String> ends = List.of(text.split("/", -1));
        if (ends.size() == 2) {
            LocalDate from = day("period", ends.getFirst());
            LocalDate until = day("period", ends.getLast());
            if (from.isBefore(until)) {
                return new Period(from, until);
            }
        }
        throw new NotFound("period is '" + text
                + "'; expected its first day and the first day after it, such as 2025-04-01/2026-04-01.");
    }

    private static LocalDate day(String what, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below, with what was expected.
        }
        throw new NotFound(what + " is '" + text + "'; expected a day such as 2024-04-01"
                + (what.equals("map") ? ", or period, or today." : "."));
    }

    /** What addresses say of this angle, the period aside; empty where it is the usual one. */
    String query() {
        var words = new ArrayList<String>();
        if (against != Against.ENGLAND) {
            words.add("compare=" + against.word());
        }
        if (!map.equals(Map.OWN)) {
            words.add("map=" + map.word());
        }
        return String.join("&", words);
    }

    static String word(Period period) {
        return period.from() + "/" + period.until();
    }
}

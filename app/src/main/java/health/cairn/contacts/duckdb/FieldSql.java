package health.cairn.contacts.duckdb;

import health.cairn.contacts.Coded;
import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL that reads the fields of one file, by its mapping. */
final class FieldSql {

    private static final String TRUE = "('1', 't', 'true', 'y', 'yes')";

    private final ContactMapping mapping;
    private final List<String> header;
    private final Map<String, String> organisations;

    /** @param organisations codes of organisations by the numbers that the record system gives them */
    FieldSql(ContactMapping mapping, List<String> header, Map<String, String> organisations) {
        this.mapping = mapping;
        this.header = header;
        this.organisations = organisations;
    }

    /** What stands in the file, as text; null where it has no such column. */
    String raw(Field field) {
        From from = mapping.fields().get(field);
        if (from == null) {
            return "null::varchar";
        }
        if (from.column().isEmpty()) {
            return DuckDbStore.text(from.otherwise());
        }
        return ContactMapping.find(header, from.column())
                .map(column -> "source." + DuckDbStore.column(column))
                .orElse("null::varchar");
    }

    /** The code of an organisation, in place of the record system's number where that is listed. */
    String organisation(Field field) {
        String raw = raw(field);
        if (organisations.isEmpty() || raw.startsWith("null")) {
            return raw;
        }
        String codes = organisations.entrySet().stream()
                .map(entry -> DuckDbStore.text(entry.getKey()) + ": " + DuckDbStore.text(entry.getValue()))
                .sorted()
                .collect(Collectors.joining(", ", "map {", "}"));
        return "coalesce(%s[trim(%s)], %s)".formatted(codes, raw, raw);
    }

    /** The text without blanks around it; null where it is empty. */
    String text(Field field) {
        return "nullif(trim(" + raw(field) + "), '')";
    }

    /** Whether a mark is set. */
    String flag(Field field) {
        From from = mapping.fields().get(field);
        if (raw(field).startsWith("null")) {
            return "false";
        }
        if (from != null && !from.values().isEmpty()) {
            String listed = from.values().entrySet().stream()
                    .filter(entry -> entry.getValue().equalsIgnoreCase("true"))
                    .map(entry -> DuckDbStore.text(entry.getKey()))
                    .collect(Collectors.joining(", "));
            return "coalesce(lower(trim(%s)) in (%s), false)".formatted(raw(field), listed);
        }
        return "coalesce(lower(trim(%s)) in %s, false)".formatted(raw(field), TRUE);
    }

    /** A moment, to the second and without a time zone; null where it cannot be read. */
    String moment(Field field) {
        String pattern = pattern(field);
        String raw = raw(field);
        // Cutting off what stands behind the seconds takes longer than all the rest, so only where something does.
        return pattern.isEmpty()
                ? "case when strlen(%1$s) <= 19 then try_cast(%1$s as timestamp) else try_cast(left(trim(%1$s), 19) as timestamp) end"
                        .formatted(raw)
                : "try_strptime(trim(%s), %s)".formatted(raw, DuckDbStore.text(pattern));
    }

    /** A day; null where it cannot be read. */
    String day(Field field) {
        String moment = moment(field) + "::date";
        return pattern(field).isEmpty()
                ? "case when strlen(%1$s) = 10 then try_cast(%1$s as date) else (%2$s) end"
                        .formatted(raw(field), moment)
                : moment;
    }

    /** The first day of the month of birth, from a day, a month or a year. */
    String month(Field field) {
        if (!pattern(field).isEmpty()) {
            return "date_trunc('month', " + day(field) + ")::date";
        }
        String text = "trim(" + raw(field) + ")";
        // With a day that is in every month: which day it was is of no use here.
        return """
                date_trunc('month', case length(%1$s)
                                    when 4 then try_cast(%1$s || '-07-01' as date)
                                    when 7 then try_cast(%1$s || '-01' as date)
                                    else try_cast(left(%1$s, 10) as date) end)::date""".formatted(text);
    }

    /** Whether something stands there that could not be read. */
    String unread(Field field, String read) {
        return raw(field).startsWith("null") ? "false" : "(%s is not null and %s is null)".formatted(text(field), read);
    }

    /**
     * The code of a term; null where the term is not known.
     *
     * @param whenEmpty the term that an empty cell or a missing column stands for; null for none
     */
    <E extends Enum<E> & Coded> String code(Field field, E[] terms, Optional<E> whenEmpty) {
        return "(" + code(field, terms, whenEmpty, 0) + ")::tinyint";
    }

    /** The same so many bits further up, as a bigint: to be added to others. */
    <E extends Enum<E> & Coded> String code(Field field, E[] terms, Optional<E> whenEmpty, int bits) {
        Function<E, String> written = term -> ((long) term.code() << bits) + "::bigint";
        String empty = whenEmpty.map(written).orElse("null::bigint");
        String raw = raw(field);
        if (raw.startsWith("null")) {
            return empty;
        }
        From from = Objects.requireNonNull(mapping.fields().get(field));
        return from.values().isEmpty()
                ? ownTerms(raw, terms, empty, written)
                : mapped(raw, from.values(), terms, empty, written);
    }

    /** Terms as Cairn writes them are found by a plain comparison; others are tried without regard to case and blanks. */
    private static <E extends Enum<E> & Coded> String ownTerms(
            String raw, E[] terms, String empty, Function<E, String> written) {
        String cases = Arrays.stream(terms)
                .map(term -> "when " + DuckDbStore.text(term.name()) + " then " + written.apply(term))
                .collect(Collectors.joining(" "));
        return """
                case when %1$s is null then %3$s
                     else case %1$s %2$s
                          else case upper(trim(%1$s)) when '' then %3$s %2$s end end end""".formatted(raw, cases, empty);
    }

    private static <E extends Enum<E> & Coded> String mapped(
            String raw, Map<String, String> values, E[] terms, String empty, Function<E, String> written) {
        String cases = values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("*"))
                .map(entry -> "when " + DuckDbStore.text(entry.getKey()) + " then "
                        + written.apply(called(entry.getValue(), terms)))
                .sorted()
                .collect(Collectors.joining(" "));
        String others =
                values.containsKey("*") ? written.apply(called(String.valueOf(values.get("*")), terms)) : "null";
        String blank = values.containsKey("") ? "" : " when '' then " + empty;
        return "case lower(trim(coalesce(%s, ''))) %s%s else %s end".formatted(raw, cases, blank, others);
    }

    private static <E extends Enum<E> & Coded> E called(String term, E[] terms) {
        return Arrays.stream(terms)
                .filter(known -> known.name().equals(term.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A mapping names the term '" + term + "'; expected one of " + Arrays.toString(terms)));
    }

    private String pattern(Field field) {
        From from = mapping.fields().get(field);
        return from == null ? "" : from.dates();
    }
}

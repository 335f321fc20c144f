package health.cairn.imports;

import java.util.Locale;
import java.util.Set;

/**
 * What a cell says where a number is expected, by the marks that public sources use. A negative number is a number
 * here: where a file uses some as marks, its format says so.
 */
public sealed interface ValueText {

    record Number(double value) implements ValueText {}

    /** Held back because the number is small: {@code *}, {@code <under 6>}, {@code <5}, {@code [c]}, {@code <Suppressed>}. */
    record Suppressed() implements ValueText {}

    /** There is no number: blank, {@code ..}, {@code n/a}, {@code -}, {@code [x]}. */
    record NotCollected() implements ValueText {}

    /** Something else. */
    record Unreadable(String text) implements ValueText {}

    Set<String> SUPPRESSED = Set.of("*", "**", "[c]", "(c)", "c", "#", "suppressed", "supressed", "redacted");
    Set<String> NOT_COLLECTED = Set.of(
            "",
            "..",
            "...",
            ".",
            "-",
            "--",
            "–",
            "—",
            "n/a",
            "na",
            "nan",
            "null",
            "none",
            "[x]",
            "[z]",
            "[w]",
            "x",
            "z",
            "not available",
            "not applicable",
            "no data",
            "missing",
            "#n/a",
            "#div/0!",
            "#value!");

    /** What the text means; percent signs and thousands separators are understood. */
    static ValueText of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (NOT_COLLECTED.contains(plain)) {
            return new NotCollected();
        }
        if (SUPPRESSED.contains(plain) || plain.startsWith("<") || plain.contains("suppress")) {
            return new Suppressed();
        }
        char[] digits = withoutDecoration(plain).toCharArray();
        double number = Decimals.parse(digits, 0, digits.length);
        return Double.isNaN(number) ? new Unreadable(text) : new Number(number);
    }

    /** Whether a remark beside a value says that it was held back because it is small. */
    static boolean saysSuppressed(String note) {
        String plain = note.toLowerCase(Locale.ROOT);
        return plain.contains("suppress")
                || plain.contains("disclos")
                || plain.contains("small number")
                || plain.contains("too small")
                || plain.contains("fewer than")
                || plain.contains("less than 5");
    }

    /** The number without its percent sign and thousands separators; separators only where they stand every three digits. */
    private static String withoutDecoration(String text) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        return number.matches("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? number.replace(",", "") : number;
    }
}

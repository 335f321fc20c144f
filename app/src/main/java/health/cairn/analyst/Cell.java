package health.cairn.analyst;

import health.cairn.statistics.Confidence;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How numbers are read from and written to cells. */
final class Cell {

    /** Decimal numbers as spreadsheets write them; Java alone would also take 1d and 0x1p3. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final double LARGEST_WHOLE = 1e15;

    private Cell() {}

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches() && Double.isFinite(Double.parseDouble(cell));
    }

    /** A number with all its digits; a whole one without decimals; nothing for one that is missing. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number
            when number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }

    /** The level in a column's name: 95, 99_8. */
    static String level(Confidence confidence) {
        String percent = String.format(Locale.ROOT, "%.6f", 100 * confidence.level());
        return percent.replaceAll("0+$", "").replaceAll("\\.$", "").replace('.', '_');
    }
}

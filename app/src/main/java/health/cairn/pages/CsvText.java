package health.cairn.pages;

import org.jspecify.annotations.Nullable;

/** Lines of CSV that are safe to open in a spreadsheet. */
public final class CsvText {

    private CsvText() {}

    /**
     * One line with its end. Cells that a spreadsheet would take for a formula are preceded by an apostrophe; numbers are
     * left as they are.
     */
    public static String line(@Nullable Object... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            Object cell = cells[i];
            if (cell != null) {
                append(line, cell instanceof Number ? plain((Number) cell) : guarded(cell.toString()));
            }
        }
        return line.append("\r\n").toString();
    }

    private static String plain(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : number.toString();
    }

    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void append(StringBuilder line, String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }
}

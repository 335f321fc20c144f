package health.cairn.imports;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file or sheet. The same object carries row after row, its cells in one buffer, so that millions of rows
 * make no garbage; whoever wants to keep a cell takes its {@link #text}.
 *
 * <p>Blanks around a cell are not part of it, nor are quotes; a non-breaking space is a blank. Columns count from 0.
 */
public final class Row {

    private String sheet = "";
    private long number;
    private int size;
    private char[] chars = new char[4096];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int used;

    /** The sheet it is on; empty for CSV. */
    public String sheet() {
        return sheet;
    }

    /** The line (CSV: where the row begins) or row in the file, 1 for the first. */
    public long number() {
        return number;
    }

    /** How many cells the row has, the empty ones included. Rows of one file may differ. */
    public int size() {
        return size;
    }

    /** The cell's text; empty where the cell is blank or the row is shorter. Line breaks inside become one blank. */
    public String text(int column) {
        if (isBlank(column)) {
            return "";
        }
        String text = new String(chars, starts[column], ends[column] - starts[column]);
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    public boolean isBlank(int column) {
        return column < 0 || column >= size || starts[column] == ends[column];
    }

    /** Whether no cell has text. */
    public boolean isBlank() {
        for (int column = 0; column < size; column++) {
            if (!isBlank(column)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the cell has exactly this text. */
    public boolean is(int column, String text) {
        if (column < 0 || column >= size) {
            return text.isEmpty();
        }
        int start = starts[column];
        int length = ends[column] - start;
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (chars[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The cell as a plain decimal number such as {@code 12}, {@code -1.5} or {@code 3.1E-4}; {@code NaN} where it is
     * anything else, blank included. No thousands separators, no percent sign.
     */
    public double decimal(int column) {
        return isBlank(column) ? Double.NaN : Decimals.parse(chars, starts[column], ends[column]);
    }

    /** As {@link #decimal}, but right only to about 15 digits and faster: for comparing, not for keeping. */
    public double decimalRoughly(int column) {
        return isBlank(column) ? Double.NaN : Decimals.parseRoughly(chars, starts[column], ends[column]);
    }

    /** What this lookup makes of the cell's text; asked only once for each different text. */
    public <V extends @Nullable Object> V look(int column, Lookup<V> lookup) {
        return isBlank(column) ? lookup.of(chars, 0, 0) : lookup.of(chars, starts[column], ends[column]);
    }

    void begin(String sheet, long number) {
        this.sheet = sheet;
        this.number = number;
        size = 0;
        used = 0;
    }

    void add(String text) {
        add(text.toCharArray(), 0, text.length());
    }

    void add(char[] source, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && isSpace(source[from])) {
            from++;
        }
        while (to > from && isSpace(source[to - 1])) {
            to--;
        }
        int trimmed = to - from;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        if (used + trimmed > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + trimmed));
        }
        System.arraycopy(source, from, chars, used, trimmed);
        starts[size] = used;
        used += trimmed;
        ends[size] = used;
        size++;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff';
    }
}

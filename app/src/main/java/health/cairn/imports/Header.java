package health.cairn.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of a table's columns. Names are compared by their letters, digits, {@code %} and {@code +} alone: capitals,
 * blanks, dots, underscores and line breaks differ from year to year and mean nothing.
 */
public final class Header {

    static final Header EMPTY = new Header(List.of());

    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();

    private Header(List<String> names) {
        this.names = List.copyOf(names);
        for (int column = 0; column < names.size(); column++) {
            String key = key(names.get(column));
            if (!key.isEmpty()) {
                columns.putIfAbsent(key, column);
            }
        }
    }

    public static Header of(Row row) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            names.add(row.text(column));
        }
        return new Header(names);
    }

    public static Header of(List<String> names) {
        return new Header(names);
    }

    /** The names as they stand in the file. */
    public List<String> names() {
        return names;
    }

    /** The column that has one of these names, the first name that is there; -1 where none is. */
    public int column(String... anyOf) {
        for (String name : anyOf) {
            Integer column = columns.get(key(name));
            if (column != null) {
                return column;
            }
        }
        return -1;
    }

    /** Whether every one of these columns is there. */
    public boolean hasAll(String... all) {
        return Arrays.stream(all).allMatch(name -> column(name) >= 0);
    }

    /** As {@link #column}, for a column without which the file cannot be read. */
    public int require(String... anyOf) {
        int column = column(anyOf);
        if (column < 0) {
            throw new RefusedFile(
                    "a header with the columns " + String.join(", ", names),
                    "a column named " + String.join(" or ", anyOf),
                    "load the file as it was published, with its header row");
        }
        return column;
    }

    /** A text that is the same for tables with the same columns in the same order. */
    String fingerprint() {
        return String.join("|", names.stream().map(Header::key).toList());
    }

    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '%' || c == '+') {
                key.append(c);
            }
        }
        return key.toString();
    }
}

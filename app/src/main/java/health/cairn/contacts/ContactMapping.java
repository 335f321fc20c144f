package health.cairn.contacts;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a table is to be read as people or as contacts: which column says what, and what its values stand for. Cairn's own
 * files, the extracts of record systems and an organisation's own tables are all read this way.
 *
 * @param name what people call such a file
 * @param fields how each field is found; what is not named here is not read
 */
public record ContactMapping(String name, Table table, Map<Field, From> fields) {

    /** What a table lists. */
    public enum Table {
        PEOPLE,
        CONTACTS,
        /** The organisations that the other tables name by numbers of the record system, with their codes. */
        ORGANISATIONS
    }

    /**
     * Where a field comes from.
     *
     * @param column the column's name; empty where the whole file has one value
     * @param values what the column's values stand for, by the value in small letters; empty where they are Cairn's own
     *     terms. The entry {@code *} is for every other value, the entry of the empty text for an empty cell
     * @param otherwise the value of the whole file, where there is no column
     * @param dates how dates are written, as DuckDB's {@code strptime} has it ({@code %d/%m/%Y}); empty for ISO 8601
     * @param optional whether a file without the column can be read all the same
     */
    public record From(String column, Map<String, String> values, String otherwise, String dates, boolean optional) {

        public From {
            if (column.isEmpty() == otherwise.isEmpty()) {
                throw new IllegalArgumentException("A field comes from a column, or has one value for the whole file");
            }
            if (!dates.matches("[A-Za-z%:/., T-]{0,30}")) {
                throw new IllegalArgumentException(
                        "Dates are described as in %d/%m/%Y or %Y-%m-%d %H:%M; found '" + dates + "'");
            }
            values = Map.copyOf(new TreeMap<>(values.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().strip().toLowerCase(Locale.ROOT), Map.Entry::getValue))));
        }

        /** A column that holds Cairn's own terms, or dates in ISO 8601. */
        public static From column(String name) {
            return new From(name, Map.of(), "", "", false);
        }

        /** A column whose values stand for Cairn's terms. */
        public static From column(String name, Map<String, String> values) {
            return new From(name, values, "", "", false);
        }

        /** The same for every row. */
        public static From always(String value) {
            return new From("", Map.of(), value, "", false);
        }

        /** The same column, with its dates written like this. */
        public From dated(String pattern) {
            return new From(column, values, otherwise, pattern, optional);
        }

        /** The same column, in files that need not have it. */
        public From orNothing() {
            return new From(column, values, otherwise, dates, true);
        }
    }

    public ContactMapping {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the mapping a name");
        }
        for (Field field : Field.values()) {
            if (field.required() && field.isOf(table) && !fields.containsKey(field)) {
                throw new IllegalArgumentException("Say which column holds: "
                        + field.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        for (Field field : fields.keySet()) {
            if (!field.isOf(table)) {
                throw new IllegalArgumentException("A table of " + table.name().toLowerCase(Locale.ROOT) + " has no "
                        + field.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        fields = new EnumMap<>(fields);
    }

    /** Whether a file with these columns can be read this way. */
    public boolean reads(Collection<String> header) {
        return missing(header).isEmpty();
    }

    /** The columns that this needs and the file does not have. */
    public List<String> missing(Collection<String> header) {
        return fields.values().stream()
                .filter(from -> !from.column().isEmpty() && !from.optional())
                .map(From::column)
                .filter(column -> find(header, column).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** A column as the file writes it, whatever the case and the blanks around it. */
    public static Optional<String> find(Collection<String> header, String column) {
        return header.stream()
                .filter(name -> name.strip().equalsIgnoreCase(column.strip()))
                .findFirst();
    }

    /**
     * Whether the NHS numbers of people are in the list. Where they are not, people get pseudonyms from the numbers of their
     * source, which link nothing beyond it.
     */
    public boolean hasNhsNumbers() {
        return fields.containsKey(Field.NHS_NUMBER);
    }

    /** The columns it needs, for telling mappings apart. */
    String fingerprint() {
        return table + ": "
                + fields.values().stream()
                        .filter(from -> !from.optional() && !from.column().isEmpty())
                        .map(from -> from.column().strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}

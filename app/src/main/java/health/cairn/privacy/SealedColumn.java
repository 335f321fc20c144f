package health.cairn.privacy;

/**
 * A column that is encrypted, named once by the store that owns it. What is sealed is bound to its table, column and row:
 * copied to another row it does not open.
 *
 * @param table with its schema, {@code register.patient}
 * @param row the column that names the row, a number
 * @param column the name before {@code _key} and {@code _sealed}
 */
public record SealedColumn(String table, String row, String column) {

    public SealedColumn {
        for (String name : new String[] {table.replace(".", ""), row, column}) {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException("Not the name of a column or table: " + name);
            }
        }
    }

    /** Where a text belongs. */
    byte[] place(long rowNumber) {
        return (table + "." + column + " " + rowNumber).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}

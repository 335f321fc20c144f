package health.cairn.imports;

/** Takes the rows of one file in order. Called by one thread. */
public interface RowReader {

    /** A sheet begins. A CSV file is one sheet with an empty name. */
    default void sheet(String name) {}

    /**
     * The next row, the header row included. Rows without any text are not given.
     *
     * @param row valid only during the call: the same object carries the next row
     */
    void row(Row row);

    /** All rows have been given. */
    default void end() {}
}

package health.cairn.analyst;

/**
 * A column that a method reads.
 *
 * @param name in the header of the input
 * @param kind what its cells must be
 */
record InputColumn(String name, Kind kind) {

    enum Kind {
        /** A number in every row. */
        NUMBER,
        /** A number, or nothing where it is missing. */
        NUMBER_OR_MISSING,
        /** Any text. */
        TEXT
    }

    static InputColumn number(String name) {
        return new InputColumn(name, Kind.NUMBER);
    }

    static InputColumn numberOrMissing(String name) {
        return new InputColumn(name, Kind.NUMBER_OR_MISSING);
    }

    static InputColumn text(String name) {
        return new InputColumn(name, Kind.TEXT);
    }
}

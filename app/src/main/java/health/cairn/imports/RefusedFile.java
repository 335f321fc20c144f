package health.cairn.imports;

/** The file is wrong as a whole: nothing of it is loaded. The message is shown to whoever loaded it. */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;
    private final String action;

    /**
     * @param found what is in the file, a sentence without the full stop
     * @param expected what should be there
     * @param action what the person can do
     */
    public RefusedFile(String found, String expected, String action) {
        super(sentences(found, expected, action));
        this.found = found;
        this.expected = expected;
        this.action = action;
    }

    private static String sentences(String found, String expected, String action) {
        return "Found: " + found + ". Expected: " + expected + ". What to do: " + action + ".";
    }

    /** All three in a row. */
    public String sentences() {
        return sentences(found, expected, action);
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    public String action() {
        return action;
    }
}

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
        super("Found: " + found + ". Expected: " + expected + ". What to do: " + action + ".");
        this.found = found;
        this.expected = expected;
        this.action = action;
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

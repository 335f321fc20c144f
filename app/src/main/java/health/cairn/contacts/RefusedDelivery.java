package health.cairn.contacts;

/** A delivery is wrong as a whole. The message says what was found, what was expected and what to do; nothing of a row. */
public final class RefusedDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedDelivery(String found, String expected, String action) {
        super("Found " + found + "; expected " + expected + ". What to do: " + action + ".");
    }
}

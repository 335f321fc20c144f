package health.cairn.people;

/** Something about people cannot be as wanted. The message is for the person who asked. */
public final class NotPossible extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotPossible(String message) {
        super(message);
    }

    /** What was found, what was expected and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

package health.cairn.database;

/**
 * Cairn cannot start here, and the message says in one line what was found and what to do. Shown to the person at the
 * console as it stands, without a stack trace.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** The first line of what went wrong, for use inside a message. */
    static String reason(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElseThrow();
    }
}

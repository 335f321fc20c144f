package health.cairn.conformance;

/** A case, an argument or a table that an adapter does not understand. */
public final class UnknownForm extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownForm(String message) {
        super(message);
    }
}

package health.cairn.analyst;

/** The input as a whole cannot be read on: a column is missing, the order is broken, the CSV is malformed. */
final class InputProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    InputProblem(String message) {
        super(message);
    }
}

package health.cairn.ranking;

/**
 * Something in a written question that will not do.
 *
 * @param line 1 for the first
 * @param field the path to it, for example {@code metrics[2].measure}
 * @param found what stands there
 * @param expected what would do, with what it may have meant
 */
public record SpecProblem(int line, String field, String found, String expected) {

    /** All of it as a sentence. */
    public String sentence() {
        return "line " + line + ", " + field + ": found " + found + "; expected " + expected;
    }
}

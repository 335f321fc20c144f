package health.cairn.conformance;

import org.jspecify.annotations.Nullable;

/**
 * How far two numbers may be apart to count as the same.
 *
 * <p>Besides, numbers within 1e-14 of the largest in their column always count as the same: that is the rounding noise of
 * a difference that would be exactly 0.
 */
public sealed interface Tolerance {

    /** A relative 1e-9: the same answer but for the order of additions. */
    Tolerance EXACT = new Relative(1e-9, null);

    /** Why it is wider than a relative 1e-9; null when it is not. */
    @Nullable
    String reason();

    /** A share of the larger of the two. */
    record Relative(double share, @Nullable String reason) implements Tolerance {}

    /**
     * An absolute distance for each row, as for a simulation whose scatter is known.
     *
     * @param distances one a row
     */
    record Absolute(double[] distances, String reason) implements Tolerance {}
}

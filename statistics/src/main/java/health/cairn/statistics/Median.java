package health.cairn.statistics;

import java.util.Arrays;

/** The middle of some numbers: half of them lie on each side. */
public final class Median {

    private Median() {}

    /**
     * The median; between two middle numbers their mean.
     *
     * @param values at least one, in any order; left as they are
     */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A median needs at least one number; found none");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

package health.cairn.statistics.inequality;

import health.cairn.statistics.Observations;
import health.cairn.statistics.SortedValues;
import java.util.Arrays;

/**
 * Quantiles of areas by value, as UKHSA cuts them: ties share the smaller rank, and groups are as equal as whole areas
 * allow (45 areas in fifths: 9 each; 46: 10, 9, 9, 9, 9).
 *
 * @param groups how many quantiles: 5 for fifths, 10 for tenths
 * @param highestFirst whether quantile 1 holds the highest values
 */
public record Quantiles(int groups, boolean highestFirst) {

    public Quantiles {
        if (groups < 2) {
            throw new IllegalArgumentException("Quantiles are at least 2 groups; found " + groups);
        }
    }

    /** Where each area falls. */
    public static final class Assignment {

        private final int[] quantiles;

        private Assignment(int[] quantiles) {
            this.quantiles = quantiles;
        }

        public int size() {
            return quantiles.length;
        }

        /** Not so for an area without a value, or when there are fewer values than quantiles. */
        public boolean isAssigned(int i) {
            return quantiles[i] > 0;
        }

        /** From 1 to the number of groups, of an area that {@link #isAssigned}. */
        public int quantile(int i) {
            if (quantiles[i] == 0) {
                throw new IllegalStateException("No quantile was assigned at position " + i);
            }
            return quantiles[i];
        }
    }

    /** The quantile of each area among those with a value. */
    public Assignment assign(Observations values) {
        double[] present = new double[values.size()];
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.isPresent(i)) {
                present[count++] = values.get(i);
            }
        }
        int[] quantiles = new int[values.size()];
        if (count >= groups) {
            var sorted = SortedValues.of(Arrays.copyOf(present, count));
            for (int i = 0; i < values.size(); i++) {
                if (values.isPresent(i)) {
                    quantiles[i] = quantile(rank(sorted, values.get(i)), count);
                }
            }
        }
        return new Assignment(quantiles);
    }

    /** One more than the number of areas that come before this value. */
    private int rank(SortedValues sorted, double value) {
        return 1 + (highestFirst ? sorted.size() - sorted.countUpTo(value) : sorted.countBelow(value));
    }

    private int quantile(int rank, int count) {
        int quantile = (int) Math.floor(groups + 1 - Math.ceil((count + 1 - rank) / ((double) count / groups)));
        return Math.max(1, quantile);
    }
}

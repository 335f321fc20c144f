package health.cairn.statistics.change;

import java.util.SplittableRandom;

/**
 * A randomisation test: the treatment is given in thought to other units, and the estimate made again each time.
 *
 * @param pValue the share of assignments whose estimate is at least as far from 0 as the one observed, the observed one
 *     included; never 0
 * @param assignments how many were compared
 * @param exact whether these were all there are
 */
public record Permutation(double pValue, long assignments, boolean exact) {

    /** Estimates equal on paper may differ in the last bits. */
    private static final double SAME = 1e-12;

    /** The test of the difference between the mean changes of treated and other units. */
    static Permutation ofDifference(double[] changes, boolean[] treated, PermutationSpec spec) {
        int units = changes.length;
        int count = 0;
        double total = 0;
        double sum = 0;
        double scale = 0;
        for (int i = 0; i < units; i++) {
            count += treated[i] ? 1 : 0;
            sum += treated[i] ? changes[i] : 0;
            total += changes[i];
            scale = Math.max(scale, Math.abs(changes[i]));
        }
        // The difference of means grows with the distance of the treated sum from its expectation; that is enough.
        double expected = total * count / units;
        double observed = Math.abs(sum - expected) - SAME * scale * units;
        long all = combinations(units, count, spec.exactUpTo());
        return all <= spec.exactUpTo()
                ? exact(changes, count, expected, observed, all)
                : sampled(changes, count, expected, observed, spec);
    }

    /** The number of ways to choose, or something larger than the limit. */
    static long combinations(int units, int count, long limit) {
        long ways = 1;
        for (int i = 1; i <= Math.min(count, units - count); i++) {
            ways = ways * (units - i + 1) / i;
            if (ways > limit) {
                return limit + 1;
            }
        }
        return ways;
    }

    private static Permutation exact(double[] changes, int count, double expected, double observed, long all) {
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = i;
        }
        long extreme = 0;
        do {
            double sum = 0;
            for (int i : chosen) {
                sum += changes[i];
            }
            extreme += Math.abs(sum - expected) >= observed ? 1 : 0;
        } while (advance(chosen, changes.length));
        return new Permutation((double) extreme / all, all, true);
    }

    /** The next combination in lexicographic order; false after the last. */
    private static boolean advance(int[] chosen, int units) {
        int i = chosen.length - 1;
        while (i >= 0 && chosen[i] == units - chosen.length + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        chosen[i]++;
        for (int j = i + 1; j < chosen.length; j++) {
            chosen[j] = chosen[j - 1] + 1;
        }
        return true;
    }

    private static Permutation sampled(
            double[] changes, int count, double expected, double observed, PermutationSpec spec) {
        var random = new SplittableRandom(spec.seed());
        double[] shuffled = changes.clone();
        long extreme = 1;
        for (int b = 0; b < spec.samples(); b++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                int j = i + random.nextInt(shuffled.length - i);
                double kept = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = kept;
                sum += shuffled[i];
            }
            extreme += Math.abs(sum - expected) >= observed ? 1 : 0;
        }
        return new Permutation((double) extreme / (spec.samples() + 1), spec.samples() + 1L, false);
    }
}

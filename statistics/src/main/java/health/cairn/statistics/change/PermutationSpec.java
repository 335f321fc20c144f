package health.cairn.statistics.change;

/**
 * How many other assignments of a treatment an estimate is compared with.
 *
 * @param exactUpTo if there are no more assignments than this, all of them are worked through
 * @param samples if there are more, so many are drawn
 * @param seed of the draws, recorded with the result
 */
public record PermutationSpec(int exactUpTo, int samples, long seed) {

    public PermutationSpec {
        if (exactUpTo < 0 || samples < 1) {
            throw new IllegalArgumentException(
                    "exactUpTo is 0 or more and samples 1 or more; found " + exactUpTo + " and " + samples);
        }
    }

    /** All assignments up to 200,000; beyond, 20,000 drawn. */
    public static PermutationSpec of(long seed) {
        return new PermutationSpec(200_000, 20_000, seed);
    }
}

package health.cairn.statistics.ranking;

/** Ranks from sorted members: 1 for the largest value, ties as the policy says. */
final class Ranks {

    /**
     * Scores that differ by no more than this share of the largest of them are the same score: sums of ranks and weights
     * are equal on paper and differ in the last bits by the order of adding.
     */
    static final double SAME = 1e-12;

    private Ranks() {}

    /**
     * Gives each member its rank.
     *
     * @param order sorted by the same values
     * @param within values no further apart than this are tied
     */
    static void assign(Order order, double[] values, int count, double within, TiePolicy ties, double[] ranks) {
        int[] sorted = order.sorted;
        int place = 1;
        int distinct = 1;
        int last = count - 1;
        while (last >= 0) {
            int first = startOfTie(sorted, values, last, within);
            int size = last - first + 1;
            double rank = switch (ties) {
                case AVERAGE -> place + (size - 1) / 2.0;
                case MIN -> place;
                case DENSE -> distinct;
            };
            for (int i = first; i <= last; i++) {
                ranks[sorted[i]] = rank;
            }
            place += size;
            distinct++;
            last = first - 1;
        }
    }

    /** The lowest position of the group of equal values that ends at {@code last}. */
    static int startOfTie(int[] sorted, double[] values, int last, double within) {
        int first = last;
        while (first > 0 && values[sorted[first]] - values[sorted[first - 1]] <= within) {
            first--;
        }
        return first;
    }

    /** How close two of these sorted values must be to count as the same. */
    static double tolerance(Order order, double[] values, int count) {
        return count == 0
                ? 0
                : SAME * Math.max(Math.abs(values[order.sorted[0]]), Math.abs(values[order.sorted[count - 1]]));
    }
}

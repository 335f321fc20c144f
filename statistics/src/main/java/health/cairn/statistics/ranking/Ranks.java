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
     * Gives each sorted member what its rank is worth.
     *
     * @param within values no further apart than this are tied
     * @param worth by twice the rank, ranks being whole or half numbers from 1
     */
    static void assign(Order order, int count, double within, TiePolicy ties, double[] worth, double[] into) {
        int[] sorted = order.sorted;
        int place = 1;
        int distinct = 1;
        int last = count - 1;
        while (last >= 0) {
            int first = startOfTie(order.keys, last, within);
            int size = last - first + 1;
            int twiceTheRank = switch (ties) {
                case AVERAGE -> 2 * place + size - 1;
                case MIN -> 2 * place;
                case DENSE -> 2 * distinct;
            };
            for (int i = first; i <= last; i++) {
                into[sorted[i]] = worth[twiceTheRank];
            }
            place += size;
            distinct++;
            last = first - 1;
        }
    }

    /** The lowest position of the group of equal values that ends at {@code last}. */
    static int startOfTie(double[] keys, int last, double within) {
        int first = last;
        while (first > 0 && keys[first] - keys[first - 1] <= within) {
            first--;
        }
        return first;
    }

    /** How close two of these sorted values must be to count as the same. */
    static double tolerance(Order order, int count) {
        return count == 0 ? 0 : SAME * Math.max(Math.abs(order.keys[0]), Math.abs(order.keys[count - 1]));
    }
}

package health.cairn.statistics.ranking;

/** Puts values in for missing ones, from those that were observed. */
final class StandInValues {

    private StandInValues() {}

    /**
     * Fills the unknown places of {@code oriented}. Nothing is filled where nothing was observed: the values stay 0, the
     * same for all.
     */
    static void fill(Order order, boolean[] known, double[] oriented, StandIn[] standIns) {
        int count = 0;
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < known.length; i++) {
            if (known[i]) {
                count++;
                sum += oriented[i];
                most = Math.max(most, oriented[i]);
                least = Math.min(least, oriented[i]);
            }
        }
        if (count == 0 || count == known.length) {
            return;
        }
        double mean = sum / count;
        double median = standIns[0] == StandIn.MEDIAN ? median(order, known, oriented, count) : mean;
        for (int i = 0; i < known.length; i++) {
            if (!known[i]) {
                oriented[i] = switch (standIns[i]) {
                    case NOTHING -> throw new IllegalStateException("Nothing stands in for the missing value " + i);
                    case MEAN -> mean;
                    case MEDIAN -> median;
                    case MOST -> most;
                    case LEAST -> least;
                };
            }
        }
    }

    private static double median(Order order, boolean[] known, double[] oriented, int count) {
        int[] members = new int[count];
        for (int i = 0, next = 0; i < known.length; i++) {
            if (known[i]) {
                members[next++] = i;
            }
        }
        order.sort(oriented, members, count);
        int[] sorted = order.sorted;
        return (oriented[sorted[(count - 1) / 2]] + oriented[sorted[count / 2]]) / 2;
    }
}

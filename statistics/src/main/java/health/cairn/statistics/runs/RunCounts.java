package health.cairn.statistics.runs;

/**
 * How many runs chance alone makes credible, from the exact distribution of the number of runs in a random order of
 * points above and below a line (Swed and Eisenhart, Annals of Mathematical Statistics 14, 1943): outside these, each
 * side has a probability of at most 2.5 per cent.
 *
 * @param fewest fewer runs are too few
 * @param most more runs are too many
 */
public record RunCounts(int fewest, int most) {

    private static final double TAIL = 0.025;

    /**
     * The credible numbers of runs.
     *
     * @param above the points above the line, at least 1
     * @param below the points below the line, at least 1
     */
    public static RunCounts of(int above, int below) {
        if (above < 1 || below < 1) {
            throw new IllegalArgumentException(
                    "Runs need points on both sides of the line; found " + above + " above and " + below + " below");
        }
        int highest = 2 * Math.min(above, below) + (above == below ? 0 : 1);
        int fewest = 2;
        for (double tail = probability(above, below, fewest); tail <= TAIL; ) {
            fewest++;
            tail += probability(above, below, fewest);
        }
        int most = highest;
        for (double tail = probability(above, below, most); tail <= TAIL; ) {
            most--;
            tail += probability(above, below, most);
        }
        return new RunCounts(fewest, most);
    }

    private static double probability(int above, int below, int runs) {
        int half = runs / 2;
        double orders = logChoose(above + below, above);
        return runs % 2 == 0
                ? 2 * Math.exp(logWays(above, half) + logWays(below, half) - orders)
                : Math.exp(logWays(above, half) + logWays(below, half + 1) - orders)
                        + Math.exp(logWays(above, half + 1) + logWays(below, half) - orders);
    }

    /** The logarithm of the number of ways in which points make so many runs. */
    private static double logWays(int points, int runs) {
        return runs < 1 || runs > points ? Double.NEGATIVE_INFINITY : logChoose(points - 1, runs - 1);
    }

    private static double logChoose(int n, int k) {
        double log = 0;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            log += Math.log((double) (n - i + 1) / i);
        }
        return log;
    }

    /** Whether chance makes this number of runs credible. */
    public boolean contains(int runs) {
        return fewest <= runs && runs <= most;
    }
}

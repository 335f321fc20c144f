package health.cairn.statistics.runs;

/**
 * The joint distribution of the number of crossings and of the longest run of independent points, each above the line
 * with the same probability.
 */
final class JointRuns {

    /** By longest run l: the probability of c crossings and no run longer than l. */
    private final double[][] crossingsUpTo;

    private final int points;

    private JointRuns(int points, double[][] crossingsUpTo) {
        this.points = points;
        this.crossingsUpTo = crossingsUpTo;
    }

    /**
     * @param longest the longest run told apart
     * @param above the probability that a point lies above the line
     */
    static JointRuns of(int points, int longest, double above) {
        var crossingsUpTo = new double[longest + 1][];
        for (int l = 0; l <= longest; l++) {
            crossingsUpTo[l] = crossingsUpTo(points, l, above);
        }
        return new JointRuns(points, crossingsUpTo);
    }

    /**
     * Builds series run by run: the probability that the first m points are k whole runs, the last of them on side s,
     * is the sum over the length of that last run. The sums of neighbouring m differ by one term at each end.
     */
    private static double[] crossingsUpTo(int points, int longest, double above) {
        double[] side = {above, 1 - above};
        var ending = new double[2][points + 1][points + 1];
        for (int m = 1; m <= points; m++) {
            for (int s = 0; s < 2; s++) {
                for (int k = 1; k <= m; k++) {
                    double grown = ending[s][m - 1][k] + before(ending, 1 - s, m - 1, k - 1);
                    double outgrown = m - 1 < longest
                            ? 0
                            : Math.pow(side[s], longest) * before(ending, 1 - s, m - 1 - longest, k - 1);
                    ending[s][m][k] = longest == 0 ? 0 : side[s] * (grown - outgrown);
                }
            }
        }
        var crossings = new double[points];
        for (int c = 0; c < points; c++) {
            crossings[c] = ending[0][points][c + 1] + ending[1][points][c + 1];
        }
        return crossings;
    }

    /** Before the first run there is nothing, with certainty. */
    private static double before(double[][][] ending, int side, int points, int runs) {
        return points == 0 ? (runs == 0 ? 1 : 0) : ending[side][points][runs];
    }

    int points() {
        return points;
    }

    int longest() {
        return crossingsUpTo.length - 1;
    }

    /** The probability of at least so many crossings and no longer run than this. */
    double box(int crossings, int longestRun) {
        double sum = 0;
        for (int c = points - 1; c >= crossings; c--) {
            sum += crossingsUpTo[longestRun][c];
        }
        return sum;
    }

    /** The probability of just so many crossings and just this longest run; 0 where that cannot be. */
    double cell(int crossings, int longestRun) {
        if (crossings >= points || longestRun < 1) {
            return 0;
        }
        return crossingsUpTo[longestRun][crossings] - crossingsUpTo[longestRun - 1][crossings];
    }
}

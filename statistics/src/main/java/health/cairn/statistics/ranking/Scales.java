package health.cairn.statistics.ranking;

/** The scales of the strategies, each a small function of ranks or of values turned so that larger is greater need. */
final class Scales {

    private Scales() {}

    /**
     * The rank turned round, from 1 for the least need to N for the greatest. With fewer ranked areas than N the ranks
     * are spread so that their mean stays (N + 1) / 2: rank' = (rank - 1/2) N / count + 1/2.
     */
    static double points(double rank, int count, int size) {
        return size + 0.5 - (rank - 0.5) * ((double) size / count);
    }

    private static final double STEEPNESS = 23;

    /** 1 - exp(-100/23). */
    private static final double SPAN = 1 - StrictMath.exp(-100 / STEEPNESS);

    /**
     * The exponential transformation of the English Indices of Deprivation (Technical Report, exponential transformation
     * of domain scores), from 0 to 100.
     *
     * @param relativeRank above 0 to 1; 1 for the greatest need
     */
    static double exponential(double relativeRank) {
        return -STEEPNESS * StrictMath.log(1 - relativeRank * SPAN);
    }

    /** (x - mean) / population sd over the members; 0 for all where there is no spread. */
    static void zScores(int[] members, double[] x, double[] scaled) {
        double sum = 0;
        for (int i : members) {
            sum += x[i];
        }
        double mean = sum / members.length;
        double squares = 0;
        for (int i : members) {
            squares += (x[i] - mean) * (x[i] - mean);
        }
        double sd = Math.sqrt(squares / members.length);
        // A spread within rounding of the mean is none: the same value divided in different ways.
        boolean flat = !(sd > Ranks.SAME * Math.abs(mean));
        for (int i : members) {
            scaled[i] = flat ? 0 : (x[i] - mean) / sd;
        }
    }

    /** (x - min) / (max - min) over the members; 0 for all where there is no spread. */
    static void minMax(int[] members, double[] x, double[] scaled) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i : members) {
            min = Math.min(min, x[i]);
            max = Math.max(max, x[i]);
        }
        double range = max - min;
        boolean flat = !(range > Ranks.SAME * Math.max(Math.abs(min), Math.abs(max)));
        for (int i : members) {
            scaled[i] = flat ? 0 : (x[i] - min) / range;
        }
    }
}

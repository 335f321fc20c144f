package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import java.util.Arrays;

/** Summaries of bootstrap samples. */
final class Percentiles {

    private Percentiles() {}

    /** Between the tails of the sample, by linear interpolation between order statistics (Hyndman and Fan's type 7). */
    static Interval interval(double[] sample, Confidence confidence) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, confidence.tail()), quantile(sorted, 1 - confidence.tail()));
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    static double standardDeviation(double[] sample) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double squares = 0;
        for (double one : sample) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares / (sample.length - 1));
    }
}

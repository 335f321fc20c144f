package health.cairn.statistics.funnel;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;

/**
 * Funnel limits about a pooled proportion: for an area of each size, the observed proportions whose Wilson interval
 * just reaches the whole. Solving the Wilson limits for that gives
 * {@code p -/+ z sqrt(p (1 - p) / n)}, kept within 0 to 1.
 *
 * @param pooled the proportion of all areas together: the sum of events divided by the sum of trials
 */
public record ProportionFunnel(double pooled) {

    public ProportionFunnel {
        if (!(pooled >= 0 && pooled <= 1)) {
            throw new IllegalArgumentException("A pooled proportion is between 0 and 1; found " + pooled);
        }
    }

    /** About the pooled proportion of these areas. */
    public static ProportionFunnel about(double[] events, double[] trials) {
        return new ProportionFunnel(Pooled.ratio(events, trials));
    }

    /** The limits for an area with this many trials. */
    public Interval limits(double trials, Confidence confidence) {
        return limits(trials, confidence.z());
    }

    Interval limits(double trials, double z) {
        if (!(trials > 0)) {
            throw new IllegalArgumentException("A funnel is drawn for more than 0 trials; found " + trials);
        }
        double reach = z * Math.sqrt(pooled * (1 - pooled) / trials);
        return new Interval(Math.clamp(pooled - reach, 0, 1), Math.clamp(pooled + reach, 0, 1));
    }
}

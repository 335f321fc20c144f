package health.cairn.statistics.funnel;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.interval.CountLimits;

/**
 * Funnel limits about a pooled rate, by the exact Poisson limits of the count expected of an area of each size.
 * A ratio of observed to expected is a rate about 1 whose denominator is the expected count.
 *
 * @param pooled events per unit of the denominator, all areas together
 */
public record RateFunnel(double pooled) {

    /** About 1: for the ratio of observed to expected events. */
    public static final RateFunnel OF_RATIOS = new RateFunnel(1);

    public RateFunnel {
        if (!(pooled >= 0 && pooled < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A pooled rate is 0 or more and finite; found " + pooled);
        }
    }

    /** About the pooled rate of these areas. */
    public static RateFunnel about(double[] events, double[] denominators) {
        return new RateFunnel(Pooled.ratio(events, denominators));
    }

    /** The limits for an area with this denominator, in the unit of the pooled rate. */
    public Interval limits(double denominator, Confidence confidence) {
        if (!(denominator > 0 && denominator < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A funnel is drawn for a denominator above 0; found " + denominator);
        }
        return CountLimits.exact(confidence).interval(pooled * denominator).times(1 / denominator);
    }
}

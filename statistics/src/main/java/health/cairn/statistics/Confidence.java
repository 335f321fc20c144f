package health.cairn.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure an interval is meant to be: the share of intervals, made this way from repeated samples, that would hold
 * the true value.
 *
 * @param level between 0 and 1, both excluded; 0.95 for 95 per cent
 */
public record Confidence(double level) {

    /** 95 per cent: the interval shown beside a number. */
    public static final Confidence P95 = new Confidence(0.95);

    /** 99.8 per cent: the interval that a comparison needs to call an area an outlier. */
    public static final Confidence P998 = new Confidence(0.998);

    public Confidence {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Confidence is between 0 and 1, for example 0.95; found " + level);
        }
    }

    /** The share left out at each end: 0.025 for 95 per cent. */
    public double tail() {
        return (1 - level) / 2;
    }

    /** The standard normal quantile that leaves {@link #tail()} above it: about 1.96 for 95 per cent. */
    public double z() {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(level + (1 - level) / 2);
    }
}

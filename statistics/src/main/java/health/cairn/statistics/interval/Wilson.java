package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;

/**
 * The Wilson score interval of a proportion (Wilson, JASA 22, 1927), prepared for one level of confidence.
 *
 * <p>The limits are the proportions that a score test would just not reject. They are exactly 0 at the lower end for no
 * events, exactly 1 at the upper end when every trial was an event, and never leave 0 to 1.
 */
public final class Wilson {

    private final Confidence confidence;
    private final double z;
    private final double zSquared;

    private Wilson(Confidence confidence) {
        this.confidence = confidence;
        this.z = confidence.z();
        this.zSquared = z * z;
    }

    public static Wilson at(Confidence confidence) {
        return new Wilson(confidence);
    }

    public Confidence confidence() {
        return confidence;
    }

    /** The lower limit of the proportion of events among trials, from 0 to 1. */
    public double lower(double events, double trials) {
        check(events, trials);
        if (events == 0) {
            return 0;
        }
        return Math.clamp((2 * events + zSquared - spread(events, trials)) / (2 * (trials + zSquared)), 0, 1);
    }

    /** The upper limit of the proportion of events among trials, from 0 to 1. */
    public double upper(double events, double trials) {
        check(events, trials);
        if (events == trials) {
            return 1;
        }
        return Math.clamp((2 * events + zSquared + spread(events, trials)) / (2 * (trials + zSquared)), 0, 1);
    }

    /** Both limits. */
    public Interval interval(double events, double trials) {
        return new Interval(lower(events, trials), upper(events, trials));
    }

    private double spread(double events, double trials) {
        return z * Math.sqrt(zSquared + 4 * events * (1 - events / trials));
    }

    private static void check(double events, double trials) {
        if (!(trials > 0 && trials < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A proportion needs more than 0 trials; found " + trials);
        }
        if (!(events >= 0 && events <= trials)) {
            throw new IllegalArgumentException(
                    "Events are between 0 and the trials; found " + events + " of " + trials);
        }
    }
}

package health.cairn.statistics.funnel;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.CountLimits;

/**
 * Whether areas lie outside a funnel, by the rule UKHSA publishes with: at the limit is inside.
 *
 * @param inner the nearer pair of limits, 95 per cent as UKHSA draws it
 * @param outer the farther pair, 99.8 per cent
 */
public record ControlLimits(Confidence inner, Confidence outer) {

    /** 95 and 99.8 per cent: two and three standard errors. */
    public static final ControlLimits UKHSA = new ControlLimits(Confidence.P95, Confidence.P998);

    public ControlLimits {
        if (!(inner.level() < outer.level())) {
            throw new IllegalArgumentException(
                    "The inner limits have the lower confidence; found " + inner.level() + " inside " + outer.level());
        }
    }

    /** Each proportion against the pooled one of all areas, by score limits. */
    public Significance[] ofProportions(double[] events, double[] trials) {
        var funnel = ProportionFunnel.about(events, trials);
        double innerZ = inner.z();
        double outerZ = outer.z();
        var found = new Significance[events.length];
        for (int i = 0; i < events.length; i++) {
            double share = events[i] / trials[i];
            if (!(share <= 1)) {
                throw new IllegalArgumentException("Events are between 0 and the trials; found " + events[i] + " of "
                        + trials[i] + " at position " + i);
            }
            double fromPooled = share - funnel.pooled();
            double unit = Math.sqrt(funnel.pooled() * (1 - funnel.pooled()) / trials[i]);
            found[i] = place(
                    fromPooled < -outerZ * unit,
                    fromPooled < -innerZ * unit,
                    fromPooled > innerZ * unit,
                    fromPooled > outerZ * unit);
        }
        return found;
    }

    /**
     * Each count against the one expected, by the limits of the count: exact below 10, Byar's from 10. A rate is compared
     * by the pooled rate times its denominator, a ratio by its own expected count.
     */
    public Significance[] ofCounts(double[] observed, double[] expected) {
        if (observed.length != expected.length) {
            throw new IllegalArgumentException("Each area has an observed and an expected count; found "
                    + observed.length + " and " + expected.length);
        }
        var innerLimits = CountLimits.ukhsa(inner);
        var outerLimits = CountLimits.ukhsa(outer);
        var found = new Significance[observed.length];
        for (int i = 0; i < observed.length; i++) {
            if (!(expected[i] >= 0 && expected[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "An expected count is 0 or more and finite; found " + expected[i] + " at position " + i);
            }
            found[i] = place(
                    outerLimits.upper(observed[i]) < expected[i],
                    innerLimits.upper(observed[i]) < expected[i],
                    innerLimits.lower(observed[i]) > expected[i],
                    outerLimits.lower(observed[i]) > expected[i]);
        }
        return found;
    }

    private static Significance place(boolean belowOuter, boolean belowInner, boolean aboveInner, boolean aboveOuter) {
        if (belowOuter) {
            return Significance.BELOW_OUTER;
        }
        if (aboveOuter) {
            return Significance.ABOVE_OUTER;
        }
        if (belowInner) {
            return Significance.BELOW_INNER;
        }
        return aboveInner ? Significance.ABOVE_INNER : Significance.WITHIN;
    }
}

package health.cairn.statistics.lifetable;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Outcome;

/**
 * The years that people of an age may expect to live.
 *
 * @param age the age they have reached
 * @param years still to live, on average
 * @param standardError of the years
 * @param people of this age and older who were counted
 * @param deaths at this age and older that were counted
 */
public record LifeExpectancy(int age, double years, double standardError, double people, double deaths) {

    /** The width of the 95 per cent interval, in years, beyond which the number says too little to be shown. */
    public static final double WIDEST_INTERVAL = 20;

    /** The years with their interval, whatever its width. */
    public Estimate estimate(Confidence confidence) {
        double reach = confidence.z() * standardError;
        return new Estimate(
                years, new Interval(Math.max(0, years - reach), years + reach), confidence, IntervalMethod.CHIANG);
    }

    /** The years with their interval, as UKHSA publishes it: withheld when the 95 per cent interval is over 20 years wide. */
    public Outcome<Estimate> published(Confidence confidence) {
        return 2 * Confidence.P95.z() * standardError > WIDEST_INTERVAL
                ? Outcome.none("the 95 per cent interval is wider than 20 years")
                : Outcome.of(estimate(confidence));
    }
}

package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;

/**
 * Limits of the mean of a Poisson count, prepared for one level of confidence.
 *
 * <p>Divide by the denominator for a rate, by the expected count for a standardised ratio. Counts need not be whole:
 * weighted events are allowed.
 */
public sealed interface CountLimits permits ExactPoisson, Byar, ExactBelowTen {

    /** Exact Poisson limits (Garwood, Biometrika 28, 1936). */
    static CountLimits exact(Confidence confidence) {
        return new ExactPoisson(confidence);
    }

    /** Byar's approximation (Breslow and Day, Statistical Methods in Cancer Research II, 1987). */
    static CountLimits byar(Confidence confidence) {
        return new Byar(confidence);
    }

    /** What UKHSA publishes: exact below 10 events, Byar's approximation from 10. */
    static CountLimits ukhsa(Confidence confidence) {
        return ExactBelowTen.at(confidence);
    }

    Confidence confidence();

    /** Which method answers for this count. */
    IntervalMethod method(double count);

    /** The lower limit; 0 for a count of 0, never below 0. */
    double lower(double count);

    /** The upper limit; finite, above the count. */
    double upper(double count);

    /** Both limits. */
    default Interval interval(double count) {
        return new Interval(lower(count), upper(count));
    }
}

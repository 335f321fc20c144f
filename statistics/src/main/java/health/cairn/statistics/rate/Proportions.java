package health.cairn.statistics.rate;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Estimates;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.Wilson;

/**
 * Proportions with Wilson intervals.
 *
 * @param confidence the level of the intervals
 * @param multiplier what a whole is called: 1 for a share, 100 for a percentage
 */
public record Proportions(Confidence confidence, double multiplier) {

    public Proportions {
        Multiplier.check(multiplier);
    }

    /** Events among trials; not calculated when there are no trials. */
    public Outcome<Estimate> of(double events, double trials) {
        Pair.check(events, trials);
        if (trials == 0) {
            return Outcome.none(Pair.NOTHING_BELOW);
        }
        var limits = Wilson.at(confidence).interval(events, trials);
        return Outcome.of(new Estimate(
                multiplier * (events / trials),
                new Interval(multiplier * limits.lower(), multiplier * limits.upper()),
                confidence,
                IntervalMethod.WILSON));
    }

    /** Many areas at once; each answer is the one that {@link #of(double, double)} gives. */
    public Estimates of(Observations events, Observations trials) {
        Pair.checkSizes(events, trials);
        var wilson = Wilson.at(confidence);
        var estimates = new Estimates.Builder(events.size(), confidence);
        for (int i = 0; i < events.size(); i++) {
            if (!events.isPresent(i) || !trials.isPresent(i)) {
                estimates.none(i, Pair.MISSING);
                continue;
            }
            double x = events.get(i);
            double n = trials.get(i);
            Pair.check(x, n);
            if (n == 0) {
                estimates.none(i, Pair.NOTHING_BELOW);
            } else {
                estimates.set(
                        i,
                        multiplier * (x / n),
                        multiplier * wilson.lower(x, n),
                        multiplier * wilson.upper(x, n),
                        IntervalMethod.WILSON);
            }
        }
        return estimates.build();
    }
}

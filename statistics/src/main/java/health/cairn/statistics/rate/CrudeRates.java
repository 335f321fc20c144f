package health.cairn.statistics.rate;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Estimates;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;

/**
 * Crude rates: events divided by a population or by time at risk, with the Poisson limits of the events, exact below
 * 10 events and Byar's from 10.
 *
 * @param confidence the level of the intervals
 * @param multiplier the unit of the population, for example 100,000
 */
public record CrudeRates(Confidence confidence, double multiplier) {

    public CrudeRates {
        Multiplier.check(multiplier);
    }

    /** Events among a population; not calculated for a population of 0. */
    public Outcome<Estimate> of(double events, double population) {
        Pair.check(events, population);
        if (population == 0) {
            return Outcome.none(Pair.NOTHING_BELOW);
        }
        var limits = CountLimits.ukhsa(confidence);
        double unit = multiplier / population;
        return Outcome.of(new Estimate(
                events * unit,
                new Interval(limits.lower(events) * unit, limits.upper(events) * unit),
                confidence,
                limits.method(events)));
    }

    /** Many areas at once; each answer is the one that {@link #of(double, double)} gives. */
    public Estimates of(Observations events, Observations populations) {
        Pair.checkSizes(events, populations);
        var limits = CountLimits.ukhsa(confidence);
        var estimates = new Estimates.Builder(events.size(), confidence);
        for (int i = 0; i < events.size(); i++) {
            if (!events.isPresent(i) || !populations.isPresent(i)) {
                estimates.none(i, Pair.MISSING);
                continue;
            }
            double count = events.get(i);
            double population = populations.get(i);
            Pair.check(count, population);
            if (population == 0) {
                estimates.none(i, Pair.NOTHING_BELOW);
            } else {
                double unit = multiplier / population;
                estimates.set(
                        i, count * unit, limits.lower(count) * unit, limits.upper(count) * unit, limits.method(count));
            }
        }
        return estimates.build();
    }
}

package health.cairn.statistics.standardised;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Estimates;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;

/**
 * Directly standardised rates: the rate a standard population would have at an area's age-specific rates.
 *
 * <p>{@code sum(w x / n) / sum(w)} with Dobson's interval (Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine
 * 10, 1991): Byar's limits of the total count, moved and scaled by the variance of the weighted sum. Below 10 events the
 * interval is not trusted and nothing is calculated, as UKHSA publishes it.
 */
public final class DirectStandardisation {

    /** The fewest events for which a rate is calculated. */
    public static final int FEWEST_EVENTS = 10;

    static final String TOO_FEW_EVENTS = "fewer than 10 events";
    static final String EMPTY_BAND = "a band of the standard population has nobody in this area";

    private final double[] weights;
    private final double sumOfWeights;
    private final Confidence confidence;
    private final double multiplier;

    /**
     * @param weights the standard population, one weight a band (age, or age and sex), for example the European
     *     standard population of 2013
     * @param multiplier the unit of the rate, for example 100,000
     */
    public DirectStandardisation(double[] weights, Confidence confidence, double multiplier) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("A standard population has at least one band; found none");
        }
        if (!(multiplier > 0 && multiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A multiplier is above 0, for example 100,000; found " + multiplier);
        }
        double sum = 0;
        for (int band = 0; band < weights.length; band++) {
            sum += Bands.atLeastZero("weight", weights[band], band);
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("A standard population has people; found weights of 0 only");
        }
        this.weights = weights.clone();
        this.sumOfWeights = sum;
        this.confidence = confidence;
        this.multiplier = multiplier;
    }

    public int bands() {
        return weights.length;
    }

    /** One area: its events and its people, one of each a band. */
    public Outcome<Estimate> of(double[] events, double[] population) {
        Bands.checkLength("events", events, bands());
        Bands.checkLength("population", population, bands());
        return ofPanel(events, population).get(0);
    }

    /**
     * Many areas at once, area after area: the first {@link #bands()} entries are those of the first area.
     *
     * @return one estimate an area, the same as one by one
     */
    public Estimates ofPanel(double[] events, double[] populations) {
        int areas = Bands.areas(events.length, populations.length, bands());
        var byar = CountLimits.byar(confidence);
        var estimates = new Estimates.Builder(areas, confidence);
        for (int area = 0; area < areas; area++) {
            estimate(events, populations, area, byar, estimates);
        }
        return estimates.build();
    }

    private void estimate(double[] events, double[] populations, int area, CountLimits byar, Estimates.Builder into) {
        double total = 0;
        double weighted = 0;
        double variance = 0;
        boolean emptyBand = false;
        int at = area * weights.length;
        for (int band = 0; band < weights.length; band++, at++) {
            double x = events[at];
            double n = populations[at];
            if (!(x >= 0 && n >= 0 && x < Double.POSITIVE_INFINITY && n < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Events and people are 0 or more and finite; found " + x + " and "
                        + n + " in band " + band + " of area " + area);
            }
            emptyBand |= n == 0 && weights[band] > 0;
            total += x;
            // A band without people contributes nothing; the area is then refused below, not divided by zero here.
            double weight = n == 0 ? 0 : weights[band] / n;
            weighted += weight * x;
            variance += weight * weight * x;
        }
        if (total < FEWEST_EVENTS) {
            into.none(area, TOO_FEW_EVENTS);
        } else if (emptyBand) {
            into.none(area, EMPTY_BAND);
        } else {
            double rate = weighted / sumOfWeights;
            double scale = Math.sqrt(variance / total) / sumOfWeights;
            into.set(
                    area,
                    multiplier * rate,
                    multiplier * Math.max(0, rate + scale * (byar.lower(total) - total)),
                    multiplier * (rate + scale * (byar.upper(total) - total)),
                    IntervalMethod.DOBSON);
        }
    }

    /**
     * One area whose events are not independent, because one person can have several: admissions, not admitted people.
     *
     * <p>People are counted by how many events each had. The rate is the same as without this knowledge; its variance is
     * the sum over the frequencies f of f squared times the variance of the people with that frequency, so the interval
     * is wider.
     *
     * @param frequencies how many events a person had, for example 1, 2, 3; above 0
     * @param people the people with that many events, frequency after frequency, {@link #bands()} entries each
     * @param population one entry a band
     */
    public Outcome<Estimate> ofRepeatedEvents(double[] frequencies, double[] people, double[] population) {
        Bands.checkLength("population", population, bands());
        Bands.checkLength("people", people, bands() * frequencies.length);
        double total = 0;
        double weighted = 0;
        double variance = 0;
        boolean emptyBand = false;
        for (int band = 0; band < weights.length; band++) {
            double n = Bands.atLeastZero("population", population[band], band);
            emptyBand |= n == 0 && weights[band] > 0;
            double weight = n == 0 ? 0 : weights[band] / n;
            for (int i = 0; i < frequencies.length; i++) {
                double f = frequencies[i];
                if (!(f > 0 && f < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("A frequency is above 0; found " + f + " at position " + i);
                }
                double persons = Bands.atLeastZero("people", people[i * weights.length + band], band);
                total += f * persons;
                weighted += weight * f * persons;
                variance += f * f * weight * weight * persons;
            }
        }
        if (total < FEWEST_EVENTS) {
            return Outcome.none(TOO_FEW_EVENTS);
        }
        if (emptyBand) {
            return Outcome.none(EMPTY_BAND);
        }
        var byar = CountLimits.byar(confidence);
        double rate = weighted / sumOfWeights;
        double scale = Math.sqrt(variance / total) / sumOfWeights;
        return Outcome.of(new Estimate(
                multiplier * rate,
                new Interval(
                        multiplier * Math.max(0, rate + scale * (byar.lower(total) - total)),
                        multiplier * (rate + scale * (byar.upper(total) - total))),
                confidence,
                IntervalMethod.DOBSON));
    }
}

package health.cairn.statistics.standardised;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Estimates;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.CountLimits;

/**
 * Indirectly standardised ratios and rates: the events observed, against those expected if each of the area's bands had
 * the reference's rate. Limits are the Poisson limits of the observed count, exact below 10 and Byar's from 10, divided
 * by the expected count.
 */
public final class IndirectStandardisation {

    static final String NOTHING_EXPECTED = "no events are expected";

    private final double[] referenceRates;
    private final double crudeReferenceRate;
    private final Confidence confidence;

    /**
     * @param referenceEvents one a band
     * @param referencePopulation one a band, above 0
     */
    public IndirectStandardisation(double[] referenceEvents, double[] referencePopulation, Confidence confidence) {
        if (referenceEvents.length == 0) {
            throw new IllegalArgumentException("A reference has at least one band; found none");
        }
        Bands.checkLength("reference population", referencePopulation, referenceEvents.length);
        this.referenceRates = new double[referenceEvents.length];
        double events = 0;
        double people = 0;
        for (int band = 0; band < referenceEvents.length; band++) {
            double x = Bands.atLeastZero("reference events", referenceEvents[band], band);
            double n = Bands.atLeastZero("reference population", referencePopulation[band], band);
            if (n == 0) {
                throw new IllegalArgumentException("A band of the reference has people; found none in band " + band);
            }
            referenceRates[band] = x / n;
            events += x;
            people += n;
        }
        this.crudeReferenceRate = events / people;
        this.confidence = confidence;
    }

    public int bands() {
        return referenceRates.length;
    }

    /** The reference's events divided by its people, per unit of the multiplier. */
    public double referenceRate(double multiplier) {
        return crudeReferenceRate * multiplier;
    }

    /** The events expected of an area with this population, one entry a band. */
    public double expected(double[] population) {
        Bands.checkLength("population", population, bands());
        return expected(population, 0);
    }

    /**
     * Observed divided by expected.
     *
     * @param referenceValue what the reference's own ratio is called: 1, or 100
     */
    public Outcome<Estimate> ratio(double observed, double[] population, double referenceValue) {
        Bands.checkLength("population", population, bands());
        return ratios(new double[] {observed}, population, referenceValue).get(0);
    }

    /** The ratio times the crude rate of the reference. */
    public Outcome<Estimate> rate(double observed, double[] population, double multiplier) {
        return ratio(observed, population, referenceRate(multiplier));
    }

    /** Many areas at once: one observed count an area, populations area after area; the same as one by one. */
    public Estimates ratios(double[] observed, double[] populations, double referenceValue) {
        if (!(referenceValue >= 0 && referenceValue < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A reference value is 0 or more, for example 1 or 100; found " + referenceValue);
        }
        int areas = Bands.areas(observed.length * bands(), populations.length, bands());
        var limits = CountLimits.ukhsa(confidence);
        var estimates = new Estimates.Builder(areas, confidence);
        for (int area = 0; area < areas; area++) {
            double expected = expected(populations, area);
            if (expected == 0) {
                estimates.none(area, NOTHING_EXPECTED);
            } else {
                double count = observed[area];
                double unit = referenceValue / expected;
                estimates.set(
                        area,
                        count * unit,
                        limits.lower(count) * unit,
                        limits.upper(count) * unit,
                        limits.method(count));
            }
        }
        return estimates.build();
    }

    private double expected(double[] populations, int area) {
        double expected = 0;
        int at = area * referenceRates.length;
        for (int band = 0; band < referenceRates.length; band++, at++) {
            expected += referenceRates[band] * Bands.atLeastZero("population", populations[at], band);
        }
        return expected;
    }
}

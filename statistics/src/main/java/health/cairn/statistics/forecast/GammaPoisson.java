package health.cairn.statistics.forecast;

import java.util.Arrays;

/**
 * Counts that are Poisson around rates of their own, the rates being gamma distributed over people or areas.
 *
 * @param shape alpha, above 0
 * @param rate beta, above 0, in units of exposure; the mean rate is alpha / beta and its variance alpha / beta^2
 */
public record GammaPoisson(double shape, double rate) {

    /**
     * The coefficient of variation of the rates is taken to be no less than this. Counts that vary no more than chance
     * makes them then come out as good as equal, not as a division by zero.
     */
    static final double LEAST_VARIATION = 1e-3;

    public GammaPoisson {
        if (!(shape > 0 && rate > 0 && Double.isFinite(shape) && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                    "A gamma distribution needs a finite shape and rate above 0; found " + shape + " and " + rate);
        }
    }

    /**
     * Fitted by moments: the variance of the rates is what the counts vary beyond chance, v = (sum e (r - m)^2 - (k - 1) m)
     * / (sum e - sum e^2 / sum e), with r the rates, e the exposures and m the pooled rate.
     *
     * @param counts 0 or more
     * @param exposures above 0, as many as counts
     */
    public static GammaPoisson byMoments(double[] counts, double[] exposures) {
        double events = Arrays.stream(counts).sum();
        double exposed = Arrays.stream(exposures).sum();
        double mean = (events + 0.5) / exposed;
        double pooled = events / exposed;
        double spread = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double deviation = counts[i] / exposures[i] - pooled;
            spread += exposures[i] * deviation * deviation;
            squares += exposures[i] * exposures[i];
        }
        double size = exposed - squares / exposed;
        double variance = size > 0 ? (spread - (counts.length - 1) * pooled) / size : 0;
        double kept = Math.max(variance, mean * mean * LEAST_VARIATION * LEAST_VARIATION);
        return new GammaPoisson(mean * mean / kept, mean / kept);
    }
}

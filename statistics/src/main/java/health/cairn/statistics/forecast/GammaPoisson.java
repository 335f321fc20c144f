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
     * The largest shape that a fit gives, where rates differ by a thousandth of their mean. Counts that vary no more than
     * chance makes them then come out as good as equal, not as a division by zero.
     */
    static final double LARGEST_SHAPE = 1e6;

    private static final double SMALLEST_SHAPE = 1e-6;

    public GammaPoisson {
        if (!(shape > 0 && rate > 0 && Double.isFinite(shape) && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                    "A gamma distribution needs a finite shape and rate above 0; found " + shape + " and " + rate);
        }
    }

    /**
     * Fitted by moments: the variance of the rates is what the counts vary beyond chance, v = (sum e (r - m)^2 - (k - 1) m)
     * / (sum e - sum e^2 / sum e), with r the rates, e the exposures and m the pooled rate. The mean has half an event
     * added, so that nobody having had a contact is no failure.
     *
     * @param counts 0 or more
     * @param exposures above 0, as many as counts
     */
    public static GammaPoisson byMoments(double[] counts, double[] exposures) {
        Checks.sameLength(counts, exposures);
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
        double kept = Math.max(variance, mean * mean / LARGEST_SHAPE);
        return new GammaPoisson(mean * mean / kept, mean / kept);
    }

    /**
     * As {@link #byMoments}, of many people seen for one unit of exposure each, from how many had how many events.
     *
     * @param people at k: how many had k events; 0 or more, at least one person
     */
    public static GammaPoisson byMomentsOfFrequencies(double[] people) {
        double all = Arrays.stream(people).sum();
        if (!(all > 0 && all < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("At least one person is needed; found " + all);
        }
        double events = 0;
        for (int count = 0; count < people.length; count++) {
            events += count * people[count];
        }
        double pooled = events / all;
        double spread = 0;
        for (int count = 0; count < people.length; count++) {
            spread += people[count] * (count - pooled) * (count - pooled);
        }
        double mean = (events + 0.5) / all;
        double variance = all > 1 ? (spread - (all - 1) * pooled) / (all - 1) : 0;
        double kept = Math.max(variance, mean * mean / LARGEST_SHAPE);
        return new GammaPoisson(mean * mean / kept, mean / kept);
    }

    /**
     * Fitted by maximum likelihood of the negative binomial distribution. For each shape the best rate is found by
     * bisection, and the shape by bisection of the slope of the likelihood that is left.
     *
     * @param counts whole numbers, 0 or more, at least one above 0
     * @param exposures above 0, as many as counts
     */
    public static GammaPoisson byMaximumLikelihood(int[] counts, double[] exposures) {
        Checks.sameLength(Arrays.stream(counts).asDoubleStream().toArray(), exposures);
        int[] moreThan = moreThan(counts);
        if (moreThan.length == 0) {
            throw new IllegalArgumentException(
                    "Maximum likelihood needs at least one count above 0; found " + counts.length + " counts of 0");
        }
        double shape = rootOf(a -> slope(a, bestRate(a, counts, exposures), moreThan, exposures));
        return new GammaPoisson(shape, bestRate(shape, counts, exposures));
    }

    /** At k: how many counts are larger than k, up to the largest count. */
    private static int[] moreThan(int[] counts) {
        var moreThan = new int[Arrays.stream(counts).max().orElseThrow()];
        for (int count : counts) {
            for (int k = 0; k < count; k++) {
                moreThan[k]++;
            }
        }
        return moreThan;
    }

    /** d log likelihood / d shape: sum of psi(a + x) - psi(a) + ln(b / (b + e)), the first part as a finite sum. */
    private static double slope(double shape, double rate, int[] moreThan, double[] exposures) {
        double slope = 0;
        for (int k = 0; k < moreThan.length; k++) {
            slope += moreThan[k] / (shape + k);
        }
        for (double exposure : exposures) {
            slope -= StrictMath.log1p(exposure / rate);
        }
        return slope;
    }

    /** Where sum of shape - (shape + x) b / (b + e) passes zero, which it does once, on the way down. */
    private static double bestRate(double shape, int[] counts, double[] exposures) {
        double low = 0;
        double high = 1;
        while (excess(high, shape, counts, exposures) > 0) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (excess(middle, shape, counts, exposures) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double excess(double rate, double shape, int[] counts, double[] exposures) {
        double excess = 0;
        for (int i = 0; i < counts.length; i++) {
            excess += shape - (shape + counts[i]) * (rate / (rate + exposures[i]));
        }
        return excess;
    }

    private static double rootOf(java.util.function.DoubleUnaryOperator falling) {
        double low = StrictMath.log(SMALLEST_SHAPE);
        double high = StrictMath.log(LARGEST_SHAPE);
        if (falling.applyAsDouble(LARGEST_SHAPE) > 0) {
            return LARGEST_SHAPE;
        }
        for (double middle = (low + high) / 2; high - low > 1e-13; middle = (low + high) / 2) {
            if (falling.applyAsDouble(StrictMath.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    /** The mean rate of all. */
    public double mean() {
        return shape / rate;
    }

    /**
     * What is known of somebody's rate after so many events.
     *
     * @param count 0 or more
     * @param exposure 0 or more; 0 leaves what is known of everybody
     */
    public Outlook after(double count, double exposure) {
        if (!(count >= 0 && exposure >= 0 && Double.isFinite(count) && Double.isFinite(exposure))) {
            throw new IllegalArgumentException(
                    "Count and exposure are finite numbers of 0 or more; found " + count + " over " + exposure);
        }
        return new Outlook(shape + count, rate + exposure);
    }
}

package health.cairn.statistics.inequality;

import health.cairn.statistics.Confidence;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The slope index and the relative index of inequality (Mackenbach and Kunst, Social Science and Medicine 44, 1997), as
 * UKHSA calculates them.
 *
 * <p>The quantiles are placed at the midpoints of their shares of the population, from 0 to 1, and a line is fitted
 * through them, weighted by population. The slope index is its rise from 0 to 1, the relative index the ratio of its ends.
 *
 * @param scale on which the values' errors are normal, and on which they are drawn
 * @param fitOnScale whether the line is fitted on that scale too and its ends turned back, or through the values themselves
 * @param multiplier 1, or 100 to show proportions as percentages; negative where high values are good, so that a
 *     positive slope means the near end is worse off
 */
public record SlopeIndex(Scale scale, boolean fitOnScale, double multiplier) {

    private static final int FEWEST_QUANTILES = 3;

    public SlopeIndex {
        if (!(Double.isFinite(multiplier) && multiplier != 0)) {
            throw new IllegalArgumentException("A multiplier is a finite number other than 0; found " + multiplier);
        }
    }

    /**
     * The standard error, on the scale, of a value with this interval.
     *
     * @param confidence the level of the interval
     */
    public double standardError(double lower, double upper, Confidence confidence) {
        double error = (scale.to(upper) - scale.to(lower)) / (2 * confidence.z());
        if (!(error >= 0)) {
            throw new IllegalArgumentException("A lower limit is not above the upper; found " + lower + " to " + upper);
        }
        return error;
    }

    /**
     * The indices of these quantiles, in the order of the gradient.
     *
     * @param populations above 0
     * @param values one a quantile
     */
    public InequalityIndex of(double[] populations, double[] values) {
        var line = line(populations, values);
        double[] fitted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            fitted[i] = fitOnScale ? scale.to(values[i]) : values[i];
        }
        return index(line, fitted);
    }

    /**
     * The indices with intervals, by drawing each quantile's value many times from its error and fitting again.
     *
     * @param standardErrors of the values, on the scale
     * @param repetitions at least 1,000; 100,000 is usual
     * @param seed the same seed gives the same limits
     */
    public SimulatedIndex simulate(
            double[] populations, double[] values, double[] standardErrors, int repetitions, long seed) {
        var line = line(populations, values);
        if (standardErrors.length != values.length) {
            throw new IllegalArgumentException(
                    "One standard error a quantile: expected " + values.length + ", found " + standardErrors.length);
        }
        if (repetitions < 1000) {
            throw new IllegalArgumentException("A simulation is repeated at least 1,000 times; found " + repetitions);
        }
        double[] centres = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centres[i] = scale.to(values[i]);
            if (!(standardErrors[i] >= 0 && standardErrors[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A standard error is 0 or more and finite; found "
                        + standardErrors[i] + " at quantile " + (i + 1));
            }
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] drawn = new double[values.length];
        double[] slopes = new double[repetitions];
        double[] relatives = new double[repetitions];
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int i = 0; i < drawn.length; i++) {
                double draw = centres[i] + standardErrors[i] * random.nextGaussian();
                drawn[i] = fitOnScale ? draw : scale.from(draw);
            }
            double intercept = line.intercept(drawn);
            double slope = line.slope(drawn);
            slopes[repetition] = slope(intercept, slope);
            relatives[repetition] = relative(intercept, slope);
        }
        return new SimulatedIndex(of(populations, values), slopes, relatives, seed);
    }

    private InequalityIndex index(GradientLine line, double[] fitted) {
        double intercept = line.intercept(fitted);
        double slope = line.slope(fitted);
        return new InequalityIndex(
                slope(intercept, slope), relative(intercept, slope), Math.abs(multiplier) * end(intercept));
    }

    private double slope(double intercept, double slope) {
        return multiplier * (fitOnScale ? end(intercept + slope) - end(intercept) : slope);
    }

    private double relative(double intercept, double slope) {
        double ratio = end(intercept + slope) / end(intercept);
        return multiplier < 0 ? 1 / ratio : ratio;
    }

    private double end(double fitted) {
        return fitOnScale ? scale.from(fitted) : fitted;
    }

    private static GradientLine line(double[] populations, double[] values) {
        if (populations.length != values.length || values.length < FEWEST_QUANTILES) {
            throw new IllegalArgumentException(
                    "A gradient has at least 3 quantiles, each with a population and a value;" + " found "
                            + populations.length + " and " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!(populations[i] > 0 && populations[i] < Double.POSITIVE_INFINITY) || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException("A quantile has a population above 0 and a finite value; found "
                        + populations[i] + " and " + values[i] + " at quantile " + (i + 1));
            }
        }
        return new GradientLine(populations);
    }
}

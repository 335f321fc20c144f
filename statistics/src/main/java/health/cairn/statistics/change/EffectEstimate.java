package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A number with its uncertainty.
 *
 * @param value in the unit of the outcome
 * @param standardError 0 or more
 * @param interval by Student's t with the degrees of freedom of the method
 * @param pValue two-sided, of no effect; 1 where both value and standard error are 0
 */
public record EffectEstimate(double value, double standardError, Interval interval, double pValue) {

    static EffectEstimate of(double value, double standardError, double degreesOfFreedom, Confidence confidence) {
        var t = TDistribution.of(degreesOfFreedom);
        double reach = -t.inverseCumulativeProbability(confidence.tail()) * standardError;
        double p =
                standardError == 0 ? (value == 0 ? 1 : 0) : 2 * t.survivalProbability(Math.abs(value) / standardError);
        return new EffectEstimate(value, standardError, new Interval(value - reach, value + reach), Math.min(1, p));
    }
}

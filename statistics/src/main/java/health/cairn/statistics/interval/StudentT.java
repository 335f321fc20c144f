package health.cairn.statistics.interval;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import org.apache.commons.statistics.distribution.TDistribution;

/** The interval of an estimate whose standard error was itself estimated (Student, Biometrika 6, 1908). */
public final class StudentT {

    private static final int POLISHING_STEPS = 3;

    private StudentT() {}

    /** The estimate with limits as many standard errors away as the t distribution says. */
    public static Estimate estimate(
            double value, double standardError, double degreesOfFreedom, Confidence confidence) {
        if (!(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A standard error is 0 or more and finite; found " + standardError);
        }
        double reach = quantile(degreesOfFreedom, confidence) * standardError;
        return new Estimate(value, new Interval(value - reach, value + reach), confidence, IntervalMethod.STUDENT_T);
    }

    /** The t value that leaves {@link Confidence#tail()} above it: about 12.7 for 95 per cent and 1 degree of freedom. */
    public static double quantile(double degreesOfFreedom, Confidence confidence) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "Student's t has more than 0 degrees of freedom; found " + degreesOfFreedom);
        }
        var t = TDistribution.of(degreesOfFreedom);
        double x = t.inverseSurvivalProbability(confidence.tail());
        // The library stops at an absolute error of 1e-9; Newton's method finds the remaining digits.
        for (int step = 0; step < POLISHING_STEPS; step++) {
            x += (t.survivalProbability(x) - confidence.tail()) / t.density(x);
        }
        return x;
    }
}

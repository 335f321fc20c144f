package health.cairn.statistics.rate;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.interval.StudentT;

/**
 * The mean of a sample, with what its interval is made of.
 *
 * @param count how many values, at least one
 * @param sum of the values
 * @param sumOfSquares of the differences from the mean
 */
public record SampleMean(int count, double sum, double sumOfSquares) {

    /** Of these values; each must be finite. */
    public static SampleMean of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A mean is of at least one value; found none");
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "A mean is of finite values; found " + values[i] + " at position " + i);
            }
            sum += values[i];
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new SampleMean(values.length, sum, squares);
    }

    public double mean() {
        return sum / count;
    }

    /** With the divisor count - 1; not calculated for a single value. */
    public Outcome<Double> standardDeviation() {
        return count < 2 ? Outcome.none("one value has no spread") : Outcome.of(Math.sqrt(sumOfSquares / (count - 1)));
    }

    /** The mean with its interval by Student's t; not calculated for a single value. */
    public Outcome<Estimate> estimate(Confidence confidence) {
        return standardDeviation()
                .map(deviation -> StudentT.estimate(mean(), deviation / Math.sqrt(count), count - 1, confidence));
    }
}

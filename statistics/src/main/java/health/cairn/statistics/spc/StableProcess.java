package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;

/**
 * A process that later values are judged by.
 *
 * @param centre its mean
 * @param sigma the standard deviation of single values, 0 or more
 */
public record StableProcess(double centre, double sigma) {

    public StableProcess {
        if (!Double.isFinite(centre) || !(sigma >= 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException(
                    "A process has a finite centre and a sigma of 0 or more; found " + centre + " and " + sigma);
        }
    }

    /**
     * Centre and sigma from single values: the mean, and the average moving range over 1.128.
     *
     * @param values at least two present next to each other
     */
    public static StableProcess fromMovingRanges(Observations values) {
        var limits = Xmr.limits(values);
        if (!limits.present()) {
            throw new IllegalArgumentException("Sigma needs two values next to each other; found none");
        }
        return new StableProcess(limits.mean(), limits.averageRange() / ControlConstants.D2_OF_TWO);
    }

    /**
     * Centre and sigma from single values: the mean, and their standard deviation over c4, which corrects its bias. A
     * shift inside the values widens this sigma; that from moving ranges hardly.
     *
     * @param values at least two present
     */
    public static StableProcess fromDeviation(Observations values) {
        var sum = new ExactSum();
        for (int i = 0; i < values.size(); i++) {
            if (values.isPresent(i)) {
                sum.add(values.get(i));
            }
        }
        if (sum.count() < 2) {
            throw new IllegalArgumentException("Sigma needs two values; found " + sum.count());
        }
        double mean = sum.mean();
        double squares = 0;
        for (int i = 0; i < values.size(); i++) {
            double difference = values.isPresent(i) ? values.get(i) - mean : 0;
            squares += difference * difference;
        }
        double deviation = Math.sqrt(squares / (sum.count() - 1));
        return new StableProcess(mean, deviation / ControlConstants.c4(sum.count()));
    }
}

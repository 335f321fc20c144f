package health.cairn.statistics.spc;

import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;

/**
 * The exponentially weighted moving average chart (Roberts, Technometrics 1, 1959): small lasting shifts show earlier
 * than on a chart of single values.
 */
public final class Ewma {

    private final double[] averages;
    private final double[] halfWidths;
    private final double centre;

    private Ewma(double[] averages, double[] halfWidths, double centre) {
        this.averages = averages;
        this.halfWidths = halfWidths;
        this.centre = centre;
    }

    /**
     * A chart. The average starts at the centre; at a missing value it stays as it is.
     *
     * @param process the centre and sigma to judge by
     * @param lambda the weight of the newest value, above 0 and at most 1; 0.2 is usual
     * @param sigmas how many sigma of the average lie between the centre and a limit, for example 3
     */
    public static Ewma of(Observations values, StableProcess process, double lambda, double sigmas) {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException(
                    "The weight of the newest value is above 0 and at most 1, for example 0.2; found " + lambda);
        }
        if (!(sigmas > 0)) {
            throw new IllegalArgumentException("Limits lie a positive number of sigma away; found " + sigmas);
        }
        int size = values.size();
        var averages = new double[size];
        var halfWidths = new double[size];
        double average = process.centre();
        int seen = 0;
        for (int i = 0; i < size; i++) {
            if (values.isPresent(i)) {
                average = lambda * values.get(i) + (1 - lambda) * average;
                seen++;
            }
            averages[i] = average;
            halfWidths[i] = sigmas
                    * process.sigma()
                    * Math.sqrt(lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * seen)));
        }
        return new Ewma(averages, halfWidths, process.centre());
    }

    /** The number of points. */
    public int size() {
        return averages.length;
    }

    /** The weighted average up to a point. */
    public double average(int point) {
        return averages[point];
    }

    /** The limits at a point; they widen to their final width. */
    public Interval limits(int point) {
        return new Interval(centre - halfWidths[point], centre + halfWidths[point]);
    }

    /** Whether the average lies strictly outside its limits. */
    public boolean isOutside(int point) {
        return !limits(point).contains(averages[point]);
    }
}

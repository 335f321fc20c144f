package health.cairn.statistics.spc;

import java.util.function.DoubleSupplier;

/**
 * A phase of a control chart while its lines are drawn.
 *
 * @param groups all subgroups of the chart
 * @param values the points, before they are shown per so many
 * @param present whether a point has a value
 * @param base whether a point belongs to the baseline of its phase
 * @param from the first point of the phase
 * @param until the first point after it
 */
record ChartPhase(
        Subgroups groups,
        double[] values,
        boolean[] present,
        boolean[] base,
        int from,
        int until,
        ControlSettings settings) {

    /** Whether the point has a value and makes the limits. */
    boolean counts(int point) {
        return base[point] && present[point];
    }

    /** The given centre line, or the calculated one. */
    double centreOr(DoubleSupplier calculated) {
        return settings.centre().orElseGet(calculated);
    }

    /** The mean of the baseline. */
    double mean() {
        var sum = new ExactSum();
        for (int i = from; i < until; i++) {
            if (counts(i)) {
                sum.add(values[i]);
            }
        }
        return needed(sum).mean();
    }

    /** The sum of values of the baseline over the sum of its denominators. */
    double pooled() {
        var sum = new ExactSum();
        var denominator = new ExactSum();
        for (int i = from; i < until; i++) {
            if (counts(i)) {
                sum.add(groups.sums[i]);
                denominator.add(groups.denominators[i]);
            }
        }
        return needed(sum).sum() / denominator.sum();
    }

    private ExactSum needed(ExactSum sum) {
        if (sum.count() == 0) {
            throw new IllegalArgumentException(
                    "A baseline needs a point with a value; found none from point " + from + " until " + until);
        }
        return sum;
    }

    /**
     * The average of the absolute differences of neighbouring numbers of the baseline. An excluded point is bridged;
     * a missing one is not.
     *
     * @param of one number a point
     * @return positive infinity where no two numbers follow each other
     */
    double averageRange(double[] of) {
        var ranges = new double[until - from];
        int found = 0;
        int previous = -1;
        for (int i = from; i < until; i++) {
            if (base[i]) {
                if (previous >= 0 && present[previous] && present[i]) {
                    ranges[found++] = Math.abs(of[i] - of[previous]);
                }
                previous = i;
            }
        }
        return screenedMean(ranges, found, ControlConstants.D4_OF_TWO);
    }

    /** The mean of the ranges; with screening, of those below the factor times their mean. */
    double screenedMean(double[] ranges, int count, double factor) {
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        var all = new ExactSum();
        for (int i = 0; i < count; i++) {
            all.add(ranges[i]);
        }
        double mean = all.mean();
        if (!settings.screenRanges() || mean == 0) {
            return mean;
        }
        var kept = new ExactSum();
        for (int i = 0; i < count; i++) {
            if (ranges[i] < factor * mean) {
                kept.add(ranges[i]);
            }
        }
        return kept.mean();
    }
}

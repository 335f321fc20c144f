package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;

/**
 * What a control chart plots, one subgroup a point: single values, counts over denominators, or several rows each.
 * A row whose value or denominator is missing is left out; a subgroup without a row is missing.
 */
public final class Subgroups {

    final int[] counts;
    final double[] sums;
    final double[] means;
    final double[] deviations;
    final double[] ranges;
    final double[] denominators;
    private final boolean hasDenominators;

    private Subgroups(int size, boolean hasDenominators) {
        counts = new int[size];
        sums = new double[size];
        means = new double[size];
        deviations = new double[size];
        ranges = new double[size];
        denominators = new double[size];
        this.hasDenominators = hasDenominators;
    }

    /** One value a subgroup. */
    public static Subgroups ofValues(Observations values) {
        return ofRows(each(values.size()), values);
    }

    /**
     * A count and its denominator a subgroup.
     *
     * @param denominators cases, or the area of opportunity: bed days, list size; 0 or more
     */
    public static Subgroups ofCounts(Observations numerators, Observations denominators) {
        return ofRows(each(numerators.size()), numerators, denominators);
    }

    /**
     * Several values a subgroup.
     *
     * @param subgroup for each row the index of its subgroup, from 0
     * @param values one a row
     */
    public static Subgroups ofRows(int[] subgroup, Observations values) {
        return rows(subgroup, values, Observations.constant(values.size(), 1), false);
    }

    /**
     * Several counts and denominators a subgroup, which are added up.
     *
     * @param subgroup for each row the index of its subgroup, from 0
     * @param numerators one a row
     * @param denominators one a row, 0 or more
     */
    public static Subgroups ofRows(int[] subgroup, Observations numerators, Observations denominators) {
        return rows(subgroup, numerators, denominators, true);
    }

    private static Subgroups rows(
            int[] subgroup, Observations values, Observations denominators, boolean hasDenominators) {
        if (subgroup.length != values.size() || denominators.size() != values.size()) {
            throw new IllegalArgumentException("Each row needs a subgroup, a value and a denominator; found "
                    + subgroup.length + ", " + values.size() + " and " + denominators.size());
        }
        int size = 0;
        for (int g : subgroup) {
            if (g < 0) {
                throw new IllegalArgumentException("Subgroups are counted from 0; found " + g);
            }
            size = Math.max(size, g + 1);
        }
        var groups = new Subgroups(size, hasDenominators);
        var sums = new ExactSum[size];
        var parts = new ExactSum[size];
        var lowest = new double[size];
        var highest = new double[size];
        for (int g = 0; g < size; g++) {
            sums[g] = new ExactSum();
            parts[g] = new ExactSum();
            lowest[g] = Double.POSITIVE_INFINITY;
            highest[g] = Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < subgroup.length; i++) {
            if (values.isPresent(i) && denominators.isPresent(i)) {
                int g = subgroup[i];
                if (denominators.get(i) < 0) {
                    throw new IllegalArgumentException(
                            "A denominator is 0 or more; found " + denominators.get(i) + " in row " + i);
                }
                sums[g].add(values.get(i));
                parts[g].add(denominators.get(i));
                lowest[g] = Math.min(lowest[g], values.get(i));
                highest[g] = Math.max(highest[g], values.get(i));
            }
        }
        for (int g = 0; g < size; g++) {
            groups.counts[g] = sums[g].count();
            if (groups.counts[g] > 0) {
                groups.sums[g] = sums[g].sum();
                groups.means[g] = sums[g].mean();
                groups.denominators[g] = parts[g].sum();
                groups.ranges[g] = highest[g] - lowest[g];
            }
        }
        groups.measureDeviations(subgroup, values, denominators);
        return groups;
    }

    private void measureDeviations(int[] subgroup, Observations values, Observations denominators) {
        for (int i = 0; i < subgroup.length; i++) {
            if (values.isPresent(i) && denominators.isPresent(i)) {
                double difference = values.get(i) - means[subgroup[i]];
                deviations[subgroup[i]] += difference * difference;
            }
        }
        for (int g = 0; g < size(); g++) {
            deviations[g] = counts[g] < 2 ? 0 : Math.sqrt(deviations[g] / (counts[g] - 1));
        }
    }

    private static int[] each(int size) {
        var each = new int[size];
        for (int i = 0; i < size; i++) {
            each[i] = i;
        }
        return each;
    }

    /** The number of subgroups. */
    public int size() {
        return counts.length;
    }

    /** Whether a denominator was given. */
    public boolean hasDenominators() {
        return hasDenominators;
    }

    /** The number of rows of a subgroup that are present; the subgroup is missing where it is 0. */
    public int count(int subgroup) {
        return counts[subgroup];
    }

    /** The sum of the values of a subgroup; 0 without a row. */
    public double sum(int subgroup) {
        return sums[subgroup];
    }

    /** The sum of the denominators of a subgroup; the number of rows where none was given. */
    public double denominator(int subgroup) {
        return denominators[subgroup];
    }

    /** The mean of the values of a subgroup of at least one row. */
    public double mean(int subgroup) {
        return atLeast(1, subgroup, means);
    }

    /** The standard deviation of the values of a subgroup of at least two rows. */
    public double deviation(int subgroup) {
        return atLeast(2, subgroup, deviations);
    }

    /** The highest less the lowest value of a subgroup of at least two rows. */
    public double range(int subgroup) {
        return atLeast(2, subgroup, ranges);
    }

    private double atLeast(int rows, int subgroup, double[] from) {
        if (counts[subgroup] < rows) {
            throw new IllegalStateException(
                    "At least " + rows + " rows are needed; subgroup " + subgroup + " has " + counts[subgroup]);
        }
        return from[subgroup];
    }
}

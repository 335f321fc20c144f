package health.cairn.statistics;

import java.util.Arrays;

/** Numbers in ascending order, to ask for ranks and quantiles. Infinite values are ordered too; NaN is refused. */
public final class SortedValues {

    private final double[] ascending;

    private SortedValues(double[] ascending) {
        this.ascending = ascending;
    }

    public static SortedValues of(double... values) {
        double[] ascending = values.clone();
        for (int i = 0; i < ascending.length; i++) {
            if (Double.isNaN(ascending[i])) {
                throw new IllegalArgumentException("NaN has no order; found at position " + i);
            }
            // Zeros of either sign are one value, which sorting would tell apart.
            ascending[i] += 0.0;
        }
        Arrays.sort(ascending);
        return new SortedValues(ascending);
    }

    public int size() {
        return ascending.length;
    }

    /** How many values are smaller than this. */
    public int countBelow(double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values are this or smaller. */
    public int countUpTo(double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The average rank, from 1, of the values equal to this one. */
    public double rank(double value) {
        return (countBelow(value) + 1 + countUpTo(value)) / 2.0;
    }

    /** The value at a position from 0, the smallest first. */
    public double get(int position) {
        return ascending[position];
    }

    /**
     * The quantile by linear interpolation between order statistics (Hyndman and Fan's definition 7, the default of R).
     *
     * @param share from 0, the smallest, to 1, the largest
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A quantile is asked for a share between 0 and 1; found " + share);
        }
        if (ascending.length == 0) {
            throw new IllegalArgumentException("A quantile is of at least one value; found none");
        }
        double position = share * (ascending.length - 1);
        int below = (int) position;
        double beyond = position - below;
        return beyond == 0 ? ascending[below] : ascending[below] + beyond * (ascending[below + 1] - ascending[below]);
    }
}

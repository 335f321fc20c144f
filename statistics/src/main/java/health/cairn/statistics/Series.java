package health.cairn.statistics;

import java.util.Arrays;

/**
 * Values in order of time, some of them perhaps missing.
 *
 * <p>A missing value is marked as missing; no number stands for it. Present values are finite.
 */
public final class Series {

    private final double[] values;
    private final boolean[] missing;

    private Series(double[] values, boolean[] missing) {
        this.values = values;
        this.missing = missing;
    }

    /** A series without a gap. */
    public static Series of(double... values) {
        return of(values, new boolean[values.length]);
    }

    /**
     * A series with gaps.
     *
     * @param values one number a point; what stands where a value is missing is not read
     * @param missing true where the value is missing; as long as the values
     */
    public static Series of(double[] values, boolean[] missing) {
        if (values.length != missing.length) {
            throw new IllegalArgumentException("A series needs as many marks of missing as values; found "
                    + missing.length + " for " + values.length);
        }
        var kept = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (missing[i]) {
                continue;
            }
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("A series holds finite numbers, and a missing value is marked"
                        + " as missing; found " + values[i] + " at index " + i);
            }
            // Adding zero turns -0.0 into 0.0, so that equal values have equal bits.
            kept[i] = values[i] + 0.0;
        }
        return new Series(kept, missing.clone());
    }

    /** The same value at every point, as a target that never changes. */
    public static Series constant(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return of(values);
    }

    /** No value at any point, as the targets of a measure that has none. */
    public static Series missing(int size) {
        var missing = new boolean[size];
        Arrays.fill(missing, true);
        return new Series(new double[size], missing);
    }

    /** The number of points, missing ones included. */
    public int size() {
        return values.length;
    }

    /** Whether the value at this index is missing. */
    public boolean isMissing(int index) {
        return missing[index];
    }

    /** The value at this index; asking for a missing one is an error. */
    public double value(int index) {
        if (missing[index]) {
            throw new IllegalStateException("The value at index " + index + " is missing; ask isMissing first");
        }
        return values[index];
    }

    /** The number of points that are not missing. */
    public int present() {
        int present = 0;
        for (boolean gap : missing) {
            present += gap ? 0 : 1;
        }
        return present;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && Arrays.equals(values, that.values)
                && Arrays.equals(missing, that.missing);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(missing);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Series[");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(missing[i] ? "missing" : values[i]);
        }
        return text.append(']').toString();
    }
}

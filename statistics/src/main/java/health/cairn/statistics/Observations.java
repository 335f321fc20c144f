package health.cairn.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers in order, some of which may be missing. Present ones are finite. */
public final class Observations {

    private final double[] values;
    private final boolean[] present;

    private Observations(double[] values, boolean[] present) {
        this.values = values;
        this.present = present;
    }

    /** Numbers without a gap. */
    public static Observations of(double... values) {
        boolean[] present = new boolean[values.length];
        Arrays.fill(present, true);
        return of(values, present);
    }

    /** Numbers of which those not marked present are missing, whatever stands in their place. */
    public static Observations of(double[] values, boolean[] present) {
        if (values.length != present.length) {
            throw new IllegalArgumentException("Each value needs a mark whether it is present; found " + values.length
                    + " values and " + present.length + " marks");
        }
        for (int i = 0; i < values.length; i++) {
            if (present[i] && !Double.isFinite(values[i])) {
                throw new IllegalArgumentException("A value that is present is a finite number; found " + values[i]
                        + " at position " + i + " (mark a missing value as not present)");
            }
        }
        return new Observations(values.clone(), present.clone());
    }

    /** Numbers of which null is missing. */
    public static Observations ofNullable(@Nullable Double... values) {
        double[] numbers = new double[values.length];
        boolean[] present = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            Double value = values[i];
            if (value != null) {
                numbers[i] = value;
                present[i] = true;
            }
        }
        return of(numbers, present);
    }

    /** The same number at every position, as a target that never changes. */
    public static Observations constant(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return of(values);
    }

    /** No number at any position, as the targets of a measure that has none. */
    public static Observations allMissing(int size) {
        return new Observations(new double[size], new boolean[size]);
    }

    public int size() {
        return values.length;
    }

    public boolean isPresent(int i) {
        return present[i];
    }

    /** The number at a position; asking for a missing one is a mistake. */
    public double get(int i) {
        if (!present[i]) {
            throw new IllegalStateException("The value at position " + i + " is missing");
        }
        return values[i];
    }
}

package health.cairn.statistics;

import org.jspecify.annotations.Nullable;

/** Estimates of many areas made in one call: flat arrays, and for each position the outcome that one call would give. */
public final class Estimates {

    private final double[] values;
    private final double[] lower;
    private final double[] upper;
    private final @Nullable String[] reasons;
    private final Confidence confidence;
    private final IntervalMethod[] methods;

    private Estimates(int size, Confidence confidence) {
        this.values = new double[size];
        this.lower = new double[size];
        this.upper = new double[size];
        this.reasons = new @Nullable String[size];
        this.methods = new IntervalMethod[size];
        this.confidence = confidence;
    }

    public int size() {
        return values.length;
    }

    public Confidence confidence() {
        return confidence;
    }

    public boolean isCalculated(int i) {
        return reasons[i] == null;
    }

    /** The point estimate at a position that {@link #isCalculated}. */
    public double value(int i) {
        return values[calculated(i)];
    }

    /** The lower limit at a position that {@link #isCalculated}. */
    public double lower(int i) {
        return lower[calculated(i)];
    }

    /** The upper limit at a position that {@link #isCalculated}. */
    public double upper(int i) {
        return upper[calculated(i)];
    }

    /** The estimate at a position, or why there is none. */
    public Outcome<Estimate> get(int i) {
        String reason = reasons[i];
        return reason != null
                ? Outcome.none(reason)
                : Outcome.of(new Estimate(values[i], new Interval(lower[i], upper[i]), confidence, methods[i]));
    }

    private int calculated(int i) {
        if (reasons[i] != null) {
            throw new IllegalStateException("Not calculated at position " + i + ": " + reasons[i]);
        }
        return i;
    }

    /** Filled once by the method that makes the estimates. */
    public static final class Builder {

        private final Estimates estimates;

        public Builder(int size, Confidence confidence) {
            this.estimates = new Estimates(size, confidence);
        }

        public void set(int i, double value, double lower, double upper, IntervalMethod method) {
            estimates.values[i] = value;
            estimates.lower[i] = lower;
            estimates.upper[i] = upper;
            estimates.methods[i] = method;
        }

        public void none(int i, String reason) {
            estimates.reasons[i] = reason;
        }

        public Estimates build() {
            return estimates;
        }
    }
}

package health.cairn.statistics.inequality;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Interval;
import health.cairn.statistics.IntervalMethod;
import health.cairn.statistics.SortedValues;

/** The indices of inequality with limits from seeded draws. */
public final class SimulatedIndex {

    private final InequalityIndex index;
    private final SortedValues slopes;
    private final SortedValues relatives;
    private final long seed;

    SimulatedIndex(InequalityIndex index, double[] slopes, double[] relatives, long seed) {
        this.index = index;
        this.slopes = SortedValues.of(slopes);
        this.relatives = SortedValues.of(relatives);
        this.seed = seed;
    }

    public InequalityIndex index() {
        return index;
    }

    public int repetitions() {
        return slopes.size();
    }

    public long seed() {
        return seed;
    }

    /** The slope index with its interval. */
    public Estimate slope(Confidence confidence) {
        return new Estimate(index.slope(), limits(slopes, confidence), confidence, IntervalMethod.SIMULATED);
    }

    /** The relative index with its interval. */
    public Estimate relative(Confidence confidence) {
        return new Estimate(index.relative(), limits(relatives, confidence), confidence, IntervalMethod.SIMULATED);
    }

    /** The draws that leave the tail below and above: at 95 per cent of 100,000 the 2,500th and the 97,500th. */
    private static Interval limits(SortedValues draws, Confidence confidence) {
        double share = confidence.level() + confidence.tail();
        int lower = (int) Math.rint(draws.size() * (1 - share));
        int upper = (int) Math.rint(draws.size() * share);
        return new Interval(draws.get(Math.max(lower, 1) - 1), draws.get(Math.max(upper, 1) - 1));
    }
}

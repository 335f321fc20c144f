package health.cairn.statistics.spc;

import health.cairn.statistics.Observations;
import java.util.Arrays;

/**
 * The arithmetic of one phase of an XmR chart: mean, average moving range, and the rules that each point breaks.
 * Holds the planes between phases so that a panel makes no garbage.
 */
final class PhaseScan {

    private long[] above = {};
    private long[] below = {};
    private long[] rising = {};
    private long[] falling = {};
    private long[] nearHigh = {};
    private long[] nearLow = {};

    private void reserve(int words) {
        if (above.length <= words) {
            int size = Math.max(words + 1, 2 * above.length);
            above = new long[size];
            below = new long[size];
            rising = new long[size];
            falling = new long[size];
            nearHigh = new long[size];
            nearLow = new long[size];
        }
    }

    /**
     * Marks in {@code marks} the rules that each point breaks. Missing points break none and end every run.
     *
     * @param limits the mean and limits of the phase; without a mean nothing is marked
     * @param marks one byte a point of the panel, a bit for each {@link SpecialCause}
     */
    void mark(Panel panel, int phase, XmrLimits limits, XmrSettings settings, byte[] marks) {
        double[] values = panel.values;
        int from = panel.phaseOffsets[phase];
        int until = panel.phaseOffsets[phase + 1];
        int words = (until - from + 63) >>> 6;
        reserve(words);
        Arrays.fill(marks, from, until, (byte) 0);
        if (limits.used() == 0) {
            return;
        }
        boolean beyondCounts = settings.twoOfThree() == XmrSettings.TwoOfThree.BEYOND_NEAR_LIMIT;
        double mean = limits.mean();
        double upper = limits.process().upper();
        double lower = limits.process().lower();
        double nearUpper = limits.near().upper();
        double nearLower = limits.near().lower();
        double previous = values[from];
        for (int w = 0, i = from; w < words; w++) {
            int stop = Math.min(i + 64, until);
            long a = 0;
            long b = 0;
            long r = 0;
            long f = 0;
            long nh = 0;
            long nl = 0;
            for (int k = 0; i < stop; i++, k++) {
                double value = values[i];
                a |= sign(mean - value) << k;
                b |= sign(value - mean) << k;
                r |= sign(previous - value) << k;
                f |= sign(value - previous) << k;
                previous = value;
                if (value > nearUpper) {
                    boolean beyond = value > upper;
                    nh |= (beyond & !beyondCounts ? 0L : 1L) << k;
                    marks[i] = (byte) (beyond ? SpecialCause.ABOVE_UPPER_LIMIT.bit() : 0);
                } else if (value < nearLower) {
                    boolean beyond = value < lower;
                    nl |= (beyond & !beyondCounts ? 0L : 1L) << k;
                    marks[i] = (byte) (beyond ? SpecialCause.BELOW_LOWER_LIMIT.bit() : 0);
                }
            }
            above[w] = a;
            below[w] = b;
            rising[w] = r;
            falling[w] = f;
            nearHigh[w] = nh;
            nearLow[w] = nl;
        }
        above[words] = below[words] = rising[words] = falling[words] = nearHigh[words] = nearLow[words] = 0;
        if (panel.gaps[phase]) {
            dropMissing(panel.missing, from, until, marks);
        }
        applyRules(words, settings.runLength(), marks, from);
    }

    /**
     * Marks the points of a phase whose place is known.
     *
     * @param values one a point; present where the place is one of a present point
     * @param places one a point
     */
    void mark(Observations values, Place[] places, XmrSettings settings, byte[] marks, int from, int until) {
        int words = (until - from + 63) >>> 6;
        reserve(words);
        for (long[] plane : new long[][] {above, below, rising, falling, nearHigh, nearLow}) {
            Arrays.fill(plane, 0, words + 1, 0);
        }
        boolean beyondCounts = settings.twoOfThree() == XmrSettings.TwoOfThree.BEYOND_NEAR_LIMIT;
        for (int i = from; i < until; i++) {
            if (!values.isPresent(i)) {
                continue;
            }
            int bit = i - from;
            var place = places[i];
            boolean near = place.beyondNearLimit() || beyondCounts && place.beyondLimit();
            set(above, bit, place.side() > 0);
            set(below, bit, place.side() < 0);
            set(nearHigh, bit, place.side() > 0 && near);
            set(nearLow, bit, place.side() < 0 && near);
            if (i > from && values.isPresent(i - 1)) {
                set(rising, bit, values.get(i) > values.get(i - 1));
                set(falling, bit, values.get(i) < values.get(i - 1));
            }
            if (place.beyondLimit() && place.side() != 0) {
                var cause = place.side() > 0 ? SpecialCause.ABOVE_UPPER_LIMIT : SpecialCause.BELOW_LOWER_LIMIT;
                marks[i] = (byte) cause.bit();
            }
        }
        applyRules(words, settings.runLength(), marks, from);
    }

    private static void set(long[] plane, int bit, boolean on) {
        plane[bit >>> 6] |= on ? 1L << bit : 0;
    }

    private void applyRules(int words, int length, byte[] marks, int from) {
        Planes.markRuns(rising, words, length - 1, 1, marks, from, SpecialCause.TREND_INCREASING.bit());
        Planes.markRuns(falling, words, length - 1, 1, marks, from, SpecialCause.TREND_DECREASING.bit());
        Planes.markTwoOfThree(nearHigh, above, words, marks, from, SpecialCause.TWO_OF_THREE_HIGH.bit());
        Planes.markTwoOfThree(nearLow, below, words, marks, from, SpecialCause.TWO_OF_THREE_LOW.bit());
        Planes.markRuns(above, words, length, 0, marks, from, SpecialCause.SHIFT_HIGH.bit());
        Planes.markRuns(below, words, length, 0, marks, from, SpecialCause.SHIFT_LOW.bit());
    }

    /** 1 for a negative difference, 0 otherwise; a difference of doubles is 0 only if they are equal. */
    private static long sign(double difference) {
        return Double.doubleToRawLongBits(difference) >>> 63;
    }

    private void dropMissing(boolean[] missing, int from, int until, byte[] marks) {
        for (int i = from; i < until; i++) {
            if (missing[i]) {
                marks[i] = 0;
                clear(i - from, above, below, nearHigh, nearLow, rising, falling);
                // The difference to the next point is unknown too.
                clear(i - from + 1, rising, falling);
            }
        }
    }

    private static void clear(int bit, long[]... planes) {
        for (long[] plane : planes) {
            plane[bit >>> 6] &= ~(1L << bit);
        }
    }
}

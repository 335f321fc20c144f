package health.cairn.statistics.spc;

/**
 * The arithmetic of one phase without gaps, limits and rules in two passes with plain sums. It answers only if every
 * value lies farther from every line than plain sums can err: then {@link ExactPhase}, which sums without error, would
 * mark the same points. Otherwise it says that it does not know.
 */
final class PlainPhase {

    /** The largest relative error of one operation. */
    private static final double UNIT = 0x1p-53;

    private static final long SIGN = Long.MIN_VALUE;

    private final RulePlanes planes;
    private double mean;
    private double averageRange;

    PlainPhase(RulePlanes planes) {
        this.planes = planes;
    }

    double mean() {
        return mean;
    }

    double averageRange() {
        return averageRange;
    }

    /**
     * Finds mean and average range, and marks the rules that each point breaks.
     *
     * @param until at least two points after {@code from}
     * @param marks zeros from {@code from} until {@code until}
     * @return whether the answer is certain; if not, marks are to be cleared
     */
    boolean mark(double[] values, int from, int until, XmrSettings settings, byte[] marks) {
        int words = (until - from + 63) >>> 6;
        planes.reserve(words);
        double error = step(values, from, until);
        if (settings.screenRanges() && !screen(values, from, until, error)) {
            return false;
        }
        boolean beyondCounts = settings.twoOfThree() == XmrSettings.TwoOfThree.BEYOND_NEAR_LIMIT;
        if (!place(values, from, until, error, beyondCounts, marks)) {
            return false;
        }
        planes.mark(words, settings.runLength(), values, marks, from);
        return true;
    }

    /**
     * Averages values and moving ranges, and finds which points are higher than the one before.
     *
     * @return how far at most a distance from a line can be wrong
     */
    private double step(double[] values, int from, int until) {
        double sum = 0;
        double ranges = 0;
        double previous = values[from];
        long[] rising = planes.rising;
        long[] falling = planes.falling;
        for (int i = from, w = 0; i < until; w++) {
            int stop = Math.min(i + 64, until);
            int unused = 64 - (stop - i);
            long word = 0;
            for (; i < stop; i++) {
                double value = values[i];
                double fall = previous - value;
                previous = value;
                sum += value;
                ranges += Math.abs(fall);
                word = word >>> 1 | Double.doubleToRawLongBits(fall) & SIGN;
            }
            rising[w] = word >>> unused;
            // Lower or equal: equals are left out where a run of these is long enough to matter.
            falling[w] = ~word >>> unused;
        }
        // The first point has none before it.
        falling[0] &= -2L;
        int n = until - from;
        mean = sum / n;
        averageRange = ranges / (n - 1);
        return 4 * n * UNIT * (Math.abs(mean) + ranges);
    }

    /** Averages the ranges below their screening limit; whether each is clearly below or above it. */
    private boolean screen(double[] values, int from, int until, double error) {
        double limit = XmrLimits.SCREEN_FACTOR * averageRange;
        double sum = 0;
        int kept = 0;
        for (int i = from + 1; i < until; i++) {
            double range = Math.abs(values[i] - values[i - 1]);
            if (range < limit) {
                sum += range;
                kept++;
            }
            if (Math.abs(range - limit) <= error) {
                return false;
            }
        }
        averageRange = sum / kept;
        return true;
    }

    /**
     * Finds the side of each point and which points lie near a limit or beyond one; whether no point is too close to
     * a line.
     */
    private boolean place(double[] values, int from, int until, double error, boolean beyondCounts, byte[] marks) {
        double near = Math.max(0, XmrLimits.NEAR_FACTOR * averageRange - error);
        double process = Math.max(0, XmrLimits.PROCESS_FACTOR * averageRange - error);
        int words = 0;
        boolean beyond = false;
        for (int i = from; i < until; i += 64) {
            double farthest = placeWord(values, i, Math.min(i + 64, until), words, error, near);
            if (farthest < 0) {
                return false;
            }
            beyond |= farthest >= process;
            words++;
        }
        return !beyond && !twoOfThree(words) || judge(values, from, words, error, beyondCounts, marks);
    }

    /**
     * The sides and nearness of at most 64 points. Positive doubles are in the order of their bits, so that distances
     * are compared as whole numbers.
     *
     * @return the distance of the farthest point beyond the near limit, 0 without one; negative if a point is too
     *     close to the mean
     */
    private double placeWord(double[] values, int from, int until, int w, double error, double nearLimit) {
        double centre = mean;
        long tooClose = Double.doubleToRawLongBits(error);
        long inNear = Double.doubleToRawLongBits(nearLimit);
        long low = 0;
        long near = 0;
        long farthest = 0;
        for (int i = from; i < until; i++) {
            long bits = Double.doubleToRawLongBits(values[i] - centre);
            long distance = bits & ~SIGN;
            low = low >>> 1 | bits & SIGN;
            if (distance <= tooClose) {
                return -1;
            }
            if (distance >= inNear) {
                near |= 1L << (i - from);
                farthest = Math.max(farthest, distance);
            }
        }
        int unused = 64 - (until - from);
        planes.below[w] = low >>> unused;
        planes.above[w] = ~low >>> unused;
        planes.nearLow[w] = near & low >>> unused;
        planes.nearHigh[w] = near & ~low >>> unused;
        return Double.longBitsToDouble(farthest);
    }

    private boolean twoOfThree(int words) {
        long windows = 0;
        for (int w = 0; w < words; w++) {
            windows |= RulePlanes.windows(planes.nearHigh, planes.above, w)
                    | RulePlanes.windows(planes.nearLow, planes.below, w);
        }
        return windows != 0;
    }

    /** Tells the points beyond a limit from those near it; whether each is clearly the one or the other. */
    private boolean judge(double[] values, int from, int words, double error, boolean beyondCounts, byte[] marks) {
        double near = XmrLimits.NEAR_FACTOR * averageRange;
        double process = XmrLimits.PROCESS_FACTOR * averageRange;
        for (int w = 0; w < words; w++) {
            for (long left = planes.nearHigh[w] | planes.nearLow[w]; left != 0; left &= left - 1) {
                int i = from + 64 * w + Long.numberOfTrailingZeros(left);
                double distance = Math.abs(values[i] - mean);
                if (distance <= near + error || Math.abs(distance - process) <= error) {
                    return false;
                }
                if (distance > process) {
                    boolean high = values[i] > mean;
                    marks[i] = (byte) (high ? SpecialCause.ABOVE_UPPER_LIMIT : SpecialCause.BELOW_LOWER_LIMIT).bit();
                    if (!beyondCounts) {
                        planes.nearHigh[w] &= ~Long.lowestOneBit(left);
                        planes.nearLow[w] &= ~Long.lowestOneBit(left);
                    }
                }
            }
        }
        return true;
    }
}

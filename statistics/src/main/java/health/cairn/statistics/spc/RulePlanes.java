package health.cairn.statistics.spc;

/**
 * The rules of a phase on bit planes: bit {@code i % 64} of word {@code i / 64} answers one question about point
 * {@code i} of the phase, so that a rule looks at 64 points at once. Each plane ends with a word of zeros.
 */
final class RulePlanes {

    /** Whether a point is higher than the one before. */
    long[] rising = new long[2];

    /** Whether a point is lower than the one before; {@link #mark} leaves out points that are equal to it. */
    long[] falling = new long[2];

    /** Whether a point lies above the mean. */
    long[] above = new long[2];

    /** Whether a point lies below the mean. */
    long[] below = new long[2];

    /** Whether a point above the mean counts as beyond the near limit. */
    long[] nearHigh = new long[2];

    /** Whether a point below the mean counts as beyond the near limit. */
    long[] nearLow = new long[2];

    /** Makes room for so many words and the zeros after them. */
    void reserve(int words) {
        if (rising.length <= words) {
            int size = Math.max(words + 1, 2 * rising.length);
            rising = new long[size];
            falling = new long[size];
            above = new long[size];
            below = new long[size];
            nearHigh = new long[size];
            nearLow = new long[size];
        }
        rising[words] = falling[words] = above[words] = below[words] = nearHigh[words] = nearLow[words] = 0;
    }

    /**
     * Marks trends, two of three and shifts.
     *
     * @param length the points of a run, at least 3
     * @param values of the panel, to tell equal neighbours apart
     * @param marks of the panel, a bit for each {@link SpecialCause}
     * @param from the first point of the phase
     */
    void mark(int words, int length, double[] values, byte[] marks, int from) {
        for (int w = 0; w < words; w++) {
            long r0 = rising[w];
            long r1 = rising[w + 1];
            long f0 = falling[w];
            long f1 = falling[w + 1];
            long a0 = above[w];
            long a1 = above[w + 1];
            long b0 = below[w];
            long b1 = below[w + 1];
            // Where a run of have starts and another step points on, a run of have + step starts. A trend has one
            // difference fewer than it has points.
            for (int have = 1; have < length - 1; ) {
                int step = Math.min(have, length - 1 - have);
                r0 &= r0 >>> step | r1 << -step;
                r1 &= r1 >>> step;
                f0 &= f0 >>> step | f1 << -step;
                f1 &= f1 >>> step;
                a0 &= a0 >>> step | a1 << -step;
                a1 &= a1 >>> step;
                b0 &= b0 >>> step | b1 << -step;
                b1 &= b1 >>> step;
                have += step;
            }
            a0 &= a0 >>> 1 | a1 << 63;
            b0 &= b0 >>> 1 | b1 << 63;
            long high = windows(nearHigh, above, w);
            long low = windows(nearLow, below, w);
            if ((r0 | f0 | a0 | b0 | high | low) != 0) {
                int first = from + 64 * w;
                markRuns(r0, length - 1, 1, marks, first, SpecialCause.TREND_INCREASING);
                if (f0 != 0) {
                    markRuns(
                            falls(w, length - 1, values, from),
                            length - 1,
                            1,
                            marks,
                            first,
                            SpecialCause.TREND_DECREASING);
                }
                markNear(nearHigh, high, w, marks, from, SpecialCause.TWO_OF_THREE_HIGH);
                markNear(nearLow, low, w, marks, from, SpecialCause.TWO_OF_THREE_LOW);
                markRuns(a0, length, 0, marks, first, SpecialCause.SHIFT_HIGH);
                markRuns(b0, length, 0, marks, first, SpecialCause.SHIFT_LOW);
            }
        }
    }

    /** Where in a word three points in a row start that are all on the side, and at least two of them near. */
    static long windows(long[] near, long[] side, int w) {
        long n0 = near[w];
        long n1 = n0 >>> 1 | near[w + 1] << 63;
        long n2 = n0 >>> 2 | near[w + 1] << 62;
        long s0 = side[w];
        long s1 = s0 >>> 1 | side[w + 1] << 63;
        long s2 = s0 >>> 2 | side[w + 1] << 62;
        return (n0 & n1 | n0 & n2 | n1 & n2) & s0 & s1 & s2;
    }

    /** Where runs of so many falling differences start in a word, equal neighbours left out. */
    private long falls(int w, int length, double[] values, int from) {
        dropEqual(values, from, w);
        dropEqual(values, from, w + 1);
        long low = falling[w];
        long high = falling[w + 1];
        for (int have = 1; have < length; ) {
            int step = Math.min(have, length - have);
            low &= low >>> step | high << -step;
            high &= high >>> step;
            have += step;
        }
        return low;
    }

    private void dropEqual(double[] values, int from, int w) {
        for (long left = falling[w]; left != 0; left &= left - 1) {
            int i = from + 64 * w + Long.numberOfTrailingZeros(left);
            if (values[i] == values[i - 1]) {
                falling[w] &= ~Long.lowestOneBit(left);
            }
        }
    }

    /**
     * Marks the points of runs.
     *
     * @param starts where a run of {@code length} starts
     * @param before the points before a run that are marked too: 1 for a run of differences, 0 for a run of points
     * @param first the place of the first bit in {@code marks}
     */
    private static void markRuns(long starts, int length, int before, byte[] marks, int first, SpecialCause cause) {
        long left = starts;
        while (left != 0) {
            int start = Long.numberOfTrailingZeros(left);
            int count = Long.numberOfTrailingZeros(~(left >>> start));
            for (int i = first + start - before; i < first + start + count + length - 1; i++) {
                marks[i] |= (byte) cause.bit();
            }
            left = start + count >= 64 ? 0 : left & -1L << start + count;
        }
    }

    private static void markNear(long[] near, long windows, int w, byte[] marks, int from, SpecialCause cause) {
        for (long left = windows; left != 0; left &= left - 1) {
            int start = 64 * w + Long.numberOfTrailingZeros(left);
            for (int i = start; i < start + 3; i++) {
                if ((near[i >>> 6] >>> i & 1) != 0) {
                    marks[from + i] |= (byte) cause.bit();
                }
            }
        }
    }
}

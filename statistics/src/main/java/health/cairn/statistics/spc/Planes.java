package health.cairn.statistics.spc;

/**
 * Rules on bit planes: bit {@code i % 64} of word {@code i / 64} answers one question about point {@code i} of a
 * phase, so that a rule looks at 64 points at once. A plane ends with a word of zeros.
 */
final class Planes {

    private Planes() {}

    /**
     * Marks every point of each run of at least {@code length} set bits.
     *
     * @param plane the questions answered, with a word of zeros after the {@code words}
     * @param length at most 64
     * @param before the points before the run that are marked too: 1 for a run of differences, 0 for a run of points
     * @param marks gets {@code bit} at each marked point
     * @param from the place of the first point of the phase in {@code marks}
     */
    static void markRuns(long[] plane, int words, int length, int before, byte[] marks, int from, int bit) {
        for (int w = 0; w < words; w++) {
            long starts = starts(plane[w], plane[w + 1], length);
            while (starts != 0) {
                int first = Long.numberOfTrailingZeros(starts);
                int count = Long.numberOfTrailingZeros(~(starts >>> first));
                int begin = from + 64 * w + first;
                for (int i = begin - before; i < begin + count + length - 1; i++) {
                    marks[i] |= (byte) bit;
                }
                starts = first + count >= 64 ? 0 : starts & (-1L << (first + count));
            }
        }
    }

    /** The bits of {@code low} at which {@code length} set bits in a row start, looking on into {@code high}. */
    private static long starts(long low, long high, int length) {
        int have = 1;
        while (have < length && low != 0) {
            int step = Math.min(have, length - have);
            low &= low >>> step | high << (64 - step);
            high &= high >>> step;
            have += step;
        }
        return low;
    }

    /**
     * Marks the near points of every three points in a row that are all on the side and at least two of them near.
     *
     * @param near the points beyond the near limit of this side
     * @param side the points on this side of the mean
     */
    static void markTwoOfThree(long[] near, long[] side, int words, byte[] marks, int from, int bit) {
        for (int w = 0; w < words; w++) {
            long n0 = near[w];
            if ((n0 | near[w + 1]) == 0) {
                continue;
            }
            long n1 = n0 >>> 1 | near[w + 1] << 63;
            long n2 = n0 >>> 2 | near[w + 1] << 62;
            long s0 = side[w];
            long s1 = s0 >>> 1 | side[w + 1] << 63;
            long s2 = s0 >>> 2 | side[w + 1] << 62;
            long starts = (n0 & n1 | n0 & n2 | n1 & n2) & s0 & s1 & s2;
            while (starts != 0) {
                int start = 64 * w + Long.numberOfTrailingZeros(starts);
                for (int i = start; i < start + 3; i++) {
                    marks[from + i] |= (byte) (near[i >>> 6] >>> i << 63 >>> 63 == 0 ? 0 : bit);
                }
                starts &= starts - 1;
            }
        }
    }
}

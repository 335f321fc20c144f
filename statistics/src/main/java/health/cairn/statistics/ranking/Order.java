package health.cairn.statistics.ranking;

import java.util.Arrays;

/**
 * Sorts the places of an array by its values, fast and without garbage: values are spread over a few times as many
 * buckets as there are members, then an insertion sort puts right what shares a bucket. A crowded bucket, as outliers
 * make, is spread again. Members with equal values keep the order in which they were given.
 *
 * <p>Holds scratch space; one for each thread.
 */
final class Order {

    /** Below this an insertion sort is faster than spreading. */
    private static final int FEW = 24;

    /** More buckets mean fewer members to sort in each, and more empty ones to walk over. */
    private static final int BUCKETS_PER_MEMBER = 2;

    /** The members in ascending order of value, after a call to {@link #sort}. */
    final int[] sorted;

    /** The values of {@link #sorted}. */
    final double[] keys;

    private final int[] bucketOf;
    private final int[] spread;
    private final double[] spreadKeys;
    private final int[] starts;

    Order(int capacity) {
        sorted = new int[capacity];
        keys = new double[capacity];
        bucketOf = new int[capacity];
        spread = new int[capacity];
        spreadKeys = new double[capacity];
        starts = new int[BUCKETS_PER_MEMBER * capacity + 2];
    }

    /** Orders the first {@code count} members by {@code values[member]}, which must be finite. */
    void sort(double[] values, int[] members, int count) {
        for (int i = 0; i < count; i++) {
            sorted[i] = members[i];
            keys[i] = values[members[i]];
        }
        sortRange(0, count);
    }

    private void sortRange(int from, int until) {
        if (until - from > FEW && spreadRange(from, until)) {
            int start = from;
            while (start < until) {
                int end = start + 1;
                while (end < until && bucketOf[end] == bucketOf[start]) {
                    end++;
                }
                if (end - start > FEW) {
                    sortRange(start, end);
                }
                start = end;
            }
        }
        insertionSort(from, until);
    }

    /**
     * Puts the range in order of buckets.
     *
     * @return whether a bucket is crowded; if so the bucket of each position is noted
     */
    private boolean spreadRange(int from, int until) {
        double min = keys[from];
        double max = min;
        for (int i = from + 1; i < until; i++) {
            double key = keys[i];
            if (key < min) {
                min = key;
            } else if (key > max) {
                max = key;
            }
        }
        if (min == max) {
            return false;
        }
        int count = until - from;
        int buckets = BUCKETS_PER_MEMBER * count;
        double perUnit = buckets / (max - min);
        Arrays.fill(starts, 0, buckets + 2, 0);
        for (int i = from; i < until; i++) {
            int bucket = bucket(keys[i], min, perUnit, buckets);
            bucketOf[i] = bucket;
            starts[bucket + 1]++;
        }
        int largest = 0;
        int before = 0;
        for (int bucket = 1; bucket <= buckets + 1; bucket++) {
            int size = starts[bucket];
            largest = Math.max(largest, size);
            before += size;
            starts[bucket] = before;
        }
        for (int i = from; i < until; i++) {
            int target = from + starts[bucketOf[i]]++;
            spread[target] = sorted[i];
            spreadKeys[target] = keys[i];
        }
        System.arraycopy(spread, from, sorted, from, count);
        System.arraycopy(spreadKeys, from, keys, from, count);
        if (largest <= FEW) {
            return false;
        }
        for (int i = from; i < until; i++) {
            bucketOf[i] = bucket(keys[i], min, perUnit, buckets);
        }
        return true;
    }

    private static int bucket(double key, double min, double perUnit, int buckets) {
        return Math.min((int) ((key - min) * perUnit), buckets);
    }

    private void insertionSort(int from, int until) {
        double before = from < until ? keys[from] : 0;
        for (int i = from + 1; i < until; i++) {
            double key = keys[i];
            if (before <= key) {
                before = key;
                continue;
            }
            int member = sorted[i];
            int j = i;
            do {
                keys[j] = keys[j - 1];
                sorted[j] = sorted[j - 1];
                j--;
            } while (j > from && keys[j - 1] > key);
            keys[j] = key;
            sorted[j] = member;
        }
    }
}

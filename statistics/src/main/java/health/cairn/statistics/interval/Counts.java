package health.cairn.statistics.interval;

/** What a count must be. */
final class Counts {

    private Counts() {}

    static void check(double count) {
        if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A count is 0 or more and finite; found " + count);
        }
    }
}

package health.cairn.contacts.engine;

/** A person's contacts in one setting: the counts of three periods in one number of 63 bits, the latest in its lowest 21. */
public final class Packed {

    /** A count has so many bits; no person has two million contacts in a year. */
    public static final int BITS = 21;

    /** The bits of one count. */
    public static final long MASK = (1L << BITS) - 1;

    private Packed() {}

    /** How far up the count of a period stands. */
    public static int shift(int period) {
        return BITS * (period - 1);
    }

    /** SQL for the count of one period. */
    static String count(LakeSql lake, String numbers, int period) {
        return lake.and(lake.shift(numbers, shift(period)), String.valueOf(MASK));
    }
}

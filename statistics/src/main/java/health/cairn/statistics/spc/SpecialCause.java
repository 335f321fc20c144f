package health.cairn.statistics.spc;

/**
 * A rule that a point breaks, and on which side. In the order of precedence by which a point that breaks several
 * rules gets its one label.
 */
public enum SpecialCause {
    /** Strictly above the upper process limit. */
    ABOVE_UPPER_LIMIT,
    /** Strictly below the lower process limit. */
    BELOW_LOWER_LIMIT,
    /** One of a run of points, seven unless set otherwise, each strictly higher than the one before. */
    TREND_INCREASING,
    /** One of a run of points, seven unless set otherwise, each strictly lower than the one before. */
    TREND_DECREASING,
    /** Beyond the upper near limit, with another such point among three in a row above the mean. */
    TWO_OF_THREE_HIGH,
    /** Beyond the lower near limit, with another such point among three in a row below the mean. */
    TWO_OF_THREE_LOW,
    /** One of a run of points, seven unless set otherwise, strictly above the mean. */
    SHIFT_HIGH,
    /** One of a run of points, seven unless set otherwise, strictly below the mean. */
    SHIFT_LOW;

    private static final SpecialCause[] ALL = values();

    /** The mark of this cause in a byte of eight causes. */
    int bit() {
        return 1 << ordinal();
    }

    /** Whether the cause lies on the high side: above, or increasing. */
    public boolean isHigh() {
        return (bit() & HIGH_BITS) != 0;
    }

    static final int HIGH_BITS = 0b0101_0101;

    static SpecialCause ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}

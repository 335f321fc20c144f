package health.cairn.statistics.spc;

/**
 * Whether the process, left as it is, can be expected to meet its target: the assurance icon of Making Data Count.
 */
public enum Assurance {
    /** No icon: there is no target at the latest point, no limits yet, or neither way is better. */
    NONE,
    /** Common cause variation alone may pass or fail the target: it lies between the limits, or on one. */
    HIT_AND_MISS,
    /** The target is consistently met: it lies strictly beyond the limit on the worse side. */
    PASS,
    /** The target is consistently not met: it lies strictly beyond the limit on the better side. */
    FAIL;

    private static final Assurance[] ALL = values();

    static Assurance ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * Compares a target with the limits of the latest phase. A target exactly on a limit is hit and miss.
     *
     * @param target the target at the latest point
     * @param lower the lower process limit
     * @param upper the upper process limit
     * @param direction which way is better; neutral gives no icon
     */
    public static Assurance of(double target, double lower, double upper, ImprovementDirection direction) {
        return switch (direction) {
            case NEUTRAL -> NONE;
            case INCREASE -> target > upper ? FAIL : target < lower ? PASS : HIT_AND_MISS;
            case DECREASE -> target > upper ? PASS : target < lower ? FAIL : HIT_AND_MISS;
        };
    }
}

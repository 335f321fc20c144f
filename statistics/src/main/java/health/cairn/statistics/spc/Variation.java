package health.cairn.statistics.spc;

/**
 * What a point says about its process; of the latest point, the variation icon of Making Data Count.
 */
public enum Variation {
    /** Common cause: nothing but the ordinary variation of the process. Grey icon. */
    COMMON_CAUSE,
    /** Special cause of an improving nature, on the high side. Blue icon, H. */
    IMPROVEMENT_HIGH,
    /** Special cause of an improving nature, on the low side. Blue icon, L. */
    IMPROVEMENT_LOW,
    /** Special cause of a concerning nature, on the high side. Orange icon, H. */
    CONCERN_HIGH,
    /** Special cause of a concerning nature, on the low side. Orange icon, L. */
    CONCERN_LOW,
    /** Special cause on the high side where neither way is better. Purple icon, up. */
    NEUTRAL_HIGH,
    /** Special cause on the low side where neither way is better. Purple icon, down. */
    NEUTRAL_LOW;

    private static final Variation[] ALL = values();

    static Variation ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }

    /** The variation that a special cause on this side means. */
    static Variation of(boolean high, ImprovementDirection direction) {
        return switch (direction) {
            case NEUTRAL -> high ? NEUTRAL_HIGH : NEUTRAL_LOW;
            case INCREASE -> high ? IMPROVEMENT_HIGH : CONCERN_LOW;
            case DECREASE -> high ? CONCERN_HIGH : IMPROVEMENT_LOW;
        };
    }

    /** Whether the point is of an improving nature. */
    public boolean isImprovement() {
        return this == IMPROVEMENT_HIGH || this == IMPROVEMENT_LOW;
    }

    /** Whether the point is of a concerning nature. */
    public boolean isConcern() {
        return this == CONCERN_HIGH || this == CONCERN_LOW;
    }
}

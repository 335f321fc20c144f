package health.cairn.comparison;

/** Where the last five yearly values go, by the recent-trend marker. */
public enum Trend {
    INCREASING,
    DECREASING,
    NO_CHANGE,
    /** Fewer than five unbroken years, or values that the test does not suit. */
    NOT_TESTED
}

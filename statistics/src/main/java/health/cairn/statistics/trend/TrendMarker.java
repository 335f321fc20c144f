package health.cairn.statistics.trend;

/** What the latest five years say. Whether that is better or worse is for the polarity of the indicator to add. */
public enum TrendMarker {
    INCREASING,
    DECREASING,
    /** No change that chance does not explain as well. */
    NO_CHANGE,
    /** Fewer than five unbroken years, or values the test has no answer for. */
    CANNOT_BE_CALCULATED
}

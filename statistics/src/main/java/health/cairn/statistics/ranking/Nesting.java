package health.cairn.statistics.ranking;

/** What is averaged when a metric has several components, as screening has breast, bowel and cervical. */
public enum Nesting {
    /**
     * Each component is ranked (with Z_SCORE and MIN_MAX: scaled), the ranks are averaged by share, and the averages are
     * ranked (scaled) again, so that the metric weighs as much as one with a single component. The default.
     */
    RANK_THEN_AVERAGE,
    /** The values are averaged by share, then ranked (scaled) once. Components with more spread count for more. */
    AVERAGE_THEN_RANK
}

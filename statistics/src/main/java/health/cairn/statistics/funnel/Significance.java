package health.cairn.statistics.funnel;

/** Where an area lies in a funnel with an inner and an outer pair of limits. Low and high say nothing of good or bad. */
public enum Significance {
    BELOW_OUTER,
    BELOW_INNER,
    WITHIN,
    ABOVE_INNER,
    ABOVE_OUTER
}

package health.cairn.statistics.ranking;

/**
 * What becomes of an area for which a component is missing or suppressed. A missing value is never taken as zero. An
 * area without a single observed value is left out under every policy, and listed as such.
 */
public enum MissingPolicy {
    /** The area is left out of the ranking and listed with what it lacks. */
    EXCLUDE_AREA,
    /**
     * The other metrics of the area (within a metric: the other components) take over the weight, in proportion. Ranks
     * among the n areas that have the metric are spread over the scale of all N, so that they stay comparable. The
     * default; {@link Ranking#bounds()} tells how far the place could move either way.
     */
    REWEIGHT,
    /** The mean of the observed areas stands in. */
    IMPUTE_MEAN,
    /** The median of the observed areas stands in. */
    IMPUTE_MEDIAN,
    /** The value of the observed area with the greatest need stands in. */
    WORST_CASE,
    /** The value of the observed area with the least need stands in. */
    BEST_CASE
}

package health.cairn.statistics.ranking;

/**
 * How a metric is put on a scale on which it can be added to others. On every scale larger means greater need, and the
 * score of an area is the weighted mean of its scaled metrics, the weights adding up to one.
 */
public enum Strategy {
    /**
     * The rank of the area, from 1 for the least need to N for the greatest. Robust to outliers; throws distances away.
     */
    RANK_SUM,
    /**
     * (x - mean) / sd, with the population standard deviation of the ranked areas. A surplus in one metric cancels a
     * shortfall in another entirely; one outlier moves everybody. A metric without spread contributes 0.
     */
    Z_SCORE,
    /** (x - min) / (max - min), from 0 to 1. Decided by the two extreme areas. A metric without spread contributes 0. */
    MIN_MAX,
    /**
     * The exponential transformation of the English Indices of Deprivation: E = -23 ln(1 - R (1 - exp(-100/23))), R the
     * rank divided by N. From 0 to 100; a tenth of the areas lies above 50, so that a good place in one metric cannot
     * fully cancel a bad place in another.
     */
    EXPONENTIAL,
    /**
     * The rank that is expected once chance is allowed for: 1 + the sum over all others of Phi((theta_i - theta_j) /
     * sqrt(v_i + v_j)), with theta and v the shrunken estimate of a normal random-effects model and its variance
     * (Lingsma and others, 2009). Areas that cannot be told apart are drawn together to the middle.
     */
    EXPECTED_RANK
}

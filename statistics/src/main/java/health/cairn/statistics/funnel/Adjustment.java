package health.cairn.statistics.funnel;

/** Whether, and how, limits are widened for scatter beyond chance. */
public enum Adjustment {
    /** Chance alone: exact Poisson limits for standardised ratios, the normal approximation on the scale otherwise. */
    NONE,
    /** Chance alone, by the normal approximation on the scale for every measure: what the adjusted limits adjust. */
    NONE_APPROXIMATE,
    /** A variance between areas, tau squared, is added to that of chance: large areas keep wide limits too. */
    ADDITIVE,
    /** The variance of chance is multiplied by phi where phi is above 1: limits keep the shape of the funnel. */
    MULTIPLICATIVE
}

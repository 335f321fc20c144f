package health.cairn.statistics.runs;

/** How the limits of the longest run and of the crossings are made. */
public enum RunsMethod {
    /** The rules of Anhøj: one limit for each, from formulas (Anhøj and Olesen 2014). */
    ANHOEJ,
    /**
     * The pair of limits that, of all that leave chance alone unsuspected in at least 92.5 per cent of series, finds a
     * shift of 0.8 sigma most often (Anhøj and Wentzel-Larsen, PLoS ONE 15, 2020, e0233920). For 10 to 100 points.
     */
    BEST_BOX,
    /**
     * The best box with cells at its worst corner cut off as far as the 92.5 per cent allow (same source). For 10 to
     * 100 points.
     */
    CUT_BOX
}

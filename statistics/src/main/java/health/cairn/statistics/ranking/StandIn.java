package health.cairn.statistics.ranking;

/** What is put in for the missing components of an area. */
enum StandIn {
    /** Nothing: the observed components take over. */
    NOTHING,
    MEAN,
    MEDIAN,
    /** The observed value of greatest need. */
    MOST,
    /** The observed value of least need. */
    LEAST;

    static StandIn of(MissingPolicy policy) {
        return switch (policy) {
            // No area with something missing is left when EXCLUDE_AREA has done its work.
            case EXCLUDE_AREA, REWEIGHT -> NOTHING;
            case IMPUTE_MEAN -> MEAN;
            case IMPUTE_MEDIAN -> MEDIAN;
            case WORST_CASE -> MOST;
            case BEST_CASE -> LEAST;
        };
    }
}

package health.cairn.ranking;

import health.cairn.ranking.Decision.Status;
import health.cairn.statistics.ranking.Band;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;

/** The words in which rankings speak on pages. */
public final class Words {

    private Words() {}

    public static String status(Status status) {
        return switch (status) {
            case PROPOSED -> "Proposed";
            case ACCEPTED -> "Agreed";
            case WITHDRAWN -> "Withdrew";
            case REPLACED -> "Withdrew, replaced";
            case RESERVE -> "Reserve";
            case NOT_CHOSEN -> "Not chosen";
        };
    }

    public static String band(Band band) {
        return switch (band) {
            case ROBUST_IN -> "Robust in";
            case BORDERLINE -> "Borderline";
            case ROBUST_OUT -> "Robust out";
        };
    }

    public static String strategy(Strategy strategy) {
        return switch (strategy) {
            case RANK_SUM -> "Sum of ranks";
            case Z_SCORE -> "Z scores";
            case MIN_MAX -> "From lowest to highest (min-max)";
            case EXPONENTIAL -> "Exponential, as in the Indices of Deprivation";
            case EXPECTED_RANK -> "Expected rank, chance allowed for";
        };
    }

    public static String nesting(Nesting nesting) {
        return switch (nesting) {
            case RANK_THEN_AVERAGE -> "Rank each measure, then average";
            case AVERAGE_THEN_RANK -> "Average the values, then rank";
        };
    }

    public static String ties(TiePolicy ties) {
        return switch (ties) {
            case AVERAGE -> "Equal values share the average rank";
            case MIN -> "Equal values share the first rank";
            case DENSE -> "Equal values share a rank, no gaps";
        };
    }

    public static String missing(MissingPolicy missing) {
        return switch (missing) {
            case EXCLUDE_AREA -> "Leave the area out";
            case REWEIGHT -> "Share the weight among what is known";
            case IMPUTE_MEAN -> "Put in the mean";
            case IMPUTE_MEDIAN -> "Put in the median";
            case WORST_CASE -> "Assume the greatest need";
            case BEST_CASE -> "Assume the least need";
        };
    }

    public static String shrinkage(Shrinkage shrinkage) {
        return switch (shrinkage) {
            case NONE -> "Each area by itself";
            case COUNTS -> "Drawn towards the others (counts)";
            case NORMAL -> "Drawn towards the others (normal)";
        };
    }
}

package health.cairn.comparison;

import health.cairn.measures.Measure;
import health.cairn.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands against a benchmark: by its whole interval, ends included, against the benchmark's value (the
 * single-interval method of the Fingertips service).
 */
public enum Standing {
    LOWER,
    SIMILAR,
    HIGHER,
    /** There is no interval, no benchmark, or the area is the benchmark itself. */
    NOT_COMPARED;

    /**
     * @param interval the area's interval; null where there is none
     * @param benchmark the benchmark's value for the same sex, age and period; null where there is none
     */
    static Standing of(@Nullable Interval interval, @Nullable Double benchmark) {
        if (interval == null || benchmark == null) {
            return NOT_COMPARED;
        }
        if (interval.upper() < benchmark) {
            return LOWER;
        }
        return interval.lower() > benchmark ? HIGHER : SIMILAR;
    }

    /** What the standing means where a direction is wanted. */
    public Judgement judgement(Measure.Polarity polarity) {
        return switch (this) {
            case SIMILAR -> Judgement.SIMILAR;
            case NOT_COMPARED -> Judgement.NONE;
            case LOWER, HIGHER ->
                switch (polarity) {
                    case HIGH_IS_GOOD -> this == HIGHER ? Judgement.WANTED : Judgement.UNWANTED;
                    case LOW_IS_GOOD -> this == LOWER ? Judgement.WANTED : Judgement.UNWANTED;
                    case NO_JUDGEMENT -> Judgement.DIFFERENT;
                };
        };
    }

    /** Whether a difference lies in the wanted direction. */
    public enum Judgement {
        WANTED,
        UNWANTED,
        /** Different, where no direction is wanted. */
        DIFFERENT,
        SIMILAR,
        NONE
    }
}

package health.cairn.statistics.spc;

/**
 * How an XmR chart is made.
 *
 * @param direction which way is better
 * @param runLength points in a row on one side of the mean, or all rising or falling, that break a rule; 3 to 30,
 *     7 by Making Data Count
 * @param twoOfThree which points count as beyond the near limit
 * @param mixed the side taken when a point breaks rules on both sides
 * @param screenRanges whether moving ranges of 3.267 times their mean or more are dropped, once, before the limits
 *     are made; the NHS England spreadsheet does not, the R package does
 * @param baselinePoints the number of points at the start of each phase that make its limits, at least 12; 0 for all
 *     points of the phase
 * @param trialBelow a phase of fewer values than this has trial limits
 */
public record XmrSettings(
        ImprovementDirection direction,
        int runLength,
        TwoOfThree twoOfThree,
        MixedSignals mixed,
        boolean screenRanges,
        int baselinePoints,
        int trialBelow) {

    /** The fewest points that a baseline can be frozen on. */
    public static final int SHORTEST_BASELINE = 12;

    /** Which points count for the rule of two in three. */
    public enum TwoOfThree {
        /** Every point beyond the near limit, those beyond the process limit too: the guidance since the end of 2023. */
        BEYOND_NEAR_LIMIT,
        /** Only points between the near limit and the process limit: the earlier guidance, and NHSRplotthedots. */
        BETWEEN_NEAR_AND_PROCESS_LIMIT
    }

    /** What a point is called that breaks rules on the high and on the low side. */
    public enum MixedSignals {
        /** The rule that comes first in the order of {@link SpecialCause} decides. */
        FIRST_RULE,
        /** It is an improvement, as in the single-chart tool of NHS England; the first rule on that side labels it. */
        IMPROVEMENT,
        /** It is a concern; the first rule on that side labels it. */
        CONCERN
    }

    public XmrSettings {
        if (runLength < 3 || runLength > 30) {
            throw new IllegalArgumentException("A run is 3 to 30 points long; found " + runLength);
        }
        if (baselinePoints != 0 && baselinePoints < SHORTEST_BASELINE) {
            throw new IllegalArgumentException("A baseline is frozen on at least " + SHORTEST_BASELINE
                    + " points, or 0 for no frozen baseline; found " + baselinePoints);
        }
        if (trialBelow < 0) {
            throw new IllegalArgumentException(
                    "Limits are trial limits below a number of values of 0 or more; found " + trialBelow);
        }
    }

    /** The charts of NHS boards: runs of seven, no screening of ranges, every point beyond the near limit counts. */
    public static XmrSettings makingDataCount(ImprovementDirection direction) {
        return new XmrSettings(
                direction, 7, TwoOfThree.BEYOND_NEAR_LIMIT, MixedSignals.FIRST_RULE, false, 0, SHORTEST_BASELINE);
    }

    /** The choices of the R package NHSRplotthedots 0.2.2. */
    public static XmrSettings plotTheDots(ImprovementDirection direction) {
        return new XmrSettings(
                direction, 7, TwoOfThree.BETWEEN_NEAR_AND_PROCESS_LIMIT, MixedSignals.FIRST_RULE, true, 0, 13);
    }

    /** The same with another length of a run. */
    public XmrSettings withRunLength(int points) {
        return new XmrSettings(direction, points, twoOfThree, mixed, screenRanges, baselinePoints, trialBelow);
    }

    /** The same with the other reading of two in three. */
    public XmrSettings withTwoOfThree(TwoOfThree reading) {
        return new XmrSettings(direction, runLength, reading, mixed, screenRanges, baselinePoints, trialBelow);
    }

    /** The same with another rule for points that break rules on both sides. */
    public XmrSettings withMixed(MixedSignals rule) {
        return new XmrSettings(direction, runLength, twoOfThree, rule, screenRanges, baselinePoints, trialBelow);
    }

    /** The same with screening of the moving ranges on or off. */
    public XmrSettings withScreenRanges(boolean on) {
        return new XmrSettings(direction, runLength, twoOfThree, mixed, on, baselinePoints, trialBelow);
    }

    /** The same with limits from the first points of each phase only; 0 for all. */
    public XmrSettings withBaselinePoints(int points) {
        return new XmrSettings(direction, runLength, twoOfThree, mixed, screenRanges, points, trialBelow);
    }
}

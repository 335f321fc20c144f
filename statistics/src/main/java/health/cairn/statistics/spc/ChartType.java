package health.cairn.statistics.spc;

/** A Shewhart control chart, by the letter it is known under. */
public enum ChartType {
    /** Single values; limits from their moving ranges. */
    I,
    /** The moving ranges of single values. */
    MR,
    /** I prime: single values or ratios whose subgroups differ in size (Taylor 2017). */
    I_PRIME,
    /** Proportions: cases of a subgroup with a property, of all cases. */
    P,
    /** P prime: proportions whose variation is not only that of chance (Laney 2002). */
    P_PRIME,
    /** Rates: events over an area of opportunity. */
    U,
    /** U prime: rates whose variation is not only that of chance (Laney 2002). */
    U_PRIME,
    /** Counts of events over equal areas of opportunity. */
    C,
    /** Numbers of cases with a property, of known subgroup sizes. */
    NP,
    /** Cases between rare events. */
    G,
    /** Time between rare events. */
    T,
    /** Means of subgroups. */
    XBAR,
    /** Standard deviations of subgroups. */
    S,
    /** Ranges of subgroups. */
    R;

    boolean needsDenominators() {
        return switch (this) {
            case P, P_PRIME, U, U_PRIME, NP -> true;
            case I, MR, I_PRIME, C, G, T, XBAR, S, R -> false;
        };
    }

    /** Whether points are shown per so many of the denominator. */
    boolean isRatio() {
        return this != C && this != NP;
    }
}

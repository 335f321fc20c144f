package health.cairn.statistics.ranking;

/** How firmly an area is among the chosen, by the share of simulations or of scenarios that choose it. */
public enum Band {
    /** Chosen in 80 per cent or more. */
    ROBUST_IN,
    /** Chosen in 20 per cent or more but less than 80: for people to judge, on grounds they write down. */
    BORDERLINE,
    /** Chosen in less than 20 per cent. */
    ROBUST_OUT;

    private static final double IN = 0.8;
    private static final double OUT = 0.2;

    /**
     * The band of a share.
     *
     * @param share from 0 to 1
     */
    public static Band of(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share lies between 0 and 1; found " + share);
        }
        return share >= IN ? ROBUST_IN : share < OUT ? ROBUST_OUT : BORDERLINE;
    }
}

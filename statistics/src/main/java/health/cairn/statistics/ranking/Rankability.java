package health.cairn.statistics.ranking;

/**
 * How much of the differences between areas in one series is more than chance.
 *
 * @param series the id of the series
 * @param rho tau2 / (tau2 + median of the areas' own variances), from 0 to 1
 * @param between tau2, the variance between areas beyond chance
 * @param areas how many areas were observed
 */
public record Rankability(String series, double rho, double between, int areas) {

    private static final double MODERATE = 0.5;
    private static final double GOOD = 0.75;

    /** The usual words for it. */
    public enum Grade {
        /** Below 50 per cent: most of the order is chance. */
        POOR,
        /** From 50 to 75 per cent, both included. */
        MODERATE,
        /** Above 75 per cent. */
        GOOD
    }

    /** The usual word for rho. */
    public Grade grade() {
        return rho > GOOD ? Grade.GOOD : rho < MODERATE ? Grade.POOR : Grade.MODERATE;
    }
}

package health.cairn.statistics.ranking;

/**
 * What is believed about the areas before their counts are looked at, when the uncertainty of the ranks is simulated.
 * Unshrunken draws add the noise of the simulation to the noise of the data, and so show more movement between areas
 * than there is; shrunken draws take the areas for members of one family and borrow strength.
 */
public enum Shrinkage {
    /** Each area by itself, with the Jeffreys prior: Beta(x + 1/2, n - x + 1/2) and Gamma(x + 1/2) / exposure. */
    NONE("each area by itself: Beta(x + 1/2, n - x + 1/2) for proportions, Gamma(x + 1/2) / exposure for rates"),
    /**
     * Beta-binomial for proportions and gamma-Poisson for rates, the prior fitted by moments to all areas of the series:
     * Beta(a + x, b + n - x) and Gamma(a + x) / (b + exposure).
     */
    COUNTS("shrunken to the areas' own distribution: beta-binomial for proportions, gamma-Poisson for rates"),
    /**
     * Normal random effects: a draw from the normal distribution around the shrunken estimate. Draws may leave the range
     * from 0 to 1, which does not matter for ranks.
     */
    NORMAL("shrunken to the areas' own distribution: normal random effects (DerSimonian and Laird)");

    private final String description;

    Shrinkage(String description) {
        this.description = description;
    }

    /** One line for a footnote. */
    public String description() {
        return description;
    }
}

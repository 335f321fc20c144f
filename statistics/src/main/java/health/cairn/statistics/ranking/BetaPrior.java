package health.cairn.statistics.ranking;

import java.util.Arrays;

/**
 * A beta distribution of proportions over areas.
 *
 * @param a events in the prior, above 0
 * @param b non-events in the prior, above 0
 */
record BetaPrior(double a, double b) {

    /** The prior that favours no area. */
    static final BetaPrior JEFFREYS = new BetaPrior(0.5, 0.5);

    /**
     * No less of the variation is taken to be between areas than this. Where the counts vary no more than chance makes
     * them, the areas are taken to be as good as equal, and their ranks to be open.
     */
    static final double LEAST_CORRELATION = 1e-6;

    /**
     * The beta-binomial distribution by moments, from the intra-class correlation of a one-way analysis of variance
     * (Ridout, Demetrio and Firth, Biometrics 55, 1999).
     *
     * @param x events by area
     * @param n people by area, above 0
     */
    static BetaPrior byMoments(double[] x, double[] n) {
        double events = Arrays.stream(x).sum();
        double people = Arrays.stream(n).sum();
        double mean = (events + 0.5) / (people + 1);
        double squares = 0;
        double betweenSum = 0;
        double withinSum = 0;
        for (int i = 0; i < x.length; i++) {
            double p = x[i] / n[i];
            squares += n[i] * n[i];
            betweenSum += n[i] * (p - events / people) * (p - events / people);
            withinSum += n[i] * p * (1 - p);
        }
        int areas = x.length;
        double correlation = 0;
        if (areas > 1 && people > areas) {
            double between = betweenSum / (areas - 1);
            double within = withinSum / (people - areas);
            double size = (people - squares / people) / (areas - 1);
            double total = between + (size - 1) * within;
            correlation = total > 0 ? (between - within) / total : 0;
        }
        double kept = Math.clamp(correlation, LEAST_CORRELATION, 1 - LEAST_CORRELATION);
        double strength = (1 - kept) / kept;
        return new BetaPrior(mean * strength, (1 - mean) * strength);
    }
}

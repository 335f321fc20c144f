package health.cairn.statistics.forecast;

import java.util.Arrays;

/**
 * Counts that are binomial around proportions of their own, the proportions being beta distributed over areas.
 *
 * @param a events, above 0; the mean proportion is a / (a + b)
 * @param b non-events, above 0; the larger a + b, the more alike the areas
 */
public record BetaBinomial(double a, double b) {

    /**
     * No less of the variation is taken to be between areas than this. Where the counts vary no more than chance makes
     * them, the areas come out as good as equal, not as a division by zero.
     */
    static final double LEAST_CORRELATION = 1e-6;

    public BetaBinomial {
        if (!(a > 0 && b > 0 && Double.isFinite(a) && Double.isFinite(b))) {
            throw new IllegalArgumentException(
                    "A beta distribution needs two finite numbers above 0; found " + a + " and " + b);
        }
    }

    /**
     * Fitted by moments, from the intra-class correlation of a one-way analysis of variance (Ridout, Demetrio and Firth,
     * Biometrics 55, 1999): the correlation is 1 / (a + b + 1), and here taken as 1 / (a + b) of the variation that is
     * left.
     *
     * @param events by area, from 0 to people
     * @param people by area, above 0
     */
    public static BetaBinomial byMoments(double[] events, double[] people) {
        Checks.sameLength(events, people);
        double allEvents = Arrays.stream(events).sum();
        double allPeople = Arrays.stream(people).sum();
        double mean = (allEvents + 0.5) / (allPeople + 1);
        double kept = Math.clamp(correlation(events, people), LEAST_CORRELATION, 1 - LEAST_CORRELATION);
        double strength = (1 - kept) / kept;
        return new BetaBinomial(mean * strength, (1 - mean) * strength);
    }

    /** The correlation between two people of one area; 0 or less where areas differ no more than by chance. */
    private static double correlation(double[] events, double[] people) {
        int areas = events.length;
        double allPeople = Arrays.stream(people).sum();
        if (areas < 2 || allPeople <= areas) {
            return 0;
        }
        double pooled = Arrays.stream(events).sum() / allPeople;
        double squares = 0;
        double betweenSum = 0;
        double withinSum = 0;
        for (int i = 0; i < areas; i++) {
            double p = events[i] / people[i];
            squares += people[i] * people[i];
            betweenSum += people[i] * (p - pooled) * (p - pooled);
            withinSum += people[i] * p * (1 - p);
        }
        double between = betweenSum / (areas - 1);
        double within = withinSum / (allPeople - areas);
        double size = (allPeople - squares / allPeople) / (areas - 1);
        double total = between + (size - 1) * within;
        return total > 0 ? (between - within) / total : 0;
    }

    /** The expected proportion of an area, drawn towards the others the more the smaller it is. */
    public double expected(double events, double people) {
        return (a + events) / (a + b + people);
    }
}

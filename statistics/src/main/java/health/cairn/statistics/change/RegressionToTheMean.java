package health.cairn.statistics.change;

import health.cairn.statistics.forecast.BetaBinomial;
import health.cairn.statistics.forecast.GammaPoisson;
import java.util.List;

/**
 * The change that is to be expected of a group chosen for being extreme, with nothing done: part of what made it extreme
 * was chance, and chance does not come again.
 *
 * @param chosenMean of the group, in the period by which it was chosen
 * @param everybodyMean of all from whom it was chosen, in the same period
 * @param expectedNext of the group, in the next period
 * @param method one line
 */
public record RegressionToTheMean(double chosenMean, double everybodyMean, double expectedNext, String method) {

    /** What is to be expected of the next period less what was seen; against this an effect is to be measured. */
    public double expectedChange() {
        return expectedNext - chosenMean;
    }

    /** What must hold for the expectation. */
    public List<String> assumptions() {
        return List.of(
                "The group was chosen by the same values from which its mean is taken.",
                "True levels stay as they are from one period to the next, and the level of everybody too.",
                "Everybody from whom the group was chosen is counted, the chosen among them.");
    }

    /**
     * From how well one period tells the next: expected = everybody + reliability (chosen - everybody).
     *
     * @param reliability the correlation of values in two periods, from 0 to 1; see {@link #reliability}
     */
    public static RegressionToTheMean fromReliability(double chosenMean, double everybodyMean, double reliability) {
        if (!(reliability >= 0 && reliability <= 1)) {
            throw new IllegalArgumentException("A reliability lies between 0 and 1; found " + reliability);
        }
        return new RegressionToTheMean(
                chosenMean,
                everybodyMean,
                everybodyMean + reliability * (chosenMean - everybodyMean),
                "reliability " + reliability + " between two periods");
    }

    /**
     * The reliability of single values, as the correlation of the same units in two periods without a change between.
     * Negative correlations count as 0.
     *
     * @param first by unit
     * @param second by unit, in the same order; three units or more
     */
    public static double reliability(double[] first, double[] second) {
        if (first.length != second.length || first.length < 3) {
            throw new IllegalArgumentException("The same three units or more are needed in both periods; found "
                    + first.length + " and " + second.length);
        }
        double firstMean = 0;
        double secondMean = 0;
        for (int i = 0; i < first.length; i++) {
            firstMean += first[i] / first.length;
            secondMean += second[i] / second.length;
        }
        double products = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < first.length; i++) {
            products += (first[i] - firstMean) * (second[i] - secondMean);
            firstSquares += (first[i] - firstMean) * (first[i] - firstMean);
            secondSquares += (second[i] - secondMean) * (second[i] - secondMean);
        }
        if (!(firstSquares > 0 && secondSquares > 0)) {
            throw new IllegalArgumentException("Units that do not differ in a period have no reliability in it");
        }
        return Math.clamp(products / Math.sqrt(firstSquares * secondSquares), 0, 1);
    }

    /**
     * From counts over exposure, by gamma-Poisson shrinkage of each unit, fitted by moments to everybody.
     *
     * @param counts of everybody
     * @param exposures of everybody
     * @param chosen who was chosen; at least one
     */
    public static RegressionToTheMean fromRates(double[] counts, double[] exposures, boolean[] chosen) {
        var model = GammaPoisson.byMoments(counts, exposures);
        return weighted(
                counts,
                exposures,
                chosen,
                i -> model.after(counts[i], exposures[i]).expectedRate(),
                "gamma-Poisson shrinkage, fitted by moments");
    }

    /**
     * From people with a property out of all, by beta-binomial shrinkage of each unit, fitted by moments to everybody.
     *
     * @param numerators of everybody
     * @param denominators of everybody
     * @param chosen who was chosen; at least one
     */
    public static RegressionToTheMean fromProportions(double[] numerators, double[] denominators, boolean[] chosen) {
        var model = BetaBinomial.byMoments(numerators, denominators);
        return weighted(
                numerators,
                denominators,
                chosen,
                i -> model.expected(numerators[i], denominators[i]),
                "beta-binomial shrinkage, fitted by moments");
    }

    private static RegressionToTheMean weighted(
            double[] counts,
            double[] exposures,
            boolean[] chosen,
            java.util.function.IntToDoubleFunction expected,
            String method) {
        if (chosen.length != counts.length) {
            throw new IllegalArgumentException("It must be said of each of " + counts.length
                    + " units whether it was chosen; found " + chosen.length);
        }
        double events = 0;
        double exposed = 0;
        double next = 0;
        double allEvents = 0;
        double allExposed = 0;
        for (int i = 0; i < counts.length; i++) {
            allEvents += counts[i];
            allExposed += exposures[i];
            if (chosen[i]) {
                events += counts[i];
                exposed += exposures[i];
                next += exposures[i] * expected.applyAsDouble(i);
            }
        }
        if (exposed == 0) {
            throw new IllegalArgumentException("At least one unit must be chosen; found none of " + counts.length);
        }
        return new RegressionToTheMean(events / exposed, allEvents / allExposed, next / exposed, method);
    }
}

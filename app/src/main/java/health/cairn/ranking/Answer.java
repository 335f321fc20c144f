package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import health.cairn.statistics.ranking.Band;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as it was computed: places, how sure they are, what they are made of and what they would be otherwise.
 *
 * @param method how it was made, in a line
 * @param places by place, greatest need first
 * @param leftOut areas that could not be ranked, with what they lack
 * @param chosen how many are to be chosen
 * @param tieAcrossTheCut the areas with equal scores on both sides of the cut; empty where there are none
 * @param tieChain what ordered equal scores
 * @param notes what a reader should know
 * @param reliability how well each measure can tell the areas apart
 * @param scenarios other ways to weigh the same counts, the first being the question itself
 * @param simulation how chance was simulated, in a line
 * @param simulations how often
 * @param seed from which random numbers
 */
public record Answer(
        String method,
        List<Place> places,
        List<LeftOut> leftOut,
        int chosen,
        List<AreaCode> tieAcrossTheCut,
        List<String> tieChain,
        List<String> notes,
        List<Reliability> reliability,
        List<String> scenarios,
        String simulation,
        int simulations,
        long seed) {

    /**
     * An area in its place.
     *
     * @param place 1 for the greatest need; no two areas share one
     * @param rank as published: equal scores share the smallest of their places
     * @param score the weighted mean of the scaled metrics
     * @param contributions what each metric adds to the score, in the order of the metrics
     * @param median the middle of its simulated places
     * @param lower 97.5 per cent of its simulated places are at or below this
     * @param upper 97.5 per cent of its simulated places are at or above this
     * @param chance the share of simulations in which it is chosen
     * @param first the share of simulations in which it comes first
     * @param bounds how far the place could move by what is missing; null where nothing is
     * @param otherwise its place in each scenario, 0 where it has none
     */
    public record Place(
            AreaCode area,
            String name,
            int place,
            int rank,
            boolean tied,
            double score,
            List<Contribution> contributions,
            int median,
            int lower,
            int upper,
            double chance,
            double first,
            @Nullable Bounds bounds,
            List<Integer> otherwise) {

        /** How firmly the area is among the chosen. */
        public Band band() {
            return Band.of(chance);
        }

        /** In how many scenarios it is chosen. */
        public int chosenIn(int chosen) {
            return (int) otherwise.stream().filter(p -> p >= 1 && p <= chosen).count();
        }
    }

    /**
     * What a metric adds.
     *
     * @param counted whether the metric could be counted for the area at all
     * @param rank among the areas that have the metric, 1 for the greatest need
     * @param weight the share of the metric in this area's score, after reweighting
     * @param points weight times the scaled metric; the points of an area add up to its score
     * @param imputed whether a value was put in for a missing one
     */
    public record Contribution(
            String metric,
            boolean counted,
            double rank,
            double weight,
            double points,
            boolean imputed,
            boolean complete) {}

    /** The best and worst place an area could have, whatever its missing values are. */
    public record Bounds(int first, int last) {}

    /** An area without a place, and which parts it lacks. */
    public record LeftOut(AreaCode area, String name, List<String> lacking) {}

    /** How much of the differences in one part is more than chance: rho from 0 to 1. */
    public record Reliability(String part, double rho, String grade) {}
}

package health.cairn.statistics.ranking;

import java.util.HashSet;
import java.util.List;

/**
 * Everything that was decided before the areas were put in order.
 *
 * @param metrics one or more, at least one with a weight above 0
 * @param strategy how metrics become comparable
 * @param nesting what is averaged within a metric of several components
 * @param ties the rank of equal values within a metric
 * @param missing what becomes of an area with something missing
 * @param chosen how many areas are to be chosen, from the greatest need; the cut lies after this place
 * @param tieBreaks the order of areas with the same score, first criterion first; the area's code, in the order of its
 *     characters, is always the last and need not be given
 */
public record RankingSpec(
        List<Metric> metrics,
        Strategy strategy,
        Nesting nesting,
        TiePolicy ties,
        MissingPolicy missing,
        int chosen,
        List<TieBreak> tieBreaks) {

    public RankingSpec {
        metrics = List.copyOf(metrics);
        tieBreaks = List.copyOf(tieBreaks);
        if (chosen < 1) {
            throw new IllegalArgumentException("At least one area is chosen; found " + chosen);
        }
        var seen = new HashSet<String>();
        for (var metric : metrics) {
            if (!seen.add(metric.id())) {
                throw new IllegalArgumentException(
                        "Metric '" + metric.id() + "' is there twice; give one the sum of both");
            }
        }
        if (metrics.stream().noneMatch(metric -> metric.weight() > 0)) {
            throw new IllegalArgumentException(
                    "A ranking needs a metric with a weight above 0; found none among " + metrics.size() + " metrics");
        }
    }

    /** The usual choices: rank sums, each component ranked, average ranks, reweighting, ties by area code alone. */
    public static RankingSpec of(List<Metric> metrics, int chosen) {
        return new RankingSpec(
                metrics,
                Strategy.RANK_SUM,
                Nesting.RANK_THEN_AVERAGE,
                TiePolicy.AVERAGE,
                MissingPolicy.REWEIGHT,
                chosen,
                List.of());
    }

    /** The same with other metrics or weights. */
    public RankingSpec withMetrics(List<Metric> newMetrics) {
        return new RankingSpec(newMetrics, strategy, nesting, ties, missing, chosen, tieBreaks);
    }

    /** The same by another strategy. */
    public RankingSpec withStrategy(Strategy newStrategy) {
        return new RankingSpec(metrics, newStrategy, nesting, ties, missing, chosen, tieBreaks);
    }

    /** The same with the other reading of nested metrics. */
    public RankingSpec withNesting(Nesting newNesting) {
        return new RankingSpec(metrics, strategy, newNesting, ties, missing, chosen, tieBreaks);
    }

    /** The same with other ranks for ties. */
    public RankingSpec withTies(TiePolicy newTies) {
        return new RankingSpec(metrics, strategy, nesting, newTies, missing, chosen, tieBreaks);
    }

    /** The same with another answer to missing values. */
    public RankingSpec withMissing(MissingPolicy newMissing) {
        return new RankingSpec(metrics, strategy, nesting, ties, newMissing, chosen, tieBreaks);
    }

    /** The same with another chain of tie breaks. */
    public RankingSpec withTieBreaks(List<TieBreak> newTieBreaks) {
        return new RankingSpec(metrics, strategy, nesting, ties, missing, chosen, newTieBreaks);
    }
}

package health.cairn.statistics.ranking;

/** What one metric did for the place of one area. */
public sealed interface MetricScore {

    /** The id of the metric. */
    String metric();

    /**
     * The metric counted.
     *
     * @param metric the id of the metric
     * @param rank 1 for the greatest need, ties as the ranking's policy says; among the areas that have the metric
     * @param scaled the metric on the scale of the strategy, larger for greater need
     * @param weight the share of this metric in this area's score; the shares of an area add up to 1
     * @param contribution scaled times weight; the contributions of an area add up to its score
     * @param imputed whether a value was put in for a missing one
     * @param complete whether all components were observed
     */
    record Counted(
            String metric,
            double rank,
            double scaled,
            double weight,
            double contribution,
            boolean imputed,
            boolean complete)
            implements MetricScore {}

    /** No component of the metric was observed, and its weight went to the others. */
    record NotCounted(String metric) implements MetricScore {}
}

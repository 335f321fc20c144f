package health.cairn.statistics.ranking;

import java.util.List;

/**
 * An area in its place.
 *
 * @param area its code
 * @param place 1 for the greatest need; no two areas share one, ties being broken by the recorded chain
 * @param rank as published: areas with the same score share the smallest of their places
 * @param tied whether another area has the same score
 * @param score the weighted mean of the scaled metrics; larger for greater need
 * @param metrics in the order of the specification
 * @param flagged whether something was missing, so that {@link Ranking#bounds()} has a range for it
 */
public record RankedArea(
        String area, int place, int rank, boolean tied, double score, List<MetricScore> metrics, boolean flagged) {

    public RankedArea {
        metrics = List.copyOf(metrics);
    }
}

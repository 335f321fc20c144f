/**
 * Ranking areas by need on several metrics, and saying how sure each place is.
 *
 * <p>Start at {@link health.cairn.statistics.ranking.Ranking}: it takes a {@link
 * health.cairn.statistics.ranking.Panel} (areas and their counts) and a {@link
 * health.cairn.statistics.ranking.RankingSpec} (metrics, weights, policies) and gives the list, the simulated intervals
 * of the places and how the list answers to other choices.
 */
@NullMarked
package health.cairn.statistics.ranking;

import org.jspecify.annotations.NullMarked;

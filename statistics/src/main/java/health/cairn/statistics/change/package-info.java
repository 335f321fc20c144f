/**
 * Estimates of what a change did, each with the assumptions it rests on: interrupted time series, difference in
 * differences, group-time effects, synthetic control, and the fall that was to be expected anyway.
 *
 * <p>None of these proves a cause. A result carries its method and its assumptions in words, and they are to be shown
 * beside the number.
 */
@NullMarked
package health.cairn.statistics.change;

import org.jspecify.annotations.NullMarked;

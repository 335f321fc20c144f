/**
 * The arithmetic behind every number Cairn shows: intervals, rates, control charts, rankings, estimates of change.
 *
 * <p>Values in, findings out. Nothing here reads a clock, a file or a database, logs, or draws a random number without
 * a seed that the caller gave.
 *
 * <h2>What is missing is said, never signalled</h2>
 *
 * <p>One convention holds everywhere:
 *
 * <ul>
 *   <li>A number that may be missing from the input comes in {@link health.cairn.statistics.Observations}; a plain
 *       {@code double[]} has no gaps, and NaN in one is refused with its position.
 *   <li>A result that may not exist is an {@link health.cairn.statistics.Outcome}: calculated, or not calculated with
 *       the reason in words. NaN is never a result.
 *   <li>Many results at once come in {@link health.cairn.statistics.Estimates}: flat arrays inside, the same
 *       {@code Outcome} for each position outside.
 *   <li>An argument that cannot be meant (more events than trials, a confidence of 95) is a mistake of the caller:
 *       {@link IllegalArgumentException}, saying what was found and what was expected.
 * </ul>
 */
@NullMarked
package health.cairn.statistics;

import org.jspecify.annotations.NullMarked;

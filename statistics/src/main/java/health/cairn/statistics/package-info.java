/**
 * The arithmetic behind every number Cairn shows: intervals, rates, control charts, rankings, estimates of change.
 *
 * <p>Values in, findings out. Nothing here reads a clock, a file or a database, logs, or draws a random number without
 * a seed that the caller gave.
 */
@NullMarked
package health.cairn.statistics;

import org.jspecify.annotations.NullMarked;

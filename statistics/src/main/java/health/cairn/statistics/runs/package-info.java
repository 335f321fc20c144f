/**
 * Runs analysis: telling a change from chance by how long the points stay on one side of a line and how often they
 * cross it. {@link health.cairn.statistics.runs.RunChart} is the chart with its median.
 */
@NullMarked
package health.cairn.statistics.runs;

import org.jspecify.annotations.NullMarked;

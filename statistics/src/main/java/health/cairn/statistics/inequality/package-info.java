/** How a measure differs along a gradient such as deprivation: quantiles, the slope and the relative index. */
@NullMarked
package health.cairn.statistics.inequality;

import org.jspecify.annotations.NullMarked;

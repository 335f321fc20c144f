/** Proportions, crude rates and means with their intervals. */
@NullMarked
package health.cairn.statistics.rate;

import org.jspecify.annotations.NullMarked;

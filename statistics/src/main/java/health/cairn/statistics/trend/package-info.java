/** Whether the latest years of an indicator go up or down by more than chance. */
@NullMarked
package health.cairn.statistics.trend;

import org.jspecify.annotations.NullMarked;

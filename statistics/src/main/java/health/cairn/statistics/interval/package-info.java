/** Limits of plausible values for a proportion, a count and a mean. */
@NullMarked
package health.cairn.statistics.interval;

import org.jspecify.annotations.NullMarked;

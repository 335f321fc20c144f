/** What counts of the past say about the next period: shrinkage of contact counts, and who will still be a frequent attender. */
@NullMarked
package health.cairn.statistics.forecast;

import org.jspecify.annotations.NullMarked;

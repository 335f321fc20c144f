/**
 * Hiding small counts of people, and checking that nobody can work them out from what is left.
 *
 * <p>Counts are aggregated first and hidden last; rounded numbers are never added up.
 */
@NullMarked
package health.cairn.statistics.suppression;

import org.jspecify.annotations.NullMarked;

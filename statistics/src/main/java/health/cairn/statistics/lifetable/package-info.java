/** Life expectancy from the deaths and people of an area by age. */
@NullMarked
package health.cairn.statistics.lifetable;

import org.jspecify.annotations.NullMarked;

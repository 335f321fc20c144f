/** Rates made comparable between populations of different age and sex. */
@NullMarked
package health.cairn.statistics.standardised;

import org.jspecify.annotations.NullMarked;

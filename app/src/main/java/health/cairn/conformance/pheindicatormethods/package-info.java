/** The adapter for PHEindicatormethods, the R package of the UK Health Security Agency. */
@NullMarked
package health.cairn.conformance.pheindicatormethods;

import org.jspecify.annotations.NullMarked;

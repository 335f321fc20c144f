/** Reference cases of the R package NHSRplotthedots. */
@NullMarked
package health.cairn.conformance.nhsrplotthedots;

import org.jspecify.annotations.NullMarked;

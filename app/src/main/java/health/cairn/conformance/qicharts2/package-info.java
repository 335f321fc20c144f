/** Reference cases of the R package qicharts2. */
@NullMarked
package health.cairn.conformance.qicharts2;

import org.jspecify.annotations.NullMarked;

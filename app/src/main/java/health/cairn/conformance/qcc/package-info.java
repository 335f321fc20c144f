/** Reference cases of the R package qcc. */
@NullMarked
package health.cairn.conformance.qcc;

import org.jspecify.annotations.NullMarked;

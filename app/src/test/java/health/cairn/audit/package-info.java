/** The audit record under test. */
@NullMarked
package health.cairn.audit;

import org.jspecify.annotations.NullMarked;

/** Keys under test. */
@NullMarked
package health.cairn.keys;

import org.jspecify.annotations.NullMarked;

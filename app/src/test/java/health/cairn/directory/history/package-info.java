/** Under test. */
@NullMarked
package health.cairn.directory.history;

import org.jspecify.annotations.NullMarked;

/** Under test. */
@NullMarked
package health.cairn.directory;

import org.jspecify.annotations.NullMarked;

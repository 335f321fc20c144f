/** Under test. */
@NullMarked
package health.cairn.directory.search;

import org.jspecify.annotations.NullMarked;

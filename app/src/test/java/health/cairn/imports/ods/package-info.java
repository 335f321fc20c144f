/** Files about organisations, read for real. */
@NullMarked
package health.cairn.imports.ods;

import org.jspecify.annotations.NullMarked;

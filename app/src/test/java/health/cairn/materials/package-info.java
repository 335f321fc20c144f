/** What others made and the program carries: licences and known weaknesses. */
@NullMarked
package health.cairn.materials;

import org.jspecify.annotations.NullMarked;

@NullMarked
package health.cairn.measures;

import org.jspecify.annotations.NullMarked;

@NullMarked
package health.cairn.comparison;

import org.jspecify.annotations.NullMarked;

@NullMarked
package health.cairn.ranking;

import org.jspecify.annotations.NullMarked;

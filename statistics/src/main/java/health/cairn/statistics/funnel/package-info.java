/** How far areas of each size may lie from the whole by chance, and which lie further. */
@NullMarked
package health.cairn.statistics.funnel;

import org.jspecify.annotations.NullMarked;

/** Cairn: from signal to effect, for primary care networks. One package below this one is one capability. */
@NullMarked
package health.cairn;

import org.jspecify.annotations.NullMarked;

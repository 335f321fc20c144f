/**
 * Whether our statistics give the answers that the R packages analysts use give: every case of a folder of reference
 * answers is answered again and compared, column by column.
 *
 * <p>A peer is one such package; it has an adapter in a package of its own below this one and a line in {@link
 * health.cairn.conformance.Peers}. Where we differ from a peer on purpose, the adapter says under which key and what the
 * peer answers there, so that a difference passes only if it is exactly the one we know.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package health.cairn.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

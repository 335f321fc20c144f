/** The adapter for FunnelPlotR, the R package of the NHS-R community. */
@NullMarked
package health.cairn.conformance.funnelplotr;

import org.jspecify.annotations.NullMarked;

/**
 * Statistical process control: charts that tell a change in a process from its ordinary variation.
 *
 * <p>{@link health.cairn.statistics.spc.Xmr} is the chart of Making Data Count (NHS England), for one series or for a
 * whole {@link health.cairn.statistics.spc.Panel} in one call.
 */
@NullMarked
package health.cairn.statistics.spc;

import org.jspecify.annotations.NullMarked;

/**
 * Statistics at the command line, {@code ./cairn stats METHOD}: CSV in, CSV out, group after group in bounded memory.
 *
 * <p>A method is one class: a {@link health.cairn.analyst.StatsMethod} that names the columns it reads and writes and
 * answers a {@link health.cairn.analyst.Group}; and a line in {@link health.cairn.analyst.StatsCommand}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package health.cairn.analyst;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

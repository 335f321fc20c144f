/**
 * Numbers become findings: roll-ups, intervals, comparison with a benchmark, trend, variation; the measure and area pages.
 */
@ApplicationModule(allowedDependencies = {"measures", "directory"})
@NullMarked
package health.cairn.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What is counted, for whom: definitions as data, and the published counts and values of every area and period.
 */
@ApplicationModule(allowedDependencies = {"directory", "directory :: search"})
@NullMarked
package health.cairn.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

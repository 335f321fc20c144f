/**
 * The keys of this installation: one master key outside the database, and below it a data key for each purpose, which the
 * database keeps wrapped by the master key.
 */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package health.cairn.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The PostgreSQL that Cairn brings along, or the one it is told to use.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package health.cairn.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

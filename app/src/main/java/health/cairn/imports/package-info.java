/**
 * From a file to a published batch: recognise, read, check, set aside what is wrong, publish in one step.
 */
@ApplicationModule(allowedDependencies = {"measures", "directory", "people", "pages", "audit", "privacy", "database"})
@NullMarked
package health.cairn.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * A record of who did what, which is only ever added to and shows when somebody tampered with it.
 */
@ApplicationModule(allowedDependencies = {"people", "pages", "keys", "database"})
@NullMarked
package health.cairn.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

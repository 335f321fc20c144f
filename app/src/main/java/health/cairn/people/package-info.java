/**
 * Accounts, sign-in and what a person may see.
 */
@ApplicationModule(allowedDependencies = {"database", "keys"})
@NullMarked
package health.cairn.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

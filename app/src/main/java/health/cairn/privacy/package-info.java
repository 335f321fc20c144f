/**
 * What protects patients: the NHS number as a type, encrypted columns, pseudonyms, and the one gate that counts pass before
 * they leave.
 */
@ApplicationModule(allowedDependencies = {"people", "pages", "keys", "audit"})
@NullMarked
package health.cairn.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

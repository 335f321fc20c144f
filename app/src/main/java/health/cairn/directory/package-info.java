/**
 * Who belongs to whom, and when: organisations of every type with dated names, status and membership.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package health.cairn.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

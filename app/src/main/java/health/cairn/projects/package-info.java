/**
 * Improvement projects after the Model for Improvement: charter, team, measures, and cycles of plan, do, study and act. All of a
 * project is made of parts, each with its version and its whole history.
 */
@ApplicationModule(allowedDependencies = {"comparison", "measures", "directory"})
@NullMarked
package health.cairn.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Who should get help first: ranking of areas by need, the uncertainty of their places, and the choice on the record.
 */
@ApplicationModule(allowedDependencies = {"comparison", "measures", "directory"})
@NullMarked
package health.cairn.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

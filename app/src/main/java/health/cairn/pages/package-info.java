/**
 * The frame every page stands in: layout, components, words for numbers, error pages.
 */
@ApplicationModule(allowedDependencies = {"people"})
@NullMarked
package health.cairn.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

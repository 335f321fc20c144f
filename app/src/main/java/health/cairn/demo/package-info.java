/**
 * A fictional alliance full of life: the Westmark Cancer Alliance, its networks, practices, people registered and six
 * years of counts, made by a seeded generator, two years of contacts and a dozen improvement projects. Nothing in it exists;
 * every page of an installation that holds it says so.
 */
@ApplicationModule(allowedDependencies = {"contacts", "projects", "imports", "measures", "directory"})
@NullMarked
package health.cairn.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

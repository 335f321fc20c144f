/**
 * Contacts of people with services, without the people: events loaded under pseudonyms into a lake of immutable files, and
 * what follows from them. Who comes often and keeps coming, who never comes, what is not attended, whom one person met.
 */
@ApplicationModule(allowedDependencies = {"people", "audit", "privacy", "database", "pages", "projects"})
@NullMarked
package health.cairn.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

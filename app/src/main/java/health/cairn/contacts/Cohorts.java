package health.cairn.contacts;

import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Cohorts by name and version: criteria, and never people. Whoever may see counts of a cohort's area sees the cohort.
 */
@Service
public class Cohorts {

    private static final int LONGEST_NAME = 100;

    private final CohortStore store;

    Cohorts(CohortStore store) {
        this.store = store;
    }

    /** The latest version of every cohort whose area the viewer may see counts of, by name. */
    public List<SavedCohort> all(Scope scope) {
        return store.latest().stream()
                .filter(cohort -> scope.maySeeAggregates(cohort.area()))
                .toList();
    }

    /** One version, or the latest. */
    public Optional<SavedCohort> find(long cohort, Optional<Integer> version, Scope scope) {
        return store.find(cohort, version).filter(found -> scope.maySeeAggregates(found.area()));
    }

    /** Every version, the latest first. */
    public List<SavedCohort> versions(long cohort, Scope scope) {
        return store.versions(cohort).stream()
                .filter(found -> scope.maySeeAggregates(found.area()))
                .toList();
    }

    /** Whether the viewer may make the next version. */
    public boolean mayChange(SavedCohort cohort, Scope scope) {
        return cohort.madeBy().isPresent() && cohort.madeBy().equals(account(scope));
    }

    /**
     * Keeps a cohort under a name.
     *
     * @throws IllegalArgumentException where the name is empty or too long
     * @throws AccessDeniedException where the viewer may not see counts of the area
     */
    public SavedCohort save(String name, String area, ContactDefinition definition, Criteria criteria, Scope scope) {
        if (!scope.maySeeAggregates(area)) {
            throw new AccessDeniedException("A cohort is made where its counts may be seen");
        }
        return store.insert(named(name), area, definition.key(), criteria, account(scope));
    }

    /**
     * Makes the next version of a cohort.
     *
     * @throws AccessDeniedException where somebody else made it
     */
    public SavedCohort change(
            SavedCohort cohort, String name, ContactDefinition definition, Criteria criteria, Scope scope) {
        if (!mayChange(cohort, scope)) {
            throw new AccessDeniedException("Who made a cohort makes its next version");
        }
        return store.insertVersion(cohort, named(name), definition.key(), criteria, account(scope));
    }

    private static String named(String name) {
        String plain = name.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "Give the cohort a name of up to " + LONGEST_NAME + " characters; found " + plain.length());
        }
        return plain;
    }

    private static Optional<Long> account(Scope scope) {
        return scope.viewer() instanceof Viewer.Person person ? Optional.of(person.account()) : Optional.empty();
    }
}

package health.cairn.contacts;

import java.time.Instant;
import java.util.Optional;

/**
 * A cohort that somebody gave a name. A version never changes; whoever made the cohort makes the next.
 *
 * @param cohort our number for it
 * @param version from 1
 * @param area for which practice, network or larger area it was made
 * @param definition the key of what counts as a contact
 * @param latest whether there is no later version
 */
public record SavedCohort(
        long cohort,
        int version,
        String name,
        String area,
        String definition,
        Criteria criteria,
        Instant madeAt,
        Optional<Long> madeBy,
        boolean latest) {}

package health.cairn.projects;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a part is being written.
 *
 * @param written the part as it stood until now; empty where it is new
 * @param project all of the project, as it stands
 * @param now the time of writing
 */
public record PartContext(Optional<Part<?>> written, Project project, Instant now) {

    /** What it said until now. */
    public Optional<PartBody> before() {
        return written.map(Part::body);
    }

    /** What it said until now, as the kind of record it is. */
    public <B extends PartBody> Optional<B> before(Class<B> type) {
        return before().filter(type::isInstance).map(type::cast);
    }
}

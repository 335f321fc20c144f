package health.cairn.projects;

import java.time.Instant;
import java.util.Optional;

/**
 * One part of a project as it stands.
 *
 * @param number how it is called in addresses
 * @param version how often it was written; a save names the version it began from
 * @param archived whether it was put away; it can be brought back
 * @param origin the part it was copied from
 * @param by the name of the person who wrote this version, as it was then
 */
public record Part<B extends PartBody>(
        long number,
        PartKind kind,
        int version,
        B body,
        boolean archived,
        Optional<Long> origin,
        Instant changedAt,
        String by) {

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Part[" + number + ", " + kind + ", version " + version + "]";
    }
}

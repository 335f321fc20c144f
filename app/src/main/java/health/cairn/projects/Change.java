package health.cairn.projects;

import java.time.Instant;
import java.util.Optional;

/**
 * Something written in a project. Changes are added, never changed: together they are the project's timeline and the history
 * of every field.
 *
 * @param part the part it is about; empty where it is the project as a whole
 * @param version the version it made; of words that met a newer version, the version they began from
 * @param body all that the part says in this version
 * @param note why, where somebody said so
 * @param by the name of the person, as it was then
 */
public record Change(
        long number,
        Optional<Long> part,
        Optional<PartKind> kind,
        What what,
        int version,
        Optional<PartBody> body,
        String note,
        Instant at,
        String by) {

    /** What was done. */
    public enum What {
        STARTED("started the project"),
        MADE("added"),
        CHANGED("changed"),
        /** Somebody else had saved meanwhile; these words were kept beside, for the person to decide. */
        MET_A_NEWER("wrote at the same time as somebody else"),
        ARCHIVED("put away"),
        RESTORED("brought back"),
        /** An earlier version was made the present one again. */
        TAKEN_BACK("went back to an earlier version of"),
        COPIED("copied"),
        MOVED("moved the project to another programme"),
        PUBLISHED("published the project"),
        WITHDRAWN("withdrew the project from the public");

        private final String words;

        What(String words) {
            this.words = words;
        }

        /** As it stands between a name and what it was done to. */
        public String words() {
            return words;
        }
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Change[" + number + ", " + what + "]";
    }
}

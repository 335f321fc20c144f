package health.cairn.projects;

import java.util.List;
import java.util.Map;

/** What came of wanting to write. */
public sealed interface Saved {

    /** Written, and kept for good. */
    record Done(Part<?> part) implements Saved {}

    /**
     * Somebody else saved other words in the same fields meanwhile. The words that came second are kept among the changes;
     * a person decides.
     *
     * @param saved the part as the other left it
     * @param mine what would have been written, with the other's changes in all other fields
     * @param fields the names of the fields in which they differ
     */
    record Clash(Part<?> saved, PartBody mine, List<String> fields) implements Saved {
        public Clash {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Not written.
     *
     * @param problems sentences by field; an empty name where it is about no single field
     */
    record Refused(Map<String, String> problems) implements Saved {

        static Refused because(String sentence) {
            return new Refused(Map.of("", sentence));
        }
    }
}

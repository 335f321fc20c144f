package health.cairn.contacts.engine;

import java.util.List;
import java.util.Set;

/**
 * The part of the lake that a question is about.
 *
 * @param definition the key of what counts as a contact
 * @param parts each practice, and the batch that is shown for it
 * @param whole batches of which every practice is meant
 */
public record Slice(String definition, List<Part> parts, Set<Integer> whole) {

    public Slice {
        if (!definition.matches("[a-z][a-z0-9-]{0,39}\\.[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("A definition is named like practice.1; found '" + definition + "'");
        }
        parts = List.copyOf(parts);
        whole = Set.copyOf(whole);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A question to the lake is about one practice at least; found none");
        }
    }

    /**
     * A practice in a batch, and the bucket it is in.
     *
     * @param publication the number of the publishing that shows it: a batch that is erased and delivered again may be read by
     *     other rules then, keeps its number, and is published by another
     */
    public record Part(int batch, int bucket, String practice, long publication) {

        public Part {
            if (!practice.matches("[A-Z0-9]{3,10}")) {
                throw new IllegalArgumentException("Not the code of a practice");
            }
        }
    }
}

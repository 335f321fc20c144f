package health.cairn.contacts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an answer rests on.
 *
 * @param definition what counts as a contact
 * @param batches the batch that is shown for each practice counted
 * @param missing practices that were asked for and of which nothing is published, or not by this definition
 * @param from the first day of the latest twelve months
 * @param until the first day after them
 * @param alike whether all practices' months end on the same day
 * @param periods how many periods of twelve months, up to three, every practice's data cover
 */
public record Basis(
        ContactDefinition definition,
        Map<String, Integer> batches,
        Set<String> missing,
        LocalDate from,
        LocalDate until,
        boolean alike,
        int periods) {

    public Basis {
        batches = java.util.Collections.unmodifiableMap(new TreeMap<>(batches));
        missing = Set.copyOf(missing);
    }

    /** The practices counted. */
    public List<String> practices() {
        return List.copyOf(batches.keySet());
    }
}

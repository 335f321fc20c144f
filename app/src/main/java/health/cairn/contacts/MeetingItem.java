package health.cairn.contacts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something to talk about when people next meet: a finding as it stood on the day, and never a person.
 *
 * @param number our number for it
 * @param organisation whose meeting it is
 * @param note what whoever brought it wants to say; empty for nothing
 * @param broughtBy the account
 * @param discussed what came of it; empty until it was talked about
 */
public record MeetingItem(
        long number,
        String organisation,
        Finding finding,
        String note,
        Instant broughtAt,
        long broughtBy,
        Optional<Discussed> discussed) {

    /**
     * A finding as it may be told outside a practice.
     *
     * @param about what it is, in a few words
     * @param says the finding in sentences, past the gate
     * @param address the page it was seen on
     * @param practices of whose patients it tells; it is seen by whoever may see the counts of each
     */
    public record Finding(String about, String says, String address, Set<String> practices) {
        public Finding {
            practices = Set.copyOf(practices);
        }
    }

    /** What was decided, when it was written down and by which account. */
    public record Discussed(String decided, Instant at, long by) {}

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "MeetingItem[" + number + "]";
    }
}

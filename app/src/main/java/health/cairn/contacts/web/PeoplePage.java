package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a practice's data holder says whom to look at and why, and the list that comes of it.
 *
 * @param practices those whose patients the viewer may see; empty where there are none
 * @param whom all, or those who come often by one definition
 * @param list null until a reason is given
 */
public record PeoplePage(
        Head head,
        List<Option> practices,
        List<Option> whom,
        String reason,
        @Nullable String error,
        @Nullable PeopleList list) {

    public PeoplePage {
        practices = List.copyOf(practices);
        whom = List.copyOf(whom);
    }

    /**
     * @param whom in words
     * @param all how many there are; the first of them are shown
     */
    public record PeopleList(String practice, String whom, List<Line> lines, int all) {
        public PeopleList {
            lines = List.copyOf(lines);
        }

        /** How many there are and how many of them are shown. */
        public String count() {
            return lines.size() < all
                    ? "The first " + Numbers.count(lines.size()) + " of " + Numbers.count(all) + " people"
                    : Numbers.count(all) + (all == 1 ? " person" : " people");
        }

        /** Nothing of it: it is of patients. */
        @Override
        public String toString() {
            return "PeopleList";
        }
    }

    /**
     * @param person the pseudonym
     * @param name as the page calls this person
     */
    public record Line(
            String person, String name, String who, String contacts, String before, String services, String last) {

        /** Nothing of it: it is one patient's. */
        @Override
        public String toString() {
            return "Line";
        }
    }
}

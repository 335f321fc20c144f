package health.cairn.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What may leave a practice of a deep dive into one person's way through services: nothing of the person.
 *
 * @param number our number for it
 * @param partners whom to bring, in words
 * @param designed what was designed, in words
 * @param reviewOn when to look again
 * @param shared whether those see it whom the practice shares its counts with
 */
public record DeepDive(
        long number,
        String practice,
        Instant begunAt,
        Solvable solvable,
        String partners,
        String designed,
        Set<Theme> themes,
        Optional<LocalDate> reviewOn,
        boolean shared) {

    public DeepDive {
        EnumSet<Theme> inOrder = EnumSet.noneOf(Theme.class);
        inOrder.addAll(themes);
        themes = java.util.Collections.unmodifiableSet(inOrder);
    }

    /** Who can solve it. */
    public enum Solvable {
        UNDECIDED("not decided yet"),
        PRACTICE("yes, one practice can"),
        NETWORK("yes, the practices of the network together"),
        PLACE("only with others at place"),
        SYSTEM("needs the whole system"),
        NOT("no, not by health care");

        private final String words;

        Solvable(String words) {
            this.words = words;
        }

        /** As an answer to "can the network solve this?". */
        public String words() {
            return words;
        }
    }

    /** What cases have in common. */
    public enum Theme {
        NOBODY_LEADS("nobody holds the whole"),
        LONG_TERM("several long-term conditions"),
        MENTAL_AND_PHYSICAL("mental and physical illness together"),
        STRUGGLING("struggling with life: money, housing, work"),
        ALONE("alone"),
        CARER("cares for somebody"),
        PAIN("pain"),
        MEDICINES("medicines"),
        ALCOHOL_OR_DRUGS("alcohol or drugs"),
        OUT_OF_HOURS("nights and weekends"),
        MISSED("missed appointments"),
        UNDERSTANDING("language or understanding");

        private final String words;

        Theme(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What stays inside the practice.
     *
     * @param person the pseudonym
     * @param found what was found
     * @param matters what matters to them, in their words
     */
    public record Inside(String person, String found, String matters) {

        /** Nothing of it: it is one patient's. */
        @Override
        public String toString() {
            return "Inside";
        }
    }

    /**
     * What somebody can bring to it.
     *
     * @param by the account
     */
    public record Offer(String offered, Instant at, long by) {}
}

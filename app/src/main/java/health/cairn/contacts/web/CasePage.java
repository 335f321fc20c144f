package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deep dive.
 *
 * @param inside what stays in the practice; null outside it
 * @param shared whether those see it whom the practice shares its counts with
 * @param project where a project begins from it
 * @param bring the form that brings it to the next meeting; null for none
 */
public record CasePage(
        Head head,
        long number,
        @Nullable Inside inside,
        List<Option> solvable,
        String solvableWords,
        String partners,
        String designed,
        List<Option> themes,
        String themesWords,
        String reviewOn,
        String reviewWords,
        boolean shared,
        List<Offer> offers,
        @Nullable String error,
        @Nullable String done,
        String project,
        @Nullable Bring bring) {

    public CasePage {
        solvable = List.copyOf(solvable);
        themes = List.copyOf(themes);
        offers = List.copyOf(offers);
    }

    /** For the practice's own data holders. */
    public record Inside(String practice, String person, String called, String found, String matters) {

        /** Nothing of it: it is one patient's. */
        @Override
        public String toString() {
            return "Inside";
        }
    }

    public record Offer(String offered, String by) {}
}

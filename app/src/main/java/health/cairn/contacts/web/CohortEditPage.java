package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.pages.Head;
import health.cairn.pages.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as it is built.
 *
 * @param words the criteria in words; empty where they cannot be understood
 * @param facts how many it is
 * @param kept what is kept when it gets its name, each field as its value and its name; empty where nothing can be
 * @param cohort the cohort that gets a next version; null for a new one
 */
public record CohortEditPage(
        Head head,
        List<Option> areas,
        List<Option> definitions,
        CriteriaForm form,
        String words,
        @Nullable String error,
        List<Fact> facts,
        @Nullable Table table,
        String note,
        String name,
        @Nullable Long cohort,
        List<Option> kept) {

    public CohortEditPage {
        areas = List.copyOf(areas);
        definitions = List.copyOf(definitions);
        facts = List.copyOf(facts);
        kept = List.copyOf(kept);
    }
}

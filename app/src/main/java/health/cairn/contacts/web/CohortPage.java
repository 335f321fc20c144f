package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort that was kept: counts, versions, beside another, and inside a practice who they are.
 *
 * @param empty why nothing can be counted; null where it can
 * @param others cohorts and versions to hold it against
 * @param beside it and another; null until one is chosen
 * @param practice the viewer's own practice that it is of; null where people may not be seen
 * @param error what was wrong with the form about people
 * @param people null until a reason is given
 */
public record CohortPage(
        Head head,
        long cohort,
        int version,
        String words,
        @Nullable String empty,
        List<Fact> facts,
        List<Section> sections,
        List<Link> versions,
        List<Option> others,
        @Nullable Table beside,
        @Nullable String practice,
        String reason,
        @Nullable String error,
        PeoplePage.@Nullable PeopleList people,
        List<String> notes) {

    public CohortPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        versions = List.copyOf(versions);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }
}

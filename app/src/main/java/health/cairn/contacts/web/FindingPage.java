package health.cairn.contacts.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding: pictures, tables and what to make of them.
 *
 * @param tab which of the pages of unmet need it is
 * @param filters null where there is nothing to choose from
 * @param empty why there is nothing to show; null where there is something
 * @param facts the numbers that carry the answer
 * @param notes what holds for the whole page
 */
public record FindingPage(
        Head head,
        Tab tab,
        @Nullable Filters filters,
        @Nullable String empty,
        List<Fact> facts,
        List<Section> sections,
        List<String> notes) {

    public FindingPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /** The pages of unmet need. */
    public enum Tab {
        OFTEN("Who comes often", "/unmet-need/often"),
        NEVER("Who never comes", "/unmet-need/never"),
        MISSED("Not attended", "/unmet-need/missed"),
        COHORTS("Cohorts", "/unmet-need/cohorts"),
        CASES("Deep dives", "/unmet-need/cases"),
        MEETING("For the next meeting", "/unmet-need/meeting"),
        PEOPLE("One person", "/unmet-need/people");

        private final String title;
        private final String href;

        Tab(String title, String href) {
            this.title = title;
            this.href = href;
        }

        public String title() {
            return title;
        }

        public String href() {
            return href;
        }
    }

    /** A number with what it means. */
    public record Fact(String value, String label) {}

    /**
     * A part of the page: a figure, or a table with a heading.
     *
     * @param says sentences below the heading
     * @param caveat what it does not say; null where nothing is to be added
     * @param bring the form that brings it to the next meeting; null for none
     */
    public record Section(
            @Nullable Figure figure,
            @Nullable String title,
            List<String> says,
            @Nullable Table table,
            @Nullable String csv,
            @Nullable String caveat,
            @Nullable Link action,
            @Nullable Bring bring) {

        static Section of(Figure figure) {
            return new Section(figure, null, List.of(), null, null, null, null, null);
        }

        static Section of(String title, List<String> says, @Nullable Table table, @Nullable String csv) {
            return new Section(null, title, says, table, csv, null, null, null);
        }

        Section caveat(String text) {
            return new Section(figure, title, says, table, csv, text, action, bring);
        }

        Section action(Link link) {
            return new Section(figure, title, says, table, csv, caveat, link, bring);
        }

        /** The form that brings the finding to a meeting stands where a project begins, or in the first section. */
        static List<Section> bringing(List<Section> sections, @Nullable Bring bring) {
            if (bring == null || sections.isEmpty()) {
                return sections;
            }
            Section at = sections.stream()
                    .filter(section -> section.action() != null)
                    .findFirst()
                    .orElseGet(sections::getFirst);
            return sections.stream()
                    .map(section -> section == at ? section.with(bring) : section)
                    .toList();
        }

        private Section with(Bring form) {
            return new Section(figure, title, says, table, csv, caveat, action, form);
        }
    }

    static FindingPage empty(Head head, Tab tab, @Nullable Filters filters, String why) {
        return new FindingPage(head, tab, filters, why, List.of(), List.of(), List.of());
    }
}

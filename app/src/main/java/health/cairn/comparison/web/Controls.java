package health.cairn.comparison.web;

import health.cairn.pages.Head;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * With what a page compares, on which map, in which period: as a form that says how it stands now.
 *
 * @param action the address of the page
 * @param hidden what else its address says
 * @param day the day of the map, where one was chosen; else empty
 * @param note what is compared and added up, in sentences
 * @param similar the similar areas and how they were chosen; null where the page does not compare with them
 */
public record Controls(
        String action,
        Map<String, String> hidden,
        List<Select> selects,
        String day,
        String note,
        @Nullable Similar similar) {

    public record Select(String name, String label, List<Option> options) {}

    public record Option(String value, String text, boolean chosen) {}

    /** @param how by what they were chosen, and what was not known */
    public record Similar(String title, String how, List<Head.Link> areas) {}
}

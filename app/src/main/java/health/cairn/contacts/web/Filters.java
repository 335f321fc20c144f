package health.cairn.contacts.web;

import health.cairn.contacts.ContactDefinition;
import health.cairn.people.Organisations.Organisation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page is of, as a form that says how it stands now.
 *
 * @param action the address of the page
 */
public record Filters(String action, List<Select> selects) {

    public Filters {
        selects = List.copyOf(selects);
    }

    public record Select(String name, String label, List<Option> options) {}

    public record Option(String value, String text, boolean chosen) {}

    /** The questions that every page begins with: of whom, and what counts. */
    static Filters of(String action, Questions.Question question, List<Organisation> areas, Select... more) {
        var selects = new ArrayList<Select>();
        selects.add(new Select(
                "area",
                "Of",
                areas.stream()
                        .map(area -> new Option(
                                area.code(),
                                area.name(),
                                area.code().equals(question.lens().area())))
                        .toList()));
        selects.addAll(List.of(more));
        selects.add(new Select(
                "definition",
                "What counts as a contact",
                question.definitions().stream()
                        .map(definition -> new Option(
                                definition.key(), title(definition), definition.equals(question.definition())))
                        .toList()));
        return new Filters(action, selects);
    }

    static String title(ContactDefinition definition) {
        String title = definition.title();
        int end = title.indexOf(':');
        return (end > 0 ? title.substring(0, end) : title) + ", version " + definition.version();
    }
}

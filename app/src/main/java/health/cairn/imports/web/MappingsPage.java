package health.cairn.imports.web;

import health.cairn.pages.Head;
import java.util.List;

/** The kinds of file this installation has been taught. */
public record MappingsPage(Head head, List<Item> items) {
    public MappingsPage {
        items = List.copyOf(items);
    }

    /**
     * One mapping.
     *
     * @param says what it makes of the columns, in a sentence
     * @param removal where the form that removes it goes
     */
    public record Item(String name, String measure, String says, String made, String removal) {}
}

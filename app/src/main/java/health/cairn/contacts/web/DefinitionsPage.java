package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import health.cairn.pages.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts as a contact: definitions in use, and the making of the next. */
public record DefinitionsPage(
        Head head,
        Table definitions,
        String name,
        String title,
        List<Option> settings,
        List<Option> modes,
        List<Option> statuses,
        List<Option> kinds,
        boolean onceADay,
        @Nullable String error,
        @Nullable String done) {

    public DefinitionsPage {
        settings = List.copyOf(settings);
        modes = List.copyOf(modes);
        statuses = List.copyOf(statuses);
        kinds = List.copyOf(kinds);
    }
}

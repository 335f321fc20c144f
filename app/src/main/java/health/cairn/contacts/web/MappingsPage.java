package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an organisation's own tables are read. */
public record MappingsPage(
        Head head,
        List<Kept> kept,
        List<Option> tables,
        String name,
        List<Line> fields,
        @Nullable String error) {

    public MappingsPage {
        kept = List.copyOf(kept);
        tables = List.copyOf(tables);
        fields = List.copyOf(fields);
    }

    /** @param columns what is read from where, in words */
    public record Kept(int number, String name, String columns) {}

    /**
     * One field of the form.
     *
     * @param key its name in the form
     * @param required whether no table can do without it
     */
    public record Line(String key, String title, boolean required, String column, String values, String dates) {}
}

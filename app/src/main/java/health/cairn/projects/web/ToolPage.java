package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tool with what stands on its sheet.
 *
 * @param id unique on the page, also the name of its files
 * @param subject what it is about; empty where that is said elsewhere
 * @param says what is to be seen, in a sentence or two; computed
 * @param svg the drawing; empty for a tool whose result is a list
 * @param table the same as a table
 * @param learned what the team takes from it
 * @param add the form for the next item; null for readers
 * @param edit the address of the form of the sheet; null where there is none
 * @param files the address of its files, without the ending
 * @param of what undo and redo are about
 * @param undo what would be undone next, in words; empty for nothing
 * @param redo what would be done again next, in words; empty for nothing
 * @param links other ways to go
 */
public record ToolPage(
        ProjectShell shell,
        String id,
        String subject,
        String says,
        String svg,
        Table table,
        String learned,
        @Nullable FormView add,
        String adding,
        @Nullable String edit,
        String files,
        String of,
        String undo,
        String redo,
        List<Head.Link> links) {

    public ToolPage {
        links = List.copyOf(links);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "ToolPage[" + files + "]";
    }
}

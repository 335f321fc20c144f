package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import health.cairn.projects.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a project: what people wrote, and its files.
 *
 * @param form to write something; null for readers
 * @param mentioned how often the viewer is mentioned, in a sentence; empty for never
 * @param upload where a file is sent; empty for readers
 * @param problems why a file was not kept
 */
public record JournalPage(
        ProjectShell shell,
        List<Entry> entries,
        @Nullable FormView form,
        String mentioned,
        Table files,
        String upload,
        List<String> problems) {

    public JournalPage {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * An entry.
     *
     * @param mine whether it mentions the viewer
     * @param about the part it is about; null for the whole project
     * @param edit the address of its form; empty for readers
     */
    public record Entry(
            String when, String who, List<Comment.Piece> pieces, boolean mine, Head.@Nullable Link about, String edit) {
        public Entry {
            pieces = List.copyOf(pieces);
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Entry[" + when + "]";
        }
    }
}

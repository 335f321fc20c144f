package health.cairn.imports.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import health.cairn.pages.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file: where it stands, what was found in it, what can be done with it.
 *
 * @param note what has just happened, for example that the same bytes were here before; null for nothing
 * @param moving whether it is still being worked on; the page then comes back by itself
 * @param step what is being done, or why it was refused
 * @param facts what is known of the file
 * @param report the problems by kind; null where there are none
 * @param problems the first problems; null where there are none
 * @param examples the first good rows; null where there are none
 * @param doings what can be done now
 * @param history what was done, and when
 */
public record BatchPage(
        Head head,
        Tag state,
        @Nullable String note,
        boolean moving,
        @Nullable String step,
        List<Fact> facts,
        @Nullable Table report,
        @Nullable Table problems,
        String problemsCsv,
        @Nullable Table examples,
        List<Doing> doings,
        List<String> history) {

    public BatchPage {
        facts = List.copyOf(facts);
        doings = List.copyOf(doings);
        history = List.copyOf(history);
    }

    /** Something known of the file. */
    public record Fact(String name, String value) {}

    /** Something that can be done: a link, or a form with one button. */
    public record Doing(String text, String address, boolean form, boolean primary) {}
}

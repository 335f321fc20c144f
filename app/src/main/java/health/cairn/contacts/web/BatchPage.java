package health.cairn.contacts.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import health.cairn.pages.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of contacts and what became of it.
 *
 * @param moving whether something is being done with it
 * @param step what is being done, or why it was refused or failed
 * @param report rows set aside or left out, by kind
 * @param problems the first of them by row; null where there are none
 */
public record BatchPage(
        Head head,
        int batch,
        Tag state,
        boolean moving,
        String step,
        @Nullable String note,
        List<Head.Action> doings,
        List<FindingPage.Fact> facts,
        Table practices,
        Table report,
        @Nullable Table problems) {

    public BatchPage {
        doings = List.copyOf(doings);
        facts = List.copyOf(facts);
    }
}

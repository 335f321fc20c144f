package health.cairn.contacts.web;

import health.cairn.pages.Head;
import health.cairn.pages.Table;
import java.util.List;

/**
 * Deep dives that the viewer may see.
 *
 * @param themes how many have what in common
 */
public record CasesPage(Head head, List<Line> lines, Table themes, Table solvable) {

    public CasesPage {
        lines = List.copyOf(lines);
    }

    /** @param who by which practice and since when; nothing of the person */
    public record Line(
            String name, String href, String who, String solvable, String designed, String review, boolean due) {}
}

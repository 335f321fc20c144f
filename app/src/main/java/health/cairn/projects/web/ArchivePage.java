package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * Finished projects.
 *
 * @param q what was searched for
 */
public record ArchivePage(Head head, String q, List<Line> lines) {

    public ArchivePage {
        lines = List.copyOf(lines);
    }

    public record Line(String name, String href, String aim, String outcome, String state) {}
}

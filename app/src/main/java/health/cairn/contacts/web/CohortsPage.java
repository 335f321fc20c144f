package health.cairn.contacts.web;

import health.cairn.pages.Head;
import java.util.List;

/** The cohorts that the viewer may see. */
public record CohortsPage(Head head, List<Line> lines) {

    public CohortsPage {
        lines = List.copyOf(lines);
    }

    /** @param words the criteria in words */
    public record Line(String name, String href, String of, String words, String made) {}
}

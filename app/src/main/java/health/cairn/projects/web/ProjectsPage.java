package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * The projects that the viewer may see.
 *
 * @param archived whether these are the ones that were put away
 */
public record ProjectsPage(Head head, List<Line> lines, boolean archived, boolean signedIn) {

    public ProjectsPage {
        lines = List.copyOf(lines);
    }

    public record Line(String name, String href, String aim, String state, String changed) {}
}

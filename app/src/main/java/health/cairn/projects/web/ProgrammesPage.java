package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * The programmes shared with the viewer.
 *
 * @param name what was typed before
 * @param problems what to change, where the last try did not do
 */
public record ProgrammesPage(
        Head head, List<Line> programmes, String name, String about, List<FormView.Error> problems) {

    public ProgrammesPage {
        programmes = List.copyOf(programmes);
        problems = List.copyOf(problems);
    }

    public record Line(String name, String about, String href, String projects, String sharing) {}
}

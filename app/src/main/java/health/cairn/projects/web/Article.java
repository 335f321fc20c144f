package health.cairn.projects.web;

import health.cairn.projects.ProjectCharts.Chart;
import java.util.List;

/**
 * A project as it is written up: the one thing from which page, PDF and slides are made.
 *
 * @param caption who wrote it up, and as of when
 * @param charts those of the measures that have points
 */
record Article(String title, String caption, List<Section> sections, List<Chart> charts) {

    Article {
        sections = List.copyOf(sections);
        charts = List.copyOf(charts);
    }

    /**
     * An item of SQUIRE that says something.
     *
     * @param field its name in the write-up
     * @param part the heading it is the first under; empty where it follows the one before
     * @param ours whether the team wrote it; else it is made from the project
     */
    record Section(String field, String part, String heading, String text, boolean ours) {

        /** Its lines, each a paragraph. */
        List<String> paragraphs() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }
}

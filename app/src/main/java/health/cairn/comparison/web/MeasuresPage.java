package health.cairn.comparison.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * All measures that have data, by topic.
 *
 * @param q what was searched for
 * @param without how many definitions have nothing loaded yet
 */
public record MeasuresPage(Head head, String q, List<Topic> topics, int without) {

    public record Topic(String name, List<Line> lines) {}

    public record Line(String name, String href, String why) {}
}

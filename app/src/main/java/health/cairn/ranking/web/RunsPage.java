package health.cairn.ranking.web;

import health.cairn.pages.Head;
import java.util.List;

/** All frozen rankings. */
public record RunsPage(Head head, List<Line> lines) {

    public record Line(String title, String href, String within, String what, String frozen) {}
}

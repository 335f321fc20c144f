package health.cairn.projects.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Head;
import health.cairn.pages.Spark;
import health.cairn.projects.web.ChartView.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same measure across teams.
 *
 * @param pooled all of them added up; null where fewer than two have counts
 * @param left what is not shown, in a sentence; empty for nothing
 */
public record AcrossPage(Head head, @Nullable Figure pooled, List<Multiple> teams, String left) {

    public AcrossPage {
        teams = List.copyOf(teams);
    }

    /** A team's measure in small. */
    public record Multiple(String name, String href, String where, String latest, Spark spark, Icon icon) {}
}

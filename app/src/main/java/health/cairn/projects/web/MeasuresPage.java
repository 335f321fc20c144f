package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/** The measures of a project, each with its shape. */
public record MeasuresPage(ProjectShell shell, List<ChartView> measures, List<String> advice, List<Head.Link> away) {

    public MeasuresPage {
        measures = List.copyOf(measures);
        advice = List.copyOf(advice);
        away = List.copyOf(away);
    }
}

package health.cairn.projects.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Figure;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.projects.Charted;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.web.ChartView.AreaRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A measure practice by practice. */
@Component
class PracticeFigures {

    private final Directory directory;

    PracticeFigures(Directory directory) {
        this.directory = directory;
    }

    /** Each practice in a row. */
    List<AreaRow> rows(Chart chart) {
        Map<AreaCode, Area> names = directory.findAll(chart.byArea().keySet());
        return chart.byArea().entrySet().stream()
                .map(area -> {
                    String name = Optional.ofNullable(names.get(area.getKey()))
                            .map(Area::name)
                            .orElse(area.getKey().value());
                    Charted charted = area.getValue();
                    ProjectMeasure measure = chart.measure().body();
                    return new AreaRow(
                            name,
                            "/areas/" + area.getKey(),
                            ProjectFigures.latest(measure, charted),
                            ProjectFigures.spark(measure, charted, name),
                            ProjectFigures.icon(charted),
                            Words.variation(charted.variation())
                                    + (charted.present() < 12
                                            ? " (" + Numbers.words(charted.present())
                                                    + (charted.present() == 1 ? " point)" : " points)")
                                            : ""));
                })
                .toList();
    }

    /** Each practice on one scale, with the whole behind. */
    Figure multiples(Chart chart, String href) {
        ProjectMeasure measure = chart.measure().body();
        Map<AreaCode, Area> names = directory.findAll(chart.byArea().keySet());
        var panels = new ArrayList<PracticePanel>();
        var steps = new ArrayList<String>();
        var rows = new ArrayList<Table.Row>();
        chart.byArea().forEach((code, charted) -> {
            String name = Optional.ofNullable(names.get(code)).map(Area::name).orElse(code.value());
            panels.add(new PracticePanel(name, panel(charted)));
            steps.add(name + ": " + ProjectFigures.latest(measure, charted));
            charted.points()
                    .forEach(point -> rows.add(
                            Table.Row.of(name, ProjectFigures.period(point), ProjectFigures.says(measure, point))));
        });
        long changed = chart.byArea().values().stream()
                .filter(charted -> !Words.kind(charted.variation()).equals("common"))
                .count();
        return Figure.of(
                "practices-" + chart.measure().number(),
                "multiples",
                "Practice by practice on one scale",
                chart.byArea().size() + " practices; in " + Numbers.words(changed)
                        + " of them the latest point is a signal. The thin line is all who take part.",
                List.of(),
                new PracticePanels(ProjectFigures.unit(measure), panels, panel(chart.whole()), steps),
                chart.source() + ". The practices' own charts have their own limits; few points say little.",
                new Table(
                        "Practice by practice",
                        List.of(
                                Table.Column.text("Practice"),
                                Table.Column.text("Period"),
                                Table.Column.number("Value")),
                        rows),
                href + ".csv");
    }

    private static List<PanelPoint> panel(Charted charted) {
        return charted.points().stream()
                .map(point -> new PanelPoint(point.from().toString(), point.value()))
                .toList();
    }

    record PanelPoint(String x, @Nullable Double y) {}

    record PracticePanel(String name, List<PanelPoint> points) {}

    record PracticePanels(String unit, List<PracticePanel> panels, List<PanelPoint> whole, List<String> steps) {}
}

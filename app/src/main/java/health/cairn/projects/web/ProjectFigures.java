package health.cairn.projects.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Numbers;
import health.cairn.pages.Spark;
import health.cairn.pages.Table;
import health.cairn.projects.ChartKind;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Charted.Stretch;
import health.cairn.projects.Part;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Target;
import health.cairn.projects.web.ChartMarks.Marked;
import health.cairn.projects.web.ChartView.Icon;
import health.cairn.projects.web.ChartView.Question;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.runs.RunLimits;
import health.cairn.statistics.runs.RunsAnalysis;
import health.cairn.statistics.spc.Assurance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charts of a project; drawing, sentences, notes and table of each come from the same numbers. */
@Component
class ProjectFigures {

    private final PracticeFigures practices;

    ProjectFigures(PracticeFigures practices) {
        this.practices = practices;
    }

    /** A measure with its drawing. */
    ChartView view(Project project, Chart chart) {
        return view(project, chart, true);
    }

    /** A chart without the notes of its project: in a write-up, or of several teams added up. */
    Figure plain(Chart chart) {
        return figure(chart, List.of(), List.of(), null);
    }

    /** A measure in a row, without its drawing and its practices. */
    ChartView row(Project project, Chart chart) {
        return view(project, chart, false);
    }

    private ChartView view(Project project, Chart chart, boolean drawn) {
        ProjectMeasure measure = chart.measure().body();
        Charted whole = chart.whole();
        String href =
                "/projects/" + project.number() + "/measures/" + chart.measure().number();
        List<Marked> marked = drawn ? ChartMarks.of(project, chart) : List.of();
        return new ChartView(
                chart.measure().number(),
                measure.name(),
                href,
                type(measure),
                whole.present() == 0 || !drawn ? null : figure(chart, marked, targets(project, chart), href + ".csv"),
                whole.present() > 0
                        ? ""
                        : measure.feed() instanceof ProjectMeasure.Feed.Counts
                                ? "There are no counts here that you may see. They are seen by the practices they are of and by whom these share them with, once a batch is published."
                                : measure.feed() != null
                                        ? "The loaded indicator has no numbers for these areas yet; they appear here when they are published."
                                        : "No points yet. A baseline is collected before anything is changed.",
                marked.stream().map(Marked::note).toList(),
                icons(whole),
                latest(measure, whole),
                spark(measure, whole, measure.name()),
                whole.suggestions().stream()
                        .map(suggestion -> question(project, chart, suggestion))
                        .toList(),
                drawn ? practices.rows(chart) : List.of(),
                drawn && chart.byArea().size() > 1 ? practices.multiples(chart, href) : null);
    }

    private static String type(ProjectMeasure measure) {
        return switch (measure.type()) {
            case OUTCOME -> "Outcome";
            case PROCESS -> "Process";
            case BALANCING -> "Balancing";
        };
    }

    static String unit(ProjectMeasure measure) {
        return measure.shownUnit();
    }

    /** Targets beside the measure's own. */
    private static List<Part<Target>> targets(Project project, Chart chart) {
        return project.all(Target.class).stream()
                .filter(target -> target.body().measure() == chart.measure().number())
                .filter(target -> target.body().value() != null)
                .toList();
    }

    private static Figure figure(Chart chart, List<Marked> marked, List<Part<Target>> targets, @Nullable String csv) {
        ProjectMeasure measure = chart.measure().body();
        Charted whole = chart.whole();
        var drawn = new ArrayList<SpcPoint>();
        var limits = new ArrayList<SpcLimits>();
        var steps = new ArrayList<String>();
        for (Stretch stretch : whole.stretches()) {
            if (stretch.begins() == Charted.Begins.DEFINITION) {
                // A gap: two definitions are two series.
                drawn.add(new SpcPoint(
                        whole.points().get(stretch.from()).from().minusDays(1).toString(), null, "common", false));
            }
            for (int i = stretch.from(); i < stretch.until(); i++) {
                ChartPoint point = whole.points().get(i);
                Charted.Mark mark = whole.marks().get(i);
                drawn.add(new SpcPoint(
                        point.from().toString(),
                        point.value(),
                        Words.kind(mark.variation()),
                        whole.leftOut().containsKey(i)));
                steps.add(period(point) + ": " + says(measure, point)
                        + (point.value() == null ? "" : ", " + (mark.rule().isEmpty() ? "common cause" : mark.rule()))
                        + leftOut(whole, i));
            }
            limits.addAll(limits(whole, stretch));
        }
        Double target = measure.target();
        var data = new SpcData(
                unit(measure),
                drawn,
                limits,
                target == null ? null : new TargetLine(target, "Target"),
                targets.stream()
                        .map(Part::body)
                        .map(other -> new FurtherTarget(
                                java.util.Objects.requireNonNull(other.value()),
                                other.name(),
                                other.from() == null ? null : other.from().toString()))
                        .toList(),
                marked.stream()
                        .map(mark -> new Annotation(
                                mark.day().toString(),
                                mark.note().mark(),
                                mark.note().rebase()))
                        .toList(),
                whole.kind() == ChartKind.RUN ? "Median" : "Mean",
                steps);
        return Figure.of(
                "measure-" + chart.measure().number(),
                "spc",
                title(measure, whole),
                Summaries.of(measure, whole),
                key(whole, target != null || !targets.isEmpty()),
                data,
                source(chart),
                table(measure, whole),
                csv);
    }

    /** Lines with their steps: limits that differ from point to point are drawn so. */
    private static List<SpcLimits> limits(Charted whole, Stretch stretch) {
        var limits = new ArrayList<SpcLimits>();
        int start = stretch.from();
        for (int i = stretch.from(); i <= stretch.until(); i++) {
            boolean ends = i == stretch.until()
                    || !sameLines(whole.marks().get(start), whole.marks().get(i));
            if (ends) {
                Charted.Mark mark = whole.marks().get(start);
                Double centre = mark.centre();
                if (centre != null) {
                    boolean last = i == stretch.until();
                    ChartPoint until = whole.points().get(last ? i - 1 : i);
                    limits.add(new SpcLimits(
                            whole.points().get(start).from().toString(),
                            until.from().toString(),
                            centre,
                            mark.lower(),
                            mark.upper(),
                            stretch.trial(),
                            stretch.from()));
                }
                start = i;
            }
        }
        return limits;
    }

    private static boolean sameLines(Charted.Mark a, Charted.Mark b) {
        return java.util.Objects.equals(a.centre(), b.centre())
                && java.util.Objects.equals(a.lower(), b.lower())
                && java.util.Objects.equals(a.upper(), b.upper());
    }

    private static String title(ProjectMeasure measure, Charted whole) {
        boolean any = whole.marks().stream().anyMatch(mark -> !mark.rule().isEmpty());
        return measure.name()
                + switch (whole.variation()) {
                    case COMMON_CAUSE -> any ? ": signals earlier, none in the latest point" : ": no signal";
                    case IMPROVEMENT_HIGH, CONCERN_HIGH, NEUTRAL_HIGH -> " has gone up: a change happened";
                    case IMPROVEMENT_LOW, CONCERN_LOW, NEUTRAL_LOW -> " has gone down: a change happened";
                };
    }

    /** What a chart says in a few words. */
    static String titleOf(Chart chart) {
        return title(chart.measure().body(), chart.whole());
    }

    /** Where its numbers come from, and how it was made. */
    static String sourceOf(Chart chart) {
        return source(chart);
    }

    private static List<Mark> key(Charted whole, boolean target) {
        var key = new ArrayList<>(List.of(
                new Mark(Shape.COMMON, "Common cause"),
                new Mark(Shape.IMPROVE, "Signal, as wanted"),
                new Mark(Shape.CONCERN, "Signal, not as wanted"),
                new Mark(Shape.MEAN, whole.kind() == ChartKind.RUN ? "Median" : "Centre")));
        if (whole.kind() != ChartKind.RUN) {
            key.add(new Mark(
                    Shape.LIMIT,
                    whole.stretches().stream().anyMatch(Stretch::trial)
                            ? "Limits; dotted: trial limits"
                            : "Process limits"));
        }
        if (target) {
            key.add(new Mark(Shape.TARGET, "Target"));
        }
        return key;
    }

    private static String source(Chart chart) {
        ProjectMeasure measure = chart.measure().body();
        Charted whole = chart.whole();
        return Words.capital(whole.kind().words()) + (whole.why().isEmpty() ? "" : ", because " + whole.why()) + ". "
                + chart.source() + ". Operational definition " + measure.definition() + "."
                + (chart.rule().isEmpty() ? "" : " " + chart.rule());
    }

    private static Table table(ProjectMeasure measure, Charted whole) {
        boolean counts = whole.points().stream().anyMatch(point -> point.numerator() != null);
        var columns = new ArrayList<>(List.of(Table.Column.text("Period")));
        if (counts) {
            columns.add(Table.Column.number("Counts"));
        }
        columns.add(Table.Column.number("Value"));
        columns.add(Table.Column.text("What the rules say"));
        columns.add(Table.Column.text("Note"));
        columns.add(Table.Column.text("From"));
        var rows = new ArrayList<Table.Row>();
        for (int i = 0; i < whole.points().size(); i++) {
            ChartPoint point = whole.points().get(i);
            var cells = new ArrayList<>(List.of(Table.Cell.of(period(point))));
            if (counts) {
                cells.add(Table.Cell.of(counts(point)));
            }
            Double value = point.value();
            cells.add(Table.Cell.of(value == null ? point.missing() : Numbers.value(value, unit(measure))));
            cells.add(Table.Cell.of(value == null ? "" : whole.marks().get(i).rule() + leftOut(whole, i)));
            cells.add(Table.Cell.of(point.note() + incomplete(point)));
            cells.add(Table.Cell.of(point.origin()));
            rows.add(new Table.Row(cells, false));
        }
        return new Table(measure.name() + ", point by point", columns, rows);
    }

    private static String leftOut(Charted whole, int point) {
        String reason = whole.leftOut().get(point);
        return reason == null
                ? ""
                : (whole.marks().get(point).rule().isEmpty() ? "" : "; ") + "left out of the limits: " + reason;
    }

    private static String incomplete(ChartPoint point) {
        return point.expected() > point.reporting()
                ? (point.note().isEmpty() ? "" : "; ") + point.reporting() + " of " + point.expected() + " practices"
                : "";
    }

    static String counts(ChartPoint point) {
        Double numerator = point.numerator();
        Double denominator = point.denominator();
        return numerator == null
                ? ""
                : denominator == null ? Numbers.count(numerator) : Numbers.counts(numerator, denominator);
    }

    static String period(ChartPoint point) {
        return Numbers.period(point.from(), point.until());
    }

    static String says(ProjectMeasure measure, ChartPoint point) {
        Double value = point.value();
        if (value == null) {
            return point.missing();
        }
        String counts = counts(point);
        return Numbers.value(value, unit(measure)) + (counts.isEmpty() ? "" : " (" + counts + ")");
    }

    static String latest(ProjectMeasure measure, Charted whole) {
        return whole.last()
                .map(i -> says(measure, whole.points().get(i)) + " in "
                        + period(whole.points().get(i)))
                .orElse("no points yet");
    }

    private static List<Icon> icons(Charted whole) {
        if (whole.present() == 0) {
            return List.of();
        }
        var icons = new ArrayList<>(List.of(icon(whole)));
        if (whole.assurance() != Assurance.NONE) {
            icons.add(new Icon(
                    "target",
                    switch (whole.assurance()) {
                        case PASS -> "P";
                        case FAIL -> "F";
                        case HIT_AND_MISS -> "?";
                        case NONE -> "";
                    },
                    Words.assurance(whole.assurance())));
        }
        return icons;
    }

    static Icon icon(Charted whole) {
        return new Icon(
                Words.kind(whole.variation()), Words.letter(whole.variation()), Words.variation(whole.variation()));
    }

    static Spark spark(ProjectMeasure measure, Charted whole, String name) {
        var values = new ArrayList<@Nullable Double>();
        whole.points().forEach(point -> values.add(point.value()));
        return Spark.of(
                name + ": " + whole.present() + " points, " + latest(measure, whole),
                values,
                Words.kind(whole.variation()));
    }

    private static Question question(Project project, Chart chart, Charted.Suggestion suggestion) {
        ChartPoint first = chart.whole().points().get(suggestion.from());
        return new Question(
                suggestion.length() + " points in a row lie " + (suggestion.high() ? "above" : "below")
                        + " the centre from " + period(first)
                        + " on. If you know why, have changed the way of working and expect it to last, you may calculate new"
                        + " limits from there.",
                "/projects/" + project.number() + "/parts/new?kind=rebase&measure="
                        + chart.measure().number() + "&from=" + first.from());
    }

    /** Runs in words, for a run chart. */
    static String runs(RunsAnalysis runs) {
        return switch (runs.limits()) {
            case Outcome.NotCalculated<RunLimits> _ -> "";
            case Outcome.Calculated<RunLimits>(RunLimits limits) ->
                "The longest run is " + runs.longestRun() + " (more than " + limits.longestRunMax()
                        + " would be a signal) and the line is crossed " + runs.crossings() + " times (fewer than "
                        + limits.crossingsMin() + " would be one)"
                        + (runs.signal() ? ": more than chance." : ".");
        };
    }

    record SpcPoint(String x, @Nullable Double y, String kind, boolean left) {}

    record SpcLimits(
            String from,
            String to,
            double mean,
            @Nullable Double lower,
            @Nullable Double upper,
            boolean trial,
            int phase) {}

    record TargetLine(double y, String name) {}

    record FurtherTarget(double y, String name, @Nullable String from) {}

    record Annotation(String x, String n, boolean rebase) {}

    record SpcData(
            String unit,
            List<SpcPoint> points,
            List<SpcLimits> limits,
            @Nullable TargetLine target,
            List<FurtherTarget> targets,
            List<Annotation> notes,
            String centre,
            List<String> steps) {}
}

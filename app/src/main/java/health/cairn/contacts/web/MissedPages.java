package health.cairn.contacts.web;

import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrChart;
import health.cairn.statistics.spc.XmrSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Appointments not attended, in figures, tables and sentences. */
final class MissedPages {

    private final MissedAnswer answer;
    private final String query;

    /** @param query what the page was asked for, as it stands in its address */
    MissedPages(MissedAnswer answer, String query) {
        this.answer = answer;
        this.query = query;
    }

    List<Fact> facts() {
        Group all = answer.everybody();
        return List.of(
                new Fact(
                        all.percent(),
                        "of appointments were not attended (" + all.counts() + ", interval " + all.range() + ")"),
                new Fact(Say.count(answer.cancelled()), "were cancelled; they are in neither number"),
                new Fact(Say.count(answer.unknown()), "of which it is not known what became of them"));
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        chart().ifPresent(figure -> sections.add(Section.of(figure)
                .action(new Head.Link(
                        "Start a project from this",
                        Begin.fed(
                                Begin.project(
                                        "Appointments not attended, "
                                                + answer.lens().name(),
                                        answer.sentence(),
                                        answer.everybody().share(),
                                        "%"),
                                MissedCounts.NAME,
                                answer.lens().area(),
                                MissedCounts.which(answer.basis().definition(), answer.lateCounts()))))));
        figure(sections, "practice", "Not attended, by practice", answer.practices());
        figure(sections, "lead", "Not attended, by days from booking to appointment", answer.leadTimes());
        figure(sections, "age", "Not attended, by age", answer.ages());
        figure(sections, "mode", "Not attended, by way of contact", answer.modes());
        figure(sections, "weekday", "Not attended, by day of the week", answer.weekdays());
        return sections;
    }

    private void figure(List<Section> sections, String key, String title, List<Group> groups) {
        List<Group> shown = groups.stream().filter(Group::shown).toList();
        if (shown.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Row>();
        var steps = new ArrayList<String>();
        for (Group group : shown) {
            Interval interval = group.interval().orElseThrow();
            Double share = group.share();
            rows.add(new Row(group.name(), share == null ? 0 : share, interval.lower(), interval.upper()));
            steps.add(group.name() + ": " + group.percent() + " (" + group.counts() + ")");
        }
        Group high = shown.stream()
                .max(java.util.Comparator.comparingDouble(
                        group -> group.share() == null ? 0 : group.share().doubleValue()))
                .orElseThrow();
        Group low = shown.stream()
                .min(java.util.Comparator.comparingDouble(
                        group -> group.share() == null ? 0 : group.share().doubleValue()))
                .orElseThrow();
        boolean apart = high.interval().orElseThrow().lower()
                > low.interval().orElseThrow().upper();
        sections.add(Section.of(Figure.of(
                key,
                "intervals",
                title,
                apart
                        ? "From " + low.percent() + " (" + low.name() + ", " + low.counts() + ") to " + high.percent()
                                + " (" + high.name() + ", " + high.counts() + ")."
                        : "All intervals overlap: the groups are similar to each other.",
                List.of(
                        new Mark(Shape.COMMON, "Share not attended, with 95% interval"),
                        new Mark(Shape.MEAN, "All appointments")),
                new Rows("%", rows, answer.everybody().share(), steps),
                source(),
                table(title, groups),
                csv(key))));
    }

    private String source() {
        return Say.source(answer.lens(), answer.basis()) + " Not attended out of attended or not attended"
                + (answer.lateCounts() ? ", who came too late to be seen among them. " : ". ") + answer.rule();
    }

    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("month", monthTable());
        tables.put("practice", table("Not attended, by practice", answer.practices()));
        tables.put("lead", table("Not attended, by days from booking", answer.leadTimes()));
        tables.put("age", table("Not attended, by age", answer.ages()));
        tables.put("mode", table("Not attended, by way of contact", answer.modes()));
        tables.put("weekday", table("Not attended, by day of the week", answer.weekdays()));
        return tables;
    }

    private static Table table(String caption, List<Group> groups) {
        return new Table(
                caption,
                List.of(
                        Column.text("Group"),
                        Column.number("Appointments"),
                        Column.number("Not attended"),
                        Column.number("Share"),
                        Column.number("95% interval")),
                groups.stream()
                        .map(group -> Table.Row.of(
                                group.name(),
                                Say.count(group.all()),
                                Say.count(group.counted()),
                                group.percent(),
                                group.range()))
                        .toList());
    }

    private Table monthTable() {
        return table(
                "Not attended, by month",
                answer.months().stream().map(MissedAnswer.Month::appointments).toList());
    }

    /** The months as a control chart; empty with fewer than twelve. */
    private Optional<Figure> chart() {
        List<MissedAnswer.Month> months = answer.months();
        @Nullable
        Double[] values =
                months.stream().map(month -> month.appointments().share()).toArray(Double[]::new);
        long shown = java.util.Arrays.stream(values)
                .filter(java.util.Objects::nonNull)
                .count();
        if (shown < XmrSettings.SHORTEST_BASELINE) {
            return Optional.empty();
        }
        XmrChart chart = Xmr.chart(
                Observations.ofNullable(values),
                XmrSettings.makingDataCount(ImprovementDirection.DECREASE)
                        .withBaselinePoints(XmrSettings.SHORTEST_BASELINE));
        var points = new ArrayList<SpcPoint>();
        var steps = new ArrayList<String>();
        int signals = 0;
        for (int i = 0; i < values.length; i++) {
            Group group = months.get(i).appointments();
            Variation variation = values[i] == null ? Variation.COMMON_CAUSE : chart.variation(i);
            if (values[i] != null && chart.label(i).isPresent()) {
                signals++;
            }
            points.add(new SpcPoint(months.get(i).month().atDay(1).toString(), values[i], kind(variation)));
            steps.add(group.name() + ": " + group.percent() + " (" + group.counts() + ")");
        }
        Interval limits = chart.limits(0).process();
        return Optional.of(Figure.of(
                "month",
                "spc",
                signals == 0
                        ? "Not attended, month by month: no signal"
                        : "Not attended, month by month: a change happened",
                "Of " + values.length + " months, " + Numbers.words(signals)
                        + (signals == 1 ? " shows" : " show") + " more than ordinary variation around the mean of "
                        + Numbers.value(chart.limits(0).mean(), "%") + ". " + answer.sentence(),
                List.of(
                        new Mark(Shape.COMMON, "Common cause"),
                        new Mark(Shape.IMPROVE, "Signal, as wanted"),
                        new Mark(Shape.CONCERN, "Signal, not as wanted"),
                        new Mark(Shape.MEAN, "Mean"),
                        new Mark(Shape.LIMIT, "Limits")),
                new Spc(
                        "%",
                        points,
                        List.of(new Limits(
                                points.getFirst().x(),
                                points.getLast().x(),
                                chart.limits(0).mean(),
                                limits.lower(),
                                limits.upper(),
                                chart.isTrial(0))),
                        steps),
                "XmR chart by Making Data Count; limits from the first twelve months. " + source(),
                monthTable(),
                csv("month")));
    }

    private static String kind(Variation variation) {
        return variation.isImprovement()
                ? "improve"
                : variation.isConcern() ? "concern" : variation == Variation.COMMON_CAUSE ? "common" : "neutral";
    }

    /** What the drawings are made from. */
    record Rows(String unit, List<Row> rows, @Nullable Double all, List<String> steps) {}

    record Row(String k, double v, double lo, double hi) {}

    record Spc(String unit, List<SpcPoint> points, List<Limits> limits, List<String> steps) {}

    record SpcPoint(String x, @Nullable Double y, String kind) {}

    record Limits(String from, String to, double mean, double lower, double upper, boolean trial) {}

    private String csv(String table) {
        return "/unmet-need/missed.csv?table=" + table + (query.isEmpty() ? "" : "&" + query);
    }
}

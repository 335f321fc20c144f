package health.cairn.contacts.web;

import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.contacts.web.NeverAnswer.Bin;
import health.cairn.contacts.web.NeverAnswer.Range;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Cell;
import health.cairn.pages.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who never comes, in figures, tables and sentences. */
final class NeverPages {

    private final NeverAnswer answer;
    private final String query;

    /** @param query what the page was asked for, as it stands in its address */
    NeverPages(NeverAnswer answer, String query) {
        this.answer = answer;
        this.query = query;
    }

    private String time() {
        return switch (answer.months()) {
            case 12 -> "twelve months";
            case 24 -> "two years";
            default -> "three years";
        };
    }

    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        Group all = answer.everybody();
        facts.add(new Fact(
                all.percent(),
                "of people registered throughout had no contact in " + time() + " (" + all.counts() + ", interval "
                        + all.range() + ")"));
        answer.range().ifPresent(range -> {
            facts.add(new Fact(
                    range.inside().percent(),
                    "from " + range.ages() + " (" + range.inside().counts() + ")"));
            facts.add(new Fact(
                    range.outside().percent(),
                    "at all other ages (" + range.outside().counts() + ")"));
        });
        return facts;
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(Section.of(figure())
                .caveat(
                        answer.months() == 36
                                ? "Three years without a contact is the measure of not coming that holds best. Some of these people"
                                        + " have moved away and are still on the list: most lists hold more people than live there."
                                : "One silent year is not neglect: about two in three people silent for a year come in the next two."
                                        + " Some have moved away and are still on the list: most lists hold more people than live"
                                        + " there.")
                .action(new Head.Link(
                        answer.range()
                                .map(range -> "Start a project for ages " + range.ages())
                                .orElse("Start a project from this"),
                        Begin.project(
                                "People who are not seen, " + answer.lens().name()
                                        + answer.range()
                                                .map(range -> ", ages " + range.ages())
                                                .orElse(""),
                                says(),
                                answer.range()
                                        .map(range -> range.inside().share())
                                        .orElse(answer.everybody().share()),
                                "%"))));
        sections.add(Section.of(
                "By practice",
                List.of("Expected: how many would not have come at the rates of all practices counted, at this"
                        + " practice's own ages and sexes. A ratio of 1 is as expected."),
                tables().get("practice"),
                csv("practice")));
        return sections;
    }

    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("ages", agesTable());
        tables.put(
                "practice",
                new Table(
                        "No contact in " + time() + ", by practice",
                        List.of(
                                Column.text("Practice"),
                                Column.number("Registered throughout"),
                                Column.number("No contact"),
                                Column.number("Share"),
                                Column.number("95% interval"),
                                Column.number("Expected"),
                                Column.number("Ratio"),
                                Column.number("95% interval of the ratio")),
                        answer.practices().stream().map(this::row).toList()));
        return tables;
    }

    private Table.Row row(NeverAnswer.Line line) {
        String name = line.people().name();
        var cells = new ArrayList<>(List.of(
                answer.lens().practice()
                        ? Cell.of(name)
                        : Cell.link(
                                name, "/unmet-need/never?area=" + line.people().group() + "&months=" + answer.months()),
                Cell.of(Say.count(line.people().all())),
                Cell.of(Say.count(line.people().counted())),
                Cell.of(line.people().percent()),
                Cell.of(line.people().range()),
                Cell.of(line.expected() == null ? Say.NOT_SHOWN : Numbers.count(Math.rint(line.expected()))),
                Cell.of(line.ratio() == null ? Say.NOT_SHOWN : Numbers.bare(line.ratio(), "ratio"))));
        var interval = line.interval();
        cells.add(
                Cell.of(interval == null ? Say.NOT_SHOWN : Numbers.range(interval.lower(), interval.upper(), "ratio")));
        return new Table.Row(cells, false);
    }

    private Table agesTable() {
        boolean compared = !answer.comparedWith().isEmpty();
        var columns = new ArrayList<>(List.of(
                Column.text("Ages"),
                Column.text("Sex"),
                Column.number("Registered throughout"),
                Column.number("No contact"),
                Column.number("Share"),
                Column.number("95% interval")));
        if (compared) {
            columns.add(Column.number("Expected"));
        }
        return new Table(
                "No contact in " + time() + ", by age and sex",
                columns,
                answer.bins().stream()
                        .map(bin -> {
                            var cells = new ArrayList<>(List.of(
                                    bin.ages(),
                                    bin.sex(),
                                    Say.count(bin.people().all()),
                                    Say.count(bin.people().counted()),
                                    bin.people().percent(),
                                    bin.people().range()));
                            if (compared) {
                                cells.add(Say.percent(bin.expected()));
                            }
                            return Table.Row.of(cells.toArray(String[]::new));
                        })
                        .toList());
    }

    /** The finding in sentences. */
    String says() {
        if (answer.range().isEmpty()) {
            return answer.everybody().percent() + " had no contact ("
                    + answer.everybody().counts() + ", interval "
                    + answer.everybody().range() + "). No range of ages stands out from the others.";
        }
        Range range = answer.range().get();
        var says =
                new StringBuilder("From " + range.ages() + ", " + range.inside().percent()
                        + " had no contact (" + range.inside().counts() + "; interval "
                        + range.inside().range()
                        + "). At all other ages it is " + range.outside().percent() + ".");
        if (range.expected() != null) {
            says.append(" Expected at the rates of ")
                    .append(answer.comparedWith())
                    .append(" at the same ages and sexes: ")
                    .append(Say.percent(range.expected()))
                    .append(".");
        }
        Double women = range.women().share();
        Double men = range.men().share();
        if (women != null && men != null && Math.abs(women - men) >= 1) {
            says.append(" It is higher for ")
                    .append(men > women ? "men (" : "women (")
                    .append(men > women ? range.men().percent() : range.women().percent())
                    .append(") than for ")
                    .append(men > women ? "women (" : "men (")
                    .append(men > women ? range.women().percent() : range.men().percent())
                    .append(").");
        }
        return says.toString();
    }

    private Figure figure() {
        var steps = new ArrayList<String>();
        var points = new ArrayList<Point>();
        var expected = new ArrayList<Point>();
        double most = 0;
        for (Bin bin : answer.bins()) {
            double middle = (bin.from() + Math.min(bin.to(), Ages.OLDEST) + 1) / 2.0;
            Double share = bin.people().share();
            steps.add(bin.sex() + ", " + bin.ages() + ": " + bin.people().percent() + " ("
                    + bin.people().counts() + ")");
            if (bin.expected() != null) {
                expected.add(new Point(middle, bin.sex(), bin.expected(), 0, 0));
                most = Math.max(most, bin.expected());
            }
            if (share != null) {
                var interval = bin.people().interval().orElseThrow();
                points.add(new Point(middle, bin.sex(), share, interval.lower(), interval.upper()));
                most = Math.max(most, interval.upper());
            }
        }
        var key = new ArrayList<>(List.of(
                new Mark(Shape.STACK_7, "Women and girls, circles, with 95% band"),
                new Mark(Shape.STACK_6, "Men and boys, triangles, with 95% band")));
        if (!expected.isEmpty()) {
            key.add(new Mark(Shape.LIMIT, "Expected at the rates of " + answer.comparedWith() + ", same colours"));
        }
        answer.range()
                .ifPresent(
                        range -> key.add(new Mark(Shape.STACK_4, "Ages " + range.ages() + ", which stand out most")));
        return Figure.of(
                "ages",
                "ages",
                title(),
                says(),
                key,
                new Drawing(most, answer.range().map(NeverPages::gap).orElse(null), points, expected, steps),
                Say.source(answer.lens(), answer.basis())
                        + " Single years of age, bands of five where a year would be too small. " + answer.rule(),
                agesTable(),
                csv("ages"));
    }

    private String title() {
        return answer.range()
                .filter(range -> range.inside().shown())
                .map(range -> "From " + range.ages() + ", " + range.inside().percent() + " were not seen in " + time())
                .orElse("People with no contact in " + time() + ", by age");
    }

    private static Gap gap(Range range) {
        return new Gap(
                range.from(),
                Math.min(range.to(), Ages.OLDEST),
                range.ages() + ": " + range.inside().percent(),
                range.inside().counts());
    }

    /** What the drawing is made from. */
    record Drawing(double most, @Nullable Gap gap, List<Point> points, List<Point> expected, List<String> steps) {}

    record Gap(int from, int to, String says, String counts) {}

    record Point(double age, String sex, double v, double lo, double hi) {}

    private String csv(String table) {
        return "/unmet-need/never.csv?table=" + table + (query.isEmpty() ? "" : "&" + query);
    }
}

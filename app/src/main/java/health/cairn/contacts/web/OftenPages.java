package health.cairn.contacts.web;

import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.contacts.web.FindingPage.Section;
import health.cairn.contacts.web.OftenAnswer.Kept;
import health.cairn.contacts.web.OftenAnswer.Line;
import health.cairn.pages.Figure;
import health.cairn.pages.Figure.Mark;
import health.cairn.pages.Figure.Shape;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes often, in figures, tables and sentences. */
final class OftenPages {

    private final OftenAnswer answer;
    private final String query;

    /** @param query what the page was asked for, as it stands in its address */
    OftenPages(OftenAnswer answer, String query) {
        this.answer = answer;
        this.query = query;
    }

    List<Fact> facts() {
        Line all = answer.everybody();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                Say.count(all.people().counted()),
                "come often, of " + Say.count(all.people().all()) + " people: "
                        + answer.frequent().words()));
        facts.add(new Fact(all.people().percent(), "is the share it comes to, ties counted in"));
        facts.add(new Fact(Say.percent(all.shareOfContacts()), "of all contacts are theirs"));
        facts.add(new Fact(
                answer.lowestCut() == answer.highestCut()
                        ? answer.lowestCut() + " or more"
                        : answer.lowestCut() + " to " + answer.highestCut() + " or more",
                answer.lowestCut() == answer.highestCut()
                        ? "contacts in twelve months make it often"
                        : "contacts make it often, by the group somebody is compared with"));
        return facts;
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        answer.kept().ifPresent(kept -> {
            sections.add(Section.of(flow(kept))
                    .action(new Head.Link(
                            "Start a project for those who stay",
                            Begin.project(
                                    "People who keep coming often, "
                                            + answer.lens().name(),
                                    says(kept),
                                    kept.stay().share(),
                                    "%"))));
            sections.add(expectation(kept));
            if (!kept.likely().isEmpty()) {
                sections.add(likely(kept));
            }
        });
        tables().forEach((key, table) -> {
            if (!key.equals("flow") && !key.equals("likely")) {
                sections.add(Section.of(table.caption(), lead(key), table, csv(key)));
            }
        });
        return sections;
    }

    private static List<String> lead(String key) {
        return switch (key) {
            case "deprivation" -> List.of("By decile of deprivation of where people live; 1 is the most deprived.");
            case "services" -> List.of("Which services the contacts were with; those who come often beside everybody.");
            default -> List.of();
        };
    }

    /** Every table of the page by its name in addresses. */
    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        answer.kept().ifPresent(kept -> {
            tables.put("flow", flowTable(kept));
            if (!kept.likely().isEmpty()) {
                tables.put("likely", likelyTable(kept));
            }
        });
        put(tables, "practice", "By practice", answer.practices());
        put(tables, "age", "By age", answer.ages());
        put(tables, "sex", "By sex", answer.sexes());
        put(tables, "deprivation", "By deprivation", answer.deprivation());
        if (!answer.services().isEmpty()) {
            tables.put(
                    "services",
                    new Table(
                            "Services touched",
                            List.of(
                                    Column.text("Service"),
                                    Column.number("Contacts of those who come often"),
                                    Column.number("Contacts of everybody"),
                                    Column.number("Their share")),
                            answer.services().stream()
                                    .map(service -> Table.Row.of(
                                            Say.capital(service.name()),
                                            Numbers.count(service.oftenContacts()),
                                            Numbers.count(service.contacts()),
                                            service.contacts() == 0
                                                    ? Say.NOT_SHOWN
                                                    : Numbers.value(
                                                            100.0 * service.oftenContacts() / service.contacts(), "%")))
                                    .toList()));
        }
        return tables;
    }

    private static void put(Map<String, Table> tables, String key, String caption, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        tables.put(
                key,
                new Table(
                        caption,
                        List.of(
                                Column.text("Group"),
                                Column.number("People"),
                                Column.number("Come often"),
                                Column.number("Share"),
                                Column.number("95% interval"),
                                Column.number("Their share of contacts")),
                        lines.stream()
                                .map(line -> Table.Row.of(
                                        line.people().name(),
                                        Say.count(line.people().all()),
                                        Say.count(line.people().counted()),
                                        line.people().percent(),
                                        line.people().range(),
                                        Say.percent(line.shareOfContacts())))
                                .toList()));
    }

    /** The finding in sentences. */
    String sentence() {
        Group people = answer.everybody().people();
        return answer.kept()
                .filter(kept -> kept.stay().shown())
                .map(this::says)
                .orElseGet(() -> Say.count(people.counted()) + " of " + Say.count(people.all()) + " people come often ("
                        + answer.frequent().words() + "). Of all contacts "
                        + Say.percent(answer.everybody().shareOfContacts()) + " are theirs.");
    }

    private String says(Kept kept) {
        Group stay = kept.stay();
        if (!stay.shown()) {
            return "Too few people to tell who stays.";
        }
        var says = new StringBuilder("Of " + Say.count(stay.all()) + " who came often one year, "
                + Say.count(stay.counted()) + " (" + stay.percent() + ", interval " + stay.range()
                + ") did the next; the others settled, with nothing special done.");
        kept.three()
                .flatMap(three -> Optional.ofNullable(three.all()))
                .ifPresent(all -> says.append(" ")
                        .append(Numbers.count(all))
                        .append(" came often in all three years: they are the ones to meet."));
        return says.toString();
    }

    private Figure flow(Kept kept) {
        var steps = new ArrayList<String>();
        flowTable(kept)
                .rows()
                .forEach(row -> steps.add(row.cells().getFirst().text() + ": "
                        + row.cells().get(1).text() + " come often; "
                        + row.cells().get(2).text() + " stayed from the year before; "
                        + row.cells().get(3).text() + " new"));
        return Figure.of(
                "flow",
                "flow",
                title(kept),
                says(kept),
                List.of(
                        new Mark(Shape.NEUTRAL, "Stay"),
                        new Mark(Shape.COMMON, "Settle"),
                        new Mark(Shape.STACK_2, "New this year")),
                flowData(kept, steps),
                "Often: " + answer.frequent().words() + ". " + Say.source(answer.lens(), answer.basis()) + " "
                        + answer.rule(),
                flowTable(kept),
                csv("flow"));
    }

    private static String title(Kept kept) {
        Double share = kept.stay().share();
        if (share == null) {
            return "Who stays, who settles, who is new";
        }
        return (share < 35
                        ? "Most people who come often settle"
                        : share <= 65 ? "About half of those who come often settle" : "Most people who come often stay")
                + ", and others take their place";
    }

    /** What the drawing is made from. */
    record Flow(
            List<Year> years,
            List<@Nullable Long> stay,
            @Nullable Long stayAll,
            List<String> steps) {
        record Year(String head, @Nullable Long often) {}
    }

    private Flow flowData(Kept kept, List<String> steps) {
        return kept.three()
                .map(three -> new Flow(
                        List.of(
                                new Flow.Year(year(3), three.first()),
                                new Flow.Year(year(2), three.second()),
                                new Flow.Year(year(1), three.third())),
                        java.util.Arrays.asList(three.firstAndSecond(), three.secondAndThird()),
                        three.all(),
                        steps))
                .orElseGet(() -> new Flow(
                        List.of(new Flow.Year(year(2), kept.stay().all()), new Flow.Year(year(1), later(kept))),
                        java.util.Arrays.asList(kept.stay().counted()),
                        null,
                        steps));
    }

    private static @Nullable Long later(Kept kept) {
        Long stay = kept.stay().counted();
        Long fresh = kept.fresh();
        return stay == null || fresh == null ? null : (Long) (stay + fresh);
    }

    private String year(int period) {
        LocalDate last = answer.basis().until().minusYears(period - 1L).minusDays(1);
        return "Year to " + Numbers.period(last.withDayOfMonth(1), last.plusDays(1));
    }

    private Table flowTable(Kept kept) {
        List<Table.Row> rows = kept.three()
                .map(three -> List.of(
                        Table.Row.of(
                                year(3),
                                Say.count(three.first()),
                                "not known",
                                "not known",
                                less(three.first(), three.firstAndSecond())),
                        Table.Row.of(
                                year(2),
                                Say.count(three.second()),
                                Say.count(three.firstAndSecond()),
                                less(three.second(), three.firstAndSecond()),
                                less(three.second(), three.secondAndThird())),
                        Table.Row.of(
                                year(1),
                                Say.count(three.third()),
                                Say.count(three.secondAndThird()),
                                less(three.third(), three.secondAndThird()),
                                "not yet known")))
                .orElseGet(() -> List.of(
                        Table.Row.of(
                                year(2),
                                Say.count(kept.stay().all()),
                                "not known",
                                "not known",
                                less(kept.stay().all(), kept.stay().counted())),
                        Table.Row.of(
                                year(1),
                                Say.count(later(kept)),
                                Say.count(kept.stay().counted()),
                                Say.count(kept.fresh()),
                                "not yet known")));
        return new Table(
                "Stay, settle, new",
                List.of(
                        Column.text("Year"),
                        Column.number("Come often"),
                        Column.number("Stayed from the year before"),
                        Column.number("New"),
                        Column.number("Settled after")),
                rows);
    }

    private static String less(@Nullable Long all, @Nullable Long part) {
        return all == null || part == null ? Say.NOT_SHOWN : Numbers.count(Math.max(0, all - part));
    }

    private Section expectation(Kept kept) {
        var says = new ArrayList<String>();
        says.add("Those who came often had " + Numbers.value(kept.before(), "")
                + " contacts each in that year. With nothing"
                + " changed they would be expected to have " + Numbers.value(kept.expectedAfter(), "")
                + " in the next; they had " + Numbers.value(kept.after(), "") + ". Everybody had "
                + Numbers.value(kept.everybodyBefore(), "") + ", then " + Numbers.value(kept.everybodyAfter(), "")
                + ".");
        Double expected = kept.expectedStay();
        if (expected != null && kept.stay().shown()) {
            says.add(Numbers.count(Math.rint(expected)) + " would be expected to stay; "
                    + Say.count(kept.stay().counted()) + " did.");
        }
        return Section.of("What happens by itself", says, null, null)
                .caveat(
                        "People chosen for a high year come less in the next, whatever is done. Any project here is held"
                                + " against that fall, not against zero. Expected: " + kept.method() + ".");
    }

    private Section likely(Kept kept) {
        return Section.of(
                        "Who is likely to stay",
                        List.of(
                                "The more somebody came, the likelier it is; nobody's next year is known. The interval is"
                                        + " that of the share that stayed."),
                        likelyTable(kept),
                        csv("likely"))
                .caveat("A share of a group is not a forecast for a person: most groups are split between staying and"
                        + " settling.");
    }

    private static Table likelyTable(Kept kept) {
        return new Table(
                "Who is likely to stay",
                List.of(
                        Column.text("Contacts in the earlier year"),
                        Column.number("People"),
                        Column.number("Stayed"),
                        Column.number("Share"),
                        Column.number("95% interval"),
                        Column.number("Expected")),
                kept.likely().stream()
                        .map(likely -> Table.Row.of(
                                likely.stayed().name(),
                                Say.count(likely.stayed().all()),
                                Say.count(likely.stayed().counted()),
                                likely.stayed().percent(),
                                likely.stayed().range(),
                                Say.percent(likely.expected())))
                        .toList());
    }

    private String csv(String table) {
        return "/unmet-need/often.csv?table=" + table + (query.isEmpty() ? "" : "&" + query);
    }
}

package health.cairn.contacts.web;

import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactBatch.State;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.ContactProblem;
import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Action;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Cell;
import health.cairn.pages.Table.Column;
import health.cairn.pages.Tag;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deliveries of contacts in tables and sentences. */
@Component
class LoadingPages {

    static final String BASE = "/unmet-need/loads";

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final int PROBLEMS_SHOWN = 100;

    private final ContactLoads loads;
    private final Organisations organisations;

    LoadingPages(ContactLoads loads, Organisations organisations) {
        this.loads = loads;
        this.organisations = organisations;
    }

    static Head head(String title, String lead) {
        return Head.of(title, Head.Section.UNMET_NEED)
                .caption("Unmet need · contacts loaded")
                .lead(lead)
                .crumbs(new Link("Unmet need", "/unmet-need"), new Link("Contacts loaded", BASE));
    }

    Table list(List<ContactBatch> batches) {
        return new Table(
                "Deliveries of contacts",
                List.of(
                        Column.text("Delivery"),
                        Column.text("State"),
                        Column.text("Months"),
                        Column.number("People"),
                        Column.number("Contacts"),
                        Column.number("Set aside"),
                        Column.text("Received")),
                batches.stream()
                        .map(batch -> new Table.Row(
                                List.of(
                                        Cell.link(batch.id() + ": " + batch.name(), BASE + "/" + batch.id()),
                                        Cell.tag(state(batch.state())),
                                        Cell.of(months(batch)),
                                        Cell.of(Numbers.count(batch.people())),
                                        Cell.of(Numbers.count(batch.contacts())),
                                        Cell.of(Numbers.count(batch.setAside())),
                                        Cell.of(day(batch.receivedAt()))),
                                false))
                        .toList());
    }

    private static String day(Instant at) {
        return Numbers.day(at.atZone(ENGLAND).toLocalDate());
    }

    private static String months(ContactBatch batch) {
        return batch.from().isPresent() && batch.until().isPresent()
                ? Numbers.day(batch.from().get()) + " to "
                        + Numbers.day(batch.until().get().minusDays(1))
                : "not known yet";
    }

    static Tag state(State state) {
        return switch (state) {
            case LOADING -> new Tag("Being loaded", "blue");
            case READY -> new Tag("Ready to publish", "yellow");
            case PUBLISHED -> new Tag("Published", "green");
            case WITHDRAWN -> new Tag("Withdrawn", "grey");
            case REFUSED -> new Tag("Not loaded", "orange");
            case FAILED -> new Tag("Broke off", "orange");
            case ERASED -> new Tag("Erased", "white");
        };
    }

    BatchPage page(ContactBatch batch, @Nullable String note) {
        int id = batch.id();
        var doings = new ArrayList<Action>();
        if (batch.state() == State.READY || batch.state() == State.WITHDRAWN) {
            doings.add(Action.primary("Publish", BASE + "/" + id + "/publish"));
            doings.add(Action.secondary("Erase", BASE + "/" + id + "/erase"));
        }
        if (batch.state() == State.PUBLISHED) {
            doings.add(Action.secondary("Withdraw", BASE + "/" + id + "/withdraw"));
        }
        List<ContactProblem> problems = loads.problems(id);
        return new BatchPage(
                head(
                        "Delivery " + id + ": " + batch.name(),
                        "From " + batch.source() + ", for " + batch.purpose().words() + "."),
                id,
                state(batch.state()),
                batch.state() == State.LOADING,
                batch.step(),
                note,
                doings,
                List.of(
                        new Fact(Numbers.count(batch.people()), "people"),
                        new Fact(Numbers.count(batch.contacts()), "contacts"),
                        new Fact(
                                Numbers.count(batch.setAside()),
                                "rows set aside because something was wrong with them"),
                        new Fact(Numbers.count(batch.leftOut()), "rows left out on purpose"),
                        new Fact(months(batch), "covered")),
                practices(id),
                report(id),
                problems.isEmpty() ? null : problems(problems));
    }

    private Table practices(int batch) {
        return new Table(
                "Practices of the delivery",
                List.of(Column.text("Practice"), Column.number("People"), Column.number("Contacts")),
                loads.practices(batch).stream()
                        .map(size -> Table.Row.of(
                                organisations
                                        .find(size.practice())
                                        .map(Organisation::name)
                                        .orElse(size.practice()),
                                Numbers.count(size.people()),
                                Numbers.count(size.contacts())))
                        .toList());
    }

    private Table report(int batch) {
        return new Table(
                "Rows set aside or left out",
                List.of(
                        Column.text("What"),
                        Column.text("File"),
                        Column.text("What became of them"),
                        Column.number("Rows")),
                loads.problemCounts(batch).stream()
                        .map(count -> Table.Row.of(
                                count.kind().title(),
                                count.file(),
                                Say.capital(count.kind().effect().words()),
                                Numbers.count(count.rows())))
                        .toList());
    }

    private static Table problems(List<ContactProblem> problems) {
        return new Table(
                "Row by row, the first " + Math.min(PROBLEMS_SHOWN, problems.size()),
                List.of(Column.text("File"), Column.number("Row"), Column.text("Found"), Column.text("Expected")),
                problems.stream()
                        .limit(PROBLEMS_SHOWN)
                        .map(problem -> Table.Row.of(
                                problem.file(),
                                problem.row() == 0 ? "" : Numbers.count(problem.row()),
                                problem.kind().title(),
                                problem.expected()))
                        .toList());
    }
}

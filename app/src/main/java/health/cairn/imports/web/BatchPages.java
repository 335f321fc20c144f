package health.cairn.imports.web;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Problem;
import health.cairn.imports.web.BatchPage.Doing;
import health.cairn.imports.web.BatchPage.Fact;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Action;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Head.Section;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Cell;
import health.cairn.pages.Table.Column;
import health.cairn.pages.Table.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the records that the pages of loading print. */
@Component
class BatchPages {

    private static final int ON_ONE_PAGE = 50;
    private static final int PROBLEMS_SHOWN = 50;

    private final Imports imports;
    private final Clock clock;

    BatchPages(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    LoadsPage list(Optional<Integer> before) {
        List<Batch> found = imports.list(before, ON_ONE_PAGE + 1);
        List<Batch> shown = found.stream().limit(ON_ONE_PAGE).toList();
        Table table = new Table(
                "Files received, the latest first",
                List.of(
                        Column.text("File"),
                        Column.text("Kind"),
                        Column.text("State"),
                        Column.number("Loaded"),
                        Column.number("Set aside"),
                        Column.text("Received")),
                shown.stream().map(this::row).toList());
        Head head = Head.of("Data loaded", Section.NONE)
                .lead("Every file this installation has received, and what became of it.")
                .actions(
                        Action.primary("Load a file", "/loads/new"),
                        Action.secondary("Your own kinds of file", "/loads/mappings"));
        String older =
                found.size() > ON_ONE_PAGE ? "/loads?before=" + shown.getLast().id() : null;
        return new LoadsPage(head, table, shown.isEmpty() && before.isEmpty(), older);
    }

    private Row row(Batch batch) {
        return new Row(
                List.of(
                        Cell.link(batch.fileName(), "/loads/" + batch.id()),
                        Cell.of(imports.formatTitle(batch)),
                        Cell.tag(BatchWords.tag(batch.state())),
                        Cell.of(Numbers.count(batch.loaded())),
                        Cell.of(Numbers.count(batch.setAside())),
                        Cell.of(BatchWords.age(batch.receivedAt(), clock.instant()))),
                false);
    }

    BatchPage batch(Batch batch, boolean already) {
        return batch(
                batch,
                already
                        ? "These very bytes were received before, on " + BatchWords.moment(batch.receivedAt())
                                + ". Nothing has changed."
                        : null);
    }

    BatchPage batch(Batch batch, @Nullable String note) {
        Map<Problem.Kind, Long> counts = imports.problemCounts(batch.id());
        return new BatchPage(
                Head.of(batch.fileName(), Section.NONE)
                        .caption("Batch " + batch.id())
                        .crumbs(new Link("Data loaded", "/loads")),
                BatchWords.tag(batch.state()),
                note,
                batch.isMoving(),
                step(batch),
                facts(batch),
                counts.isEmpty() ? null : report(counts),
                problems(batch.id()),
                "/loads/" + batch.id() + "/problems.csv",
                examples(batch.id()),
                doings(batch),
                history(batch.id()));
    }

    private static @Nullable String step(Batch batch) {
        return switch (batch.state()) {
            case RECEIVED -> "It waits for the files before it. You can leave this page.";
            case READING ->
                batch.step() + ": " + Numbers.count(batch.rowsRead()) + " rows so far. You can leave this page.";
            case UNKNOWN ->
                "Cairn does not know this kind of file. Say once what its columns mean, and it reads this file and all"
                        + " later ones with the same columns.";
            case REFUSED, FAILED -> batch.step();
            case READY, PUBLISHED, WITHDRAWN -> null;
        };
    }

    private List<Fact> facts(Batch batch) {
        List<Fact> facts = new ArrayList<>();
        String kind = imports.formatTitle(batch);
        if (!kind.isEmpty()) {
            facts.add(new Fact("Kind of file", kind));
            facts.add(new Fact("Source", batch.source()));
            facts.add(new Fact("Licence", batch.licence().isEmpty() ? "not stated" : batch.licence()));
        }
        batch.statedDay().ifPresent(day -> facts.add(new Fact("The day it speaks of", Numbers.day(day))));
        facts.add(new Fact("Rows read", Numbers.count(batch.rowsRead())));
        facts.add(new Fact("Readings and facts loaded", Numbers.count(batch.loaded())));
        facts.add(new Fact("Rows set aside", Numbers.count(batch.setAside())));
        facts.add(new Fact("Received", BatchWords.moment(batch.receivedAt())));
        facts.add(new Fact("Size", BatchWords.size(batch.bytes())));
        facts.add(new Fact("SHA-256", batch.sha256()));
        return facts;
    }

    private static Table report(Map<Problem.Kind, Long> counts) {
        return new Table(
                "What was found, by kind",
                List.of(Column.text("What"), Column.text("What became of it"), Column.number("How many")),
                counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Row.of(
                                entry.getKey().title(),
                                entry.getKey().effect().words(),
                                Numbers.count(entry.getValue())))
                        .toList());
    }

    private @Nullable Table problems(int batch) {
        List<Problem> problems = imports.problems(batch);
        return problems.isEmpty()
                ? null
                : new Table(
                        "The first " + Math.min(problems.size(), PROBLEMS_SHOWN) + " of them",
                        List.of(
                                Column.text("What"),
                                Column.text("Sheet"),
                                Column.number("Row"),
                                Column.text("Column"),
                                Column.text("Found"),
                                Column.text("Expected"),
                                Column.text("What to do")),
                        problems.stream()
                                .limit(PROBLEMS_SHOWN)
                                .map(problem -> Row.of(
                                        problem.kind().title(),
                                        problem.sheet(),
                                        problem.row() == 0 ? "" : Numbers.count(problem.row()),
                                        problem.column(),
                                        problem.found(),
                                        problem.expected(),
                                        problem.action()))
                                .toList());
    }

    private @Nullable Table examples(int batch) {
        List<Imports.Example> examples = imports.examples(batch);
        return examples.isEmpty()
                ? null
                : new Table(
                        "The first good rows, as Cairn understood them",
                        List.of(
                                Column.number("Row"),
                                Column.text("Area"),
                                Column.text("What"),
                                Column.text("When"),
                                Column.text("Says")),
                        examples.stream()
                                .map(example -> Row.of(
                                        example.row() == 0 ? "" : Numbers.count(example.row()),
                                        example.area(),
                                        example.what(),
                                        example.period(),
                                        example.says()))
                                .toList());
    }

    private static List<Doing> doings(Batch batch) {
        String here = "/loads/" + batch.id();
        return switch (batch.state()) {
            case RECEIVED, READING -> List.of();
            case READY -> List.of(new Doing("Publish", here + "/publish", false, true));
            case WITHDRAWN -> List.of(new Doing("Publish again", here + "/publish", false, false));
            case PUBLISHED -> List.of(new Doing("Withdraw", here + "/withdraw", false, false));
            case UNKNOWN ->
                List.of(
                        new Doing("Say what its columns mean", "/loads/mappings/new?batch=" + batch.id(), false, true),
                        new Doing("Try again", here + "/again", true, false));
            case REFUSED, FAILED -> List.of(new Doing("Read it again", here + "/again", true, false));
        };
    }

    private List<String> history(int batch) {
        return imports.history(batch).stream()
                .map(act -> BatchWords.moment(act.at()) + ": "
                        + switch (act.what()) {
                            case "RECEIVED" -> "received";
                            case "READ" -> "read";
                            case "PUBLISHED" -> "published";
                            default -> "withdrawn";
                        }
                        + act.account()
                                .map(account -> " (account " + account + ")")
                                .orElse(""))
                .toList();
    }

    ConfirmPage confirmPublish(Batch batch) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Numbers.count(batch.loaded()) + " readings and facts become visible to everybody, in one step.");
        if (batch.setAside() > 0) {
            sentences.add(Numbers.count(batch.setAside()) + " rows were set aside and stay out.");
        }
        sentences.add("Where an earlier batch says something for the same area, period and series, this one is shown.");
        sentences.add("You can withdraw it at any time; then the earlier batch shows again.");
        return confirm(batch, "Publish this file?", sentences, "Publish", "/publish");
    }

    ConfirmPage confirmWithdraw(Batch batch) {
        return confirm(
                batch,
                "Withdraw this file?",
                List.of(
                        Numbers.count(batch.loaded()) + " readings and facts disappear from all pages, in one step.",
                        "What earlier batches said for the same areas and periods shows again.",
                        "The file is kept, and can be published again."),
                "Withdraw",
                "/withdraw");
    }

    private static ConfirmPage confirm(
            Batch batch, String question, List<String> sentences, String button, String what) {
        String here = "/loads/" + batch.id();
        Head head = Head.of(question, Section.NONE)
                .caption(batch.fileName())
                .crumbs(new Link("Data loaded", "/loads"), new Link("Batch " + batch.id(), here));
        return new ConfirmPage(head, sentences, button, here + what, here);
    }
}

package health.cairn.projects.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.pages.Spark;
import health.cairn.pages.Tag;
import health.cairn.people.Scope;
import health.cairn.projects.BoardLine;
import health.cairn.projects.BoardLine.MeasureAt;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.Boards;
import health.cairn.projects.Boards.Asked;
import health.cairn.projects.Boards.Board;
import health.cairn.projects.Boards.Order;
import health.cairn.projects.Field;
import health.cairn.projects.Programme;
import health.cairn.projects.Programmes;
import health.cairn.projects.web.BoardPage.Fact;
import health.cairn.projects.web.BoardPage.Filter;
import health.cairn.projects.web.BoardPage.Moved;
import health.cairn.projects.web.BoardPage.Row;
import health.cairn.projects.web.ChartView.Icon;
import health.cairn.projects.web.FormView.Choice;
import health.cairn.projects.web.FormView.Hidden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages of boards. */
@Component
class BoardPages {

    private static final int ROWS = 50;
    private static final int DAYS_OF_A_MONTH = 31;
    private static final int MOST_MOVED = 8;
    private static final int MOST_COMMON = 12;

    private final Directory directory;
    private final ProjectFigures figures;
    private final Programmes programmes;

    BoardPages(Directory directory, ProjectFigures figures, Programmes programmes) {
        this.directory = directory;
        this.figures = figures;
        this.programmes = programmes;
    }

    BoardPage board(Asked asked, Board board, int page, Scope scope) {
        int pages = Math.max(1, (board.lines().size() + ROWS - 1) / ROWS);
        int here = Math.min(page, pages);
        int from = (here - 1) * ROWS;
        List<BoardLine> lines =
                board.lines().subList(from, Math.min(from + ROWS, board.lines().size()));
        return new BoardPage(
                head(asked, board, scope),
                filters(asked),
                asked.programme()
                        .map(number -> List.of(new Hidden("programme", Long.toString(number))))
                        .orElse(List.of()),
                asked.within().map(AreaCode::value).orElse(""),
                asked.words(),
                asked.calls(),
                facts(asked, board),
                lines.stream().map(line -> row(line, board.today())).toList(),
                lines.isEmpty()
                        ? ""
                        : Numbers.count(from + 1) + " to " + Numbers.count(from + lines.size()) + " of "
                                + Numbers.count(board.lines().size()),
                moved(board),
                Boards.common(board.lines()).stream()
                        .limit(MOST_COMMON)
                        .map(common -> new Head.Link(
                                common.getKey().name() + ", " + Numbers.words(common.getValue()) + " teams",
                                across(asked, common.getKey())))
                        .toList(),
                here > 1 ? address(asked, here - 1) : null,
                here < pages ? address(asked, here + 1) : null,
                board.pending());
    }

    private Head head(Asked asked, Board board, Scope scope) {
        long calls = board.all().stream()
                .filter(line -> !line.calls(board.today()).isEmpty())
                .count();
        Head head = Head.of(title(asked, scope), Head.Section.PROJECTS);
        return (scope.signedIn() ? head.actions(Head.Action.secondary("Programmes", "/projects/programmes")) : head)
                .caption("Board")
                .lead(
                        board.all().isEmpty()
                                ? "No project here that you may see."
                                : Words.capital(Numbers.words(board.all().size()))
                                        + (board.all().size() == 1 ? " project" : " projects") + "; "
                                        + (calls == 0
                                                ? "none asks for a call."
                                                : Numbers.words(calls) + " may be glad of a call."))
                .crumbs(new Head.Link("Projects", "/projects"));
    }

    private String title(Asked asked, Scope scope) {
        return asked.programme()
                .flatMap(number -> programmes.find(number, scope))
                .map(Programme::name)
                .or(() -> asked.within().map(this::name))
                .map(name -> "Projects of " + name)
                .orElse("All projects");
    }

    private String name(AreaCode code) {
        return directory.find(code).map(Area::name).orElse(code.value());
    }

    private static List<Filter> filters(Asked asked) {
        return List.of(
                new Filter("stage", "State", choices(Stage.values(), asked.stage(), "any state")),
                new Filter("moved", "Latest points", choices(Boards.Moved.values(), asked.moved(), "any")),
                new Filter("order", "First", choices(Order.values(), Optional.of(asked.order()), "")));
    }

    private static <E extends Enum<E> & Field.Worded> List<Choice> choices(E[] values, Optional<E> chosen, String any) {
        var choices = new ArrayList<Choice>();
        if (!any.isEmpty()) {
            choices.add(new Choice("", Words.capital(any), chosen.isEmpty()));
        }
        for (E value : values) {
            choices.add(new Choice(
                    BoardController.slug(value), Words.capital(value.words()), chosen.equals(Optional.of(value))));
        }
        return choices;
    }

    private static List<Fact> facts(Asked asked, Board board) {
        var facts = new ArrayList<Fact>();
        long calls = board.all().stream()
                .filter(line -> !line.calls(board.today()).isEmpty())
                .count();
        Asked plain = new Asked(
                asked.within(), asked.programme(), Optional.empty(), Optional.empty(), false, "", asked.order());
        facts.add(new Fact(Numbers.count(calls), "may be glad of a call", address(with(plain, null, null, true), 1)));
        for (Stage stage : Stage.values()) {
            long there =
                    board.all().stream().filter(line -> line.stage() == stage).count();
            facts.add(new Fact(Numbers.count(there), stage.words(), address(with(plain, stage, null, false), 1)));
        }
        long improved =
                board.all().stream().filter(line -> line.improving() > 0).count();
        facts.add(new Fact(
                Numbers.count(improved),
                "with a change as wanted",
                address(with(plain, null, Boards.Moved.AS_WANTED, false), 1)));
        return facts;
    }

    private static Asked with(Asked asked, @Nullable Stage stage, Boards.@Nullable Moved moved, boolean calls) {
        return new Asked(
                asked.within(),
                asked.programme(),
                Optional.ofNullable(stage),
                Optional.ofNullable(moved),
                calls,
                asked.words(),
                asked.order());
    }

    private Row row(BoardLine line, LocalDate today) {
        Optional<MeasureAt> first = line.first();
        Double score = line.score();
        return new Row(
                line.name(),
                "/projects/" + line.project(),
                where(line),
                tag(line.stage()),
                line.calls(today).stream().map(BoardLine.Call::words).toList(),
                score == null ? "" : Numbers.bare(score, "%"),
                score == null
                        ? List.of()
                        : IntStream.rangeClosed(1, 10)
                                .mapToObj(step -> step <= Math.round(score * 2))
                                .toList(),
                first.map(MeasureAt::name).orElse(""),
                first.map(MeasureAt::latest).orElse("no measure yet"),
                first.filter(measure -> measure.values().stream().anyMatch(Objects::nonNull))
                        .map(BoardPages::spark)
                        .orElse(null),
                first.filter(measure -> measure.values().stream().anyMatch(Objects::nonNull))
                        .map(BoardPages::icon)
                        .orElse(null),
                ago(line.lastData() == null ? null : line.lastData().minusDays(1), today),
                ago(line.lastCycle(), today));
    }

    private String where(BoardLine line) {
        return line.areas().stream().findFirst().map(this::name).orElse("")
                + (line.areas().size() > 1
                        ? " and " + Numbers.words(line.areas().size() - 1) + " more"
                        : "");
    }

    private static Tag tag(Stage stage) {
        return new Tag(
                Words.capital(stage.words()),
                switch (stage) {
                    case SETTING_UP -> "white";
                    case MEASURING -> "grey";
                    case TESTING -> "blue";
                    case HOLDING -> "green";
                });
    }

    private static Spark spark(MeasureAt measure) {
        return Spark.of(measure.name() + ": " + measure.latest(), measure.values(), Words.kind(measure.variation()));
    }

    private static Icon icon(MeasureAt measure) {
        return new Icon(
                Words.kind(measure.variation()),
                Words.letter(measure.variation()),
                Words.variation(measure.variation()));
    }

    /** How long ago a day was, as people say it. */
    private static String ago(@Nullable LocalDate day, LocalDate today) {
        if (day == null) {
            return "none yet";
        }
        long days = today.toEpochDay() - day.toEpochDay();
        return days <= 0
                ? "today"
                : days == 1
                        ? "yesterday"
                        : days < 2 * DAYS_OF_A_MONTH ? Numbers.count(days) + " days ago" : Numbers.day(day);
    }

    private static List<Moved> moved(Board board) {
        LocalDate since = board.today().minusDays(DAYS_OF_A_MONTH);
        return board.lines().stream()
                .filter(line -> line.movedUntil() != null && !line.movedUntil().isBefore(since))
                .sorted(Comparator.comparing(BoardLine::movedUntil, Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(MOST_MOVED)
                .map(line -> new Moved(
                        line.moved(),
                        line.name(),
                        "/projects/" + line.project(),
                        "data until "
                                + Numbers.day(Objects.requireNonNull(line.movedUntil())
                                        .minusDays(1))))
                .toList();
    }

    AcrossPage across(Asked asked, Boards.Across across, Scope scope) {
        return new AcrossPage(
                Head.of(across.name(), Head.Section.PROJECTS)
                        .caption("The same measure across teams")
                        .lead(
                                Words.capital(Numbers.words(across.teams().size()))
                                        + (across.teams().size() == 1 ? " team counts" : " teams count")
                                        + " the same. Each is drawn on a scale of its own; how far they are apart is no ranking.")
                        .crumbs(
                                new Head.Link("Projects", "/projects"),
                                new Head.Link(title(asked, scope), address(asked, 1)))
                        .withCharts(),
                across.pooled().map(figures::plain).orElse(null),
                across.teams().stream()
                        .map(team -> new AcrossPage.Multiple(
                                team.line().name(),
                                "/projects/" + team.line().project() + "/measures/"
                                        + team.measure().number(),
                                where(team.line()),
                                team.measure().latest(),
                                spark(team.measure()),
                                icon(team.measure())))
                        .toList(),
                across.left() == 0
                        ? ""
                        : Words.capital(Numbers.words(across.left()))
                                + " more have it; choose an area or a state on the board to see them.");
    }

    private static String across(Asked asked, MeasureAt measure) {
        return builder("/projects/board/measure", asked)
                .queryParam("key", "{key}")
                .encode()
                .buildAndExpand(java.util.Map.of("key", measure.key(), "q", asked.words()))
                .toUriString();
    }

    /** The address of a board. */
    static String address(Asked asked, int page) {
        var builder = builder("/projects/board", asked);
        if (page > 1) {
            builder.queryParam("page", page);
        }
        return builder.encode()
                .buildAndExpand(java.util.Map.of("q", asked.words()))
                .toUriString();
    }

    private static UriComponentsBuilder builder(String path, Asked asked) {
        var builder = UriComponentsBuilder.fromPath(path);
        asked.within().ifPresent(code -> builder.queryParam("within", code.value()));
        asked.programme().ifPresent(number -> builder.queryParam("programme", number));
        asked.stage().ifPresent(stage -> builder.queryParam("stage", BoardController.slug(stage)));
        asked.moved().ifPresent(moved -> builder.queryParam("moved", BoardController.slug(moved)));
        if (asked.calls()) {
            builder.queryParam("calls", "yes");
        }
        if (!asked.words().isBlank()) {
            builder.queryParam("q", "{q}");
        }
        if (asked.order() != Order.CALLS) {
            builder.queryParam("order", BoardController.slug(asked.order()));
        }
        return builder;
    }
}

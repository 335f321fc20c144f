package health.cairn.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.measures.Readings;
import health.cairn.people.Access;
import health.cairn.people.Organisations;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.Viewer;
import health.cairn.projects.BoardLine.MeasureAt;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.SummaryStore.Which;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Boards: the projects of a practice, a network, a programme or an alliance side by side. Each project's line is made once for
 * each of its versions and of the published data, kept in the database and held in memory, so a board of hundreds of projects
 * asks for no chart.
 */
@Service
public class Boards {

    /** So many lines at most are made anew while somebody waits; the rest within a minute. */
    private static final int AT_ONCE = 20;

    /** So many teams at most are put side by side in one measure. */
    static final int MOST_TEAMS = 60;

    private static final int MOST_FOUND = 200;
    private static final int MOST_SEARCHED = 5_000;

    private static final Logger log = LoggerFactory.getLogger(Boards.class);

    private final SummaryStore store;
    private final Projects projects;
    private final ProjectCharts charts;
    private final Readings readings;
    private final CountFeeds feeds;
    private final Directory directory;
    private final Organisations organisations;
    private final Scopes scopes;
    private final Clock clock;

    private volatile Held held = Held.of(-1, Map.of(), Map.of());
    private volatile long readingsSeen = -1;

    /** @param counted the practices whose counts stand in any line and are not for everybody */
    private record Held(long state, Map<Which, Long> derivations, Map<Which, BoardLine> lines, Set<String> counted) {

        static Held of(long state, Map<Which, Long> derivations, Map<Which, BoardLine> lines) {
            return new Held(
                    state,
                    Map.copyOf(derivations),
                    Map.copyOf(lines),
                    lines.values().stream()
                            .flatMap(line -> line.counted().stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }

        /** Those of them whose counts may be seen. */
        Set<String> counted(Scope scope) {
            return counted.stream().filter(scope::maySeeAggregates).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What a board depends on: who sees the same is shown the same. */
    private record Seen(
            Asked asked, long state, Set<String> shared, Set<String> counted, LocalDate today, long directory) {}

    private final Cache<Seen, Board> boards = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Surrounded(String code, long directory, LocalDate day) {}

    private final Cache<Surrounded, Set<String>> surroundings =
            Caffeine.newBuilder().maximumSize(20_000).build();

    Boards(
            SummaryStore store,
            Projects projects,
            ProjectCharts charts,
            Readings readings,
            CountFeeds feeds,
            Directory directory,
            Organisations organisations,
            Scopes scopes,
            Clock clock) {
        this.store = store;
        this.projects = projects;
        this.charts = charts;
        this.readings = readings;
        this.feeds = feeds;
        this.directory = directory;
        this.organisations = organisations;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** How the latest points are. */
    public enum Moved implements Field.Worded {
        AS_WANTED("a change as wanted"),
        NOT_AS_WANTED("a change not as wanted"),
        NO_SIGNAL("no signal");

        private final String words;

        Moved(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }

        boolean holds(BoardLine line) {
            return switch (this) {
                case AS_WANTED -> line.improving() > 0;
                case NOT_AS_WANTED -> line.concerning() > 0;
                case NO_SIGNAL -> line.improving() == 0 && line.concerning() == 0;
            };
        }
    }

    /** In which order lines stand. */
    public enum Order implements Field.Worded {
        CALLS("who may be glad of a call"),
        NAME("name"),
        LAST_DATA("longest without data"),
        LAST_CYCLE("longest without a cycle"),
        SCORE("score");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * Which board is wanted.
     *
     * @param within the area in which the projects work
     * @param calls only those that may be glad of a call
     * @param words that name or aim hold
     */
    public record Asked(
            Optional<AreaCode> within,
            Optional<Long> programme,
            Optional<Stage> stage,
            Optional<Moved> moved,
            boolean calls,
            String words,
            Order order) {}

    /**
     * A board.
     *
     * @param all the projects of the area or programme that the viewer may see
     * @param lines those of them that were asked for, in the order asked for
     * @param pending how many lines are of an earlier version and being made anew
     */
    public record Board(List<BoardLine> all, List<BoardLine> lines, LocalDate today, boolean pending) {
        public Board {
            all = List.copyOf(all);
            lines = List.copyOf(lines);
        }
    }

    /** The board that was asked for, of what this viewer may see. */
    public Board board(Asked asked, Scope scope) {
        LocalDate today = LocalDate.now(clock);
        Freshened freshened = freshen(AT_ONCE);
        Held lines = held(freshened.state());
        Set<String> shared = scope.viewable(Project.KIND);
        Set<String> counted = lines.counted(scope);
        if (freshened.more()) {
            return board(asked, lines, shared, counted, today, true);
        }
        return boards.get(
                new Seen(asked, lines.state(), shared, counted, today, directory.version()),
                _ -> board(asked, lines, shared, counted, today, false));
    }

    private Board board(
            Asked asked, Held known, Set<String> shared, Set<String> counted, LocalDate today, boolean pending) {
        List<BoardLine> all = visible(known, shared, counted).values().stream()
                .filter(line -> !line.archived())
                .filter(line ->
                        asked.programme().isEmpty() || asked.programme().equals(Optional.ofNullable(line.programme())))
                .filter(line -> asked.within().isEmpty()
                        || isWithin(line, asked.within().get(), today))
                .toList();
        String[] words = asked.words().strip().toLowerCase(Locale.UK).split("\\s+");
        List<BoardLine> lines = all.stream()
                .filter(line -> asked.stage().isEmpty() || asked.stage().get() == line.stage())
                .filter(line -> asked.moved().isEmpty() || asked.moved().get().holds(line))
                .filter(line -> holds(line, words))
                .map(line -> new Judged(line, line.calls(today), line.name().toLowerCase(Locale.UK)))
                .filter(judged -> !asked.calls() || !judged.calls().isEmpty())
                .sorted(order(asked.order()))
                .map(Judged::line)
                .toList();
        return new Board(all, lines, today, pending);
    }

    private static boolean holds(BoardLine line, String[] words) {
        String text = (line.name() + " " + line.aim()).toLowerCase(Locale.UK);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** A line with what it is sorted by, worked out once. */
    private record Judged(BoardLine line, List<BoardLine.Call> calls, String name) {}

    private static Comparator<Judged> order(Order order) {
        Comparator<Judged> byName = Comparator.comparing(Judged::name)
                .thenComparing(judged -> judged.line().project());
        Comparator<LocalDate> nothingFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        return switch (order) {
            case CALLS ->
                Comparator.comparing((Judged judged) -> -judged.calls().size())
                        .thenComparing(judged -> judged.calls().stream()
                                .findFirst()
                                .map(Enum::ordinal)
                                .orElse(99))
                        .thenComparing(byName);
            case NAME -> byName;
            case LAST_DATA ->
                Comparator.comparing((Judged judged) -> judged.line().lastData(), nothingFirst)
                        .thenComparing(byName);
            case LAST_CYCLE ->
                Comparator.comparing((Judged judged) -> judged.line().lastCycle(), nothingFirst)
                        .thenComparing(byName);
            case SCORE ->
                Comparator.comparing(
                                (Judged judged) -> judged.line().score(),
                                Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                        .thenComparing(byName);
        };
    }

    /** Whether a project works in an area: at it, inside it, or at something that it is part of in whole. */
    private boolean isWithin(BoardLine line, AreaCode area, LocalDate today) {
        return line.areas().stream().anyMatch(place -> around(place, today).contains(area.value()));
    }

    private Set<String> around(AreaCode place, LocalDate today) {
        return surroundings.get(
                new Surrounded(place.value(), directory.version(), today),
                asked -> organisations.around(asked.code(), asked.day()));
    }

    /** Lines as whoever sees these projects and the counts of these practices may see them. */
    private static Map<Which, BoardLine> visible(Held held, Set<String> shared, Set<String> counted) {
        var visible = new HashMap<>(held.lines());
        // Whoever a project is shared with sees it as the team does, and everybody else as it was published.
        visible.keySet().removeIf(which -> which.released() == shared.contains(Long.toString(which.project())));
        visible.replaceAll((_, line) -> counted.containsAll(line.counted()) ? line : line.withoutCounts());
        return visible;
    }

    /**
     * Finished projects: those that were put away, with what came of them.
     *
     * @param typed what to search all their words for; empty for all, the latest started first
     */
    public List<BoardLine> archive(String typed, Scope scope) {
        Held lines = held(freshen(AT_ONCE).state());
        Map<Which, BoardLine> visible = visible(lines, scope.viewable(Project.KIND), lines.counted(scope));
        if (typed.isBlank()) {
            return visible.values().stream()
                    .filter(BoardLine::archived)
                    .sorted(Comparator.comparing(BoardLine::project).reversed())
                    .limit(MOST_FOUND)
                    .toList();
        }
        return store.search(typed, MOST_SEARCHED).stream()
                .flatMap(which -> Optional.ofNullable(visible.get(which)).stream())
                .filter(BoardLine::archived)
                .limit(MOST_FOUND)
                .toList();
    }

    /** All lines; only those that were made anew are read. */
    private Held held(long state) {
        Held now = held;
        if (now.state() == state) {
            return now;
        }
        Map<Which, Long> derivations = store.derivations();
        var changed = new HashSet<>(derivations.values());
        now.derivations().values().forEach(changed::remove);
        var lines = new HashMap<>(now.lines());
        lines.keySet().retainAll(derivations.keySet());
        var known = new HashMap<>(now.derivations());
        known.keySet().retainAll(derivations.keySet());
        store.lines(changed).forEach(made -> {
            lines.put(made.which(), made.line());
            known.put(made.which(), made.derived());
        });
        Held fresh = Held.of(state, known, lines);
        held = fresh;
        return fresh;
    }

    /** Makes lines anew that are of an earlier version; within a minute of whatever made them so. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sweep() {
        boolean more = true;
        while (more) {
            more = freshen(AT_ONCE).more();
        }
    }

    /**
     * What became of some lines that were made anew.
     *
     * @param state of all lines then
     * @param more whether others may be left
     */
    private record Freshened(long state, boolean more) {}

    private Freshened freshen(int most) {
        // Two versions in one number: either is another one whenever something is published or withdrawn.
        long version = readings.version() * 1_000_003 + feeds.version();
        if (version != readingsSeen) {
            store.outdate(version);
            readingsSeen = version;
        }
        SummaryStore.Look look = store.look(most);
        if (look.stale().isEmpty()) {
            return new Freshened(look.state(), false);
        }
        look.stale().forEach(project -> make(project, version));
        return new Freshened(store.look(0).state(), look.stale().size() == most);
    }

    /** One project whose line cannot be made holds up no other; it is tried again when it changes. */
    private void make(long number, long version) {
        projects.at(number).ifPresent(project -> {
            try {
                derive(project, version);
            } catch (RuntimeException e) {
                log.error("The line of project {} on boards could not be made", number, e);
            }
            store.fresh(number, project.version());
        });
    }

    private void derive(Project project, long version) {
        Scope everybody = scopes.of(new Viewer.Visitor());
        long number = project.number();
        boolean fed = project.all(ProjectMeasure.class).stream()
                .anyMatch(measure -> measure.body().feed() != null);
        Map<Long, Long> roots = store.roots(number);
        String words = OpenText.of(project);
        var shared = new Opened(project, Optional.of(Access.VIEW));
        Set<String> counted = CountFeeds.sights(project, feeds::shared).values().stream()
                .flatMap(sight -> sight.practices().stream())
                .collect(Collectors.toSet());
        store.put(
                new Which(number, false),
                project.version(),
                fed,
                version,
                BoardLines.of(project, charts.shared(shared, everybody), roots, counted),
                words);
        if (project.published()) {
            var open = new Opened(project, Optional.empty());
            store.put(
                    new Which(number, true),
                    project.version(),
                    fed,
                    version,
                    BoardLines.of(project, charts.of(open, everybody), roots, Set.of()),
                    words);
        }
    }

    /**
     * The same measure across teams.
     *
     * @param teams those that have it, with how it stands there
     * @param pooled all of them added up, period by period; empty where fewer than two have counts
     * @param left how many teams more have it than are shown
     */
    public record Across(String name, List<Team> teams, Optional<Chart> pooled, int left) {
        public Across {
            teams = List.copyOf(teams);
        }
    }

    /** A team's measure. */
    public record Team(BoardLine line, MeasureAt measure) {}

    /** Measures that more than one of these projects have, with how many, the most common first. */
    public static List<Map.Entry<MeasureAt, Integer>> common(List<BoardLine> lines) {
        var first = new HashMap<String, MeasureAt>();
        var counts = new HashMap<String, Integer>();
        for (BoardLine line : lines) {
            var seen = new HashSet<String>();
            for (MeasureAt measure : line.measures()) {
                if (seen.add(measure.key())) {
                    first.putIfAbsent(measure.key(), measure);
                    counts.merge(measure.key(), 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Map.entry(java.util.Objects.requireNonNull(first.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    /** A measure, by its key, across the projects of a board; empty where none of them has it. */
    public Optional<Across> across(String key, Asked asked, Scope scope) {
        var teams = new ArrayList<Team>();
        for (BoardLine line : board(asked, scope).lines()) {
            line.measures().stream()
                    .filter(measure -> measure.key().equals(key))
                    .findFirst()
                    .ifPresent(measure -> teams.add(new Team(line, measure)));
        }
        if (teams.isEmpty()) {
            return Optional.empty();
        }
        List<Team> shown = teams.subList(0, Math.min(MOST_TEAMS, teams.size()));
        List<Chart> several = shown.stream()
                .flatMap(team -> projects
                        .find(team.line().project(), scope)
                        .map(opened ->
                                charts.of(opened, scope).get(team.measure().number()))
                        .stream())
                .toList();
        return Optional.of(
                new Across(shown.getFirst().measure().name(), shown, Pooled.of(several), teams.size() - shown.size()));
    }
}

package health.cairn.comparison.web;

import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.CustomGroup;
import health.cairn.directory.Directory;
import health.cairn.directory.Groups;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Head;
import health.cairn.pages.IntervalMark;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the page of an area. */
@Component
class AreaPages {

    private static final int NEEDS_SHOWN = 5;
    private static final int CHANGES_SHOWN = 6;

    private final Comparisons comparisons;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Viewpoint viewpoint;
    private final PeopleFigures people;
    private final Groups groups;
    private final Angles angles;

    AreaPages(
            Comparisons comparisons,
            Measures measures,
            Readings readings,
            Directory directory,
            Viewpoint viewpoint,
            PeopleFigures people,
            Groups groups,
            Angles angles) {
        this.angles = angles;
        this.people = people;
        this.groups = groups;
        this.comparisons = comparisons;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.viewpoint = viewpoint;
    }

    /**
     * A finding with the measure it is of.
     *
     * @param against what it is compared with
     * @param state what addresses say of how the page is looked at
     */
    private record Told(Finding finding, Measure measure, SeriesKey key, Benchmark against, String state) {
        String href() {
            return "/measures/" + measure.id() + "?area=" + finding.area() + "&" + MeasurePages.query(key)
                    + (state.isEmpty() ? "" : "&" + state);
        }

        Standing.Judgement judgement() {
            return finding.standing().judgement(measure.polarity());
        }
    }

    AreaPage page(Area area, @Nullable String spreadOf, Angle asked, Scope scope) {
        Angles.Taken taken = angles.take(asked, area);
        LocalDate day = taken.membersDay(viewpoint.today());
        AreaMap map = directory.mapOn(day);
        List<Told> told = told(
                comparisons.against(
                        taken.benchmark(), comparisons.ofArea(area.code(), taken.asOf(), scope), taken.asOf(), scope),
                taken);
        List<AreaCode> members = Members.of(area, map);
        List<AreaCode> practices =
                area.type() == AreaType.PCN || area.type() == AreaType.GROUP ? map.practicesOf(area.code()) : List.of();
        List<Told> spreadable = practices.size() < 2
                ? List.of()
                : told.stream()
                        .filter(t -> t.finding().points() >= 2 && t.finding().valued() != null)
                        .toList();
        Optional<SpreadFigures> chosen = spreadable.stream()
                .filter(t -> t.measure().id().value().equals(spreadOf))
                .findFirst()
                .or(() -> spreadable.stream()
                        .max(Comparator.comparingInt(
                                        (Told t) -> t.measure().targets().size())
                                .thenComparingInt(t -> t.finding().points())))
                .map(t -> SpreadFigures.of(
                        area,
                        t.measure(),
                        t.finding().period(),
                        practices,
                        comparisons.histories(t.finding().series(), with(practices, area.code()), taken.asOf(), scope),
                        directory.findAll(practices)));
        String address = "/areas/" + area.code();
        String state = taken.angle().query();
        return new AreaPage(
                head(area, told, taken.benchmark(), state),
                angles.controls(taken, address, spreadOf == null ? Map.of() : Map.of("spread", spreadOf), List.of()),
                taken.benchmark().name(),
                people.of(area, viewpoint.today()).orElse(null),
                needs(told),
                summary(told, taken.benchmark()),
                topics(told),
                changed(told),
                chosen.map(SpreadFigures::sideBySide).orElse(null),
                chosen.map(SpreadFigures::spread).orElse(null),
                spreadable.stream()
                        .map(t -> new Head.Link(
                                t.measure().shortName(),
                                address + "?spread=" + t.measure().id() + (state.isEmpty() ? "" : "&" + state)
                                        + "#practices"))
                        .toList(),
                Members.title(area, members),
                links(members),
                parents(area, map),
                "Who belongs here is as of " + Numbers.day(day) + ".",
                groups.find(area.code()).map(group -> sharing(group, scope)).orElse(null));
    }

    private static List<AreaCode> with(List<AreaCode> practices, AreaCode area) {
        var wanted = new ArrayList<>(practices);
        wanted.add(area);
        return wanted;
    }

    private AreaPage.Sharing sharing(CustomGroup group, Scope scope) {
        String code = group.code().value();
        return switch (scope.viewer()) {
            case Viewer.Visitor _ ->
                new AreaPage.Sharing(
                        "Somebody made this group and shared its address.",
                        new Head.Link("Sign in to keep it in your list", "/sign-in"),
                        null,
                        false);
            case Viewer.Person person
            when group.owner() == person.account() ->
                new AreaPage.Sharing(
                        "Your group. Whoever has the address of this page sees it; only you can change it.",
                        new Head.Link("Change the group", "/groups/" + code + "/edit"),
                        null,
                        false);
            case Viewer.Person person -> {
                boolean kept = groups.keptBy(person).stream()
                        .anyMatch(other -> other.code().equals(group.code()));
                yield new AreaPage.Sharing(
                        kept
                                ? "Somebody shared this group with you, and it is in your list."
                                : "Somebody shared this group with you. Keep it to find it again in your list.",
                        new Head.Link("Your groups", "/groups"),
                        "/groups/" + code + "/keep",
                        !kept);
            }
        };
    }

    private Head head(Area area, List<Told> told, Benchmark against, String state) {
        long unwanted = told.stream()
                .filter(t -> t.judgement() == Standing.Judgement.UNWANTED)
                .count();
        long wanted = told.stream()
                .filter(t -> t.judgement() == Standing.Judgement.WANTED)
                .count();
        String lead = told.isEmpty()
                ? "No data are loaded for this area yet."
                : Viewpoint.capital(Numbers.words(unwanted)) + (unwanted == 1 ? " measure stands" : " measures stand")
                        + " away from what is wanted, compared with " + against.name() + "; "
                        + (wanted == 0 ? "none" : Numbers.words(wanted))
                        + (wanted == 1 ? " stands" : " stand") + " on the wanted side.";
        return Head.of(area.name(), Head.Section.HOME)
                .caption(Viewpoint.capital(area.type().one()) + (area.open() ? "" : ", closed"))
                .lead(lead)
                .place(viewpoint.place(area))
                .actions(
                        Head.Action.secondary("History", "/areas/" + area.code() + "/history"),
                        Head.Action.secondary(
                                "Print as a pack",
                                "/areas/" + area.code() + "/pack" + (state.isEmpty() ? "" : "?" + state)))
                .withCharts();
    }

    private List<Told> told(List<Finding> findings, Angles.Taken taken) {
        var told = new ArrayList<Told>();
        for (Finding f : findings) {
            SeriesKey key = readings.key(f.series());
            measures.find(key.measure())
                    .ifPresent(m -> told.add(
                            new Told(f, m, key, taken.benchmark(), taken.angle().query())));
        }
        told.sort(Comparator.comparing((Told t) -> t.measure().topic())
                .thenComparing(t -> t.measure().name()));
        return told;
    }

    /** People between where the area is and where what it is compared with is: what closing the difference would mean. */
    private static double peopleAffected(Told t) {
        Valued v = t.finding().valued();
        Double benchmark = t.finding().benchmark();
        if (v == null || benchmark == null || v.denominator() == null) {
            return 0;
        }
        return Math.abs(v.value() - benchmark) / t.measure().multiplier() * v.denominator();
    }

    private static List<AreaPage.Need> needs(List<Told> told) {
        return told.stream()
                .filter(t -> t.judgement() == Standing.Judgement.UNWANTED)
                .sorted(Comparator.comparingDouble(AreaPages::peopleAffected).reversed())
                .limit(NEEDS_SHOWN)
                .map(AreaPages::need)
                .toList();
    }

    private static AreaPage.Need need(Told t) {
        Finding f = t.finding();
        Valued v = f.valued();
        String unit = t.measure().unit();
        String than = f.standing() == Standing.LOWER ? "lower" : "higher";
        String people = t.measure().kind() == Measure.Kind.PROPORTION
                ? " The difference is " + Numbers.count(Math.rint(peopleAffected(t))) + " of those counted."
                : "";
        String movement = movement(f, t.measure());
        return new AreaPage.Need(
                t.measure().shortName() + " is " + than + " than in "
                        + t.against().name(),
                Viewpoint.capital(t.against().name()) + (t.against().several() ? " have " : " has ")
                        + Numbers.value(f.benchmark() == null ? 0 : f.benchmark(), unit) + "." + people
                        + (movement.isEmpty() || movement.equals("No signal") ? "" : " " + movement + "."),
                Phrases.line(v, t.measure()) + ", "
                        + Numbers.period(f.period().from(), f.period().until()),
                mark(t),
                t.href());
    }

    private static @Nullable IntervalMark mark(Told t) {
        Valued v = t.finding().valued();
        Double benchmark = t.finding().benchmark();
        if (v == null || benchmark == null) {
            return null;
        }
        double low = v.interval95() == null ? v.value() : v.interval95().lower();
        double high = v.interval95() == null ? v.value() : v.interval95().upper();
        double room = Math.max(high - low, Math.abs(v.value() - benchmark)) * 0.6;
        double from = Math.min(low, benchmark) - room;
        double to = Math.max(high, benchmark) + room;
        return IntervalMark.on(
                from,
                to,
                Phrases.line(v, t.measure()) + ", " + t.against().name() + " "
                        + Numbers.value(benchmark, t.measure().unit()),
                Phrases.kind(t.finding().standing(), t.measure()),
                v.interval95() == null ? null : low,
                v.interval95() == null ? null : high,
                v.value(),
                benchmark);
    }

    private static String summary(List<Told> told, Benchmark against) {
        long compared = told.stream()
                .filter(t -> t.finding().standing() != Standing.NOT_COMPARED)
                .count();
        if (compared == 0) {
            return "";
        }
        return "Of " + told.size() + " measures, "
                + told.stream()
                        .filter(t -> t.finding().standing() == Standing.SIMILAR)
                        .count()
                + " are similar to " + against.name() + ", "
                + told.stream()
                        .filter(t -> t.finding().standing() == Standing.HIGHER)
                        .count()
                + " higher, "
                + told.stream()
                        .filter(t -> t.finding().standing() == Standing.LOWER)
                        .count() + " lower, "
                + (told.size() - compared) + " not compared.";
    }

    private static List<AreaPage.Topic> topics(List<Told> told) {
        var topics = new LinkedHashMap<String, List<AreaPage.Row>>();
        for (Told t : told) {
            Finding f = t.finding();
            topics.computeIfAbsent(t.measure().topic(), name -> new ArrayList<>())
                    .add(new AreaPage.Row(
                            t.measure().name()
                                    + (t.key().equals(t.measure().series())
                                            ? ""
                                            : " (" + t.key().sex() + ", "
                                                    + t.key().age() + ")"),
                            t.href(),
                            Numbers.period(f.period().from(), f.period().until()),
                            Phrases.value(f.latest(), t.measure()),
                            Phrases.counts(f.valued()),
                            mark(t),
                            Phrases.tag(f.standing(), t.measure()),
                            movement(f, t.measure())));
        }
        return topics.entrySet().stream()
                .map(e -> new AreaPage.Topic(e.getKey(), e.getValue()))
                .toList();
    }

    private static String movement(Finding f, Measure measure) {
        return f.variation() != null ? Phrases.variation(f.variation()) : Phrases.trend(f.trend(), measure);
    }

    /** Changes larger than chance, largest first: the intervals of the two periods do not reach each other's value. */
    private static List<AreaPage.Change> changed(List<Told> told) {
        return told.stream()
                .filter(t -> t.finding().valued() != null && t.finding().previous() != null)
                .filter(t -> {
                    Valued v = t.finding().valued();
                    return v != null
                            && v.interval95() != null
                            && t.finding().previous() != null
                            && !v.interval95().contains(t.finding().previous());
                })
                .sorted(Comparator.comparingDouble(AreaPages::relativeChange).reversed())
                .limit(CHANGES_SHOWN)
                .map(t -> new AreaPage.Change(
                        t.measure().shortName(),
                        t.href(),
                        "From "
                                + Numbers.value(
                                        t.finding().previous() == null
                                                ? 0
                                                : t.finding().previous(),
                                        t.measure().unit())
                                + " to "
                                + Phrases.value(t.finding().latest(), t.measure()) + " in "
                                + Numbers.period(
                                        t.finding().period().from(),
                                        t.finding().period().until())
                                + "; descriptive only."))
                .toList();
    }

    private static double relativeChange(Told t) {
        Valued v = t.finding().valued();
        Double previous = t.finding().previous();
        return v == null || previous == null || previous == 0 ? 0 : Math.abs(v.value() - previous) / Math.abs(previous);
    }

    private List<Head.Link> links(List<AreaCode> codes) {
        Map<AreaCode, Area> areas = directory.findAll(codes);
        return codes.stream()
                .map(c -> new Head.Link(
                        Optional.ofNullable(areas.get(c)).map(Area::name).orElse(c.value()), "/areas/" + c))
                .sorted(Comparator.comparing(Head.Link::text))
                .toList();
    }

    private List<Head.Link> parents(Area area, AreaMap map) {
        var links = new ArrayList<Head.Link>();
        for (AreaType type :
                List.of(AreaType.PCN, AreaType.SUB_ICB, AreaType.ICB, AreaType.CANCER_ALLIANCE, AreaType.REGION)) {
            if (type != area.type()) {
                map.parentOf(area.code(), type)
                        .filter(p -> !p.equals(area.code()))
                        .flatMap(directory::find)
                        .ifPresent(a -> links.add(
                                new Head.Link(a.name() + ", " + a.type().one(), "/areas/" + a.code())));
            }
        }
        return links;
    }
}

package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Head;
import health.cairn.pages.IntervalMark;
import health.cairn.pages.Numbers;
import health.cairn.pages.Spark;
import health.cairn.people.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the page of a measure seen from an area. */
@Component
class MeasurePages {

    private final Comparisons comparisons;
    private final Readings readings;
    private final Directory directory;
    private final Viewpoint viewpoint;

    MeasurePages(Comparisons comparisons, Readings readings, Directory directory, Viewpoint viewpoint) {
        this.comparisons = comparisons;
        this.readings = readings;
        this.directory = directory;
        this.viewpoint = viewpoint;
    }

    MeasurePage page(Measure measure, SeriesKey key, Area mine, Scope scope) {
        Optional<Integer> series = readings.number(key);
        if (series.isEmpty()) {
            return empty(measure, mine);
        }
        int number = series.get();
        AreaMap map = viewpoint.map();
        Optional<AreaCode> above = above(mine, map);
        List<AreaCode> wanted = new ArrayList<>(List.of(mine.code(), AreaCode.ENGLAND));
        above.ifPresent(wanted::add);
        List<AreaCode> parts = parts(mine, map);
        wanted.addAll(parts);
        Map<AreaCode, Comparisons.History> histories = comparisons.histories(number, wanted, scope);
        Comparisons.History history = mine.type() == AreaType.GROUP
                ? comparisons.history(number, mine.code(), map, scope)
                : histories.getOrDefault(mine.code(), new Comparisons.History(mine.code(), List.of()));
        AreaType type = typeToCompare(mine, number);
        List<Finding> all = comparisons.ofSeries(number, type, scope).stream()
                .filter(f -> f.valued() != null)
                .sorted(Comparator.comparingDouble(
                        f -> Objects.requireNonNull(f.valued()).value()))
                .toList();
        Map<AreaCode, Area> names =
                directory.findAll(all.stream().map(Finding::area).toList());
        List<Finding> partFindings = comparisons.ofSeries(number, parts, scope);
        var figures = new MeasureFigures(measure, mine, history, names, type, csv(measure, key, mine, type));
        String query = query(key);
        return new MeasurePage(
                head(measure, mine),
                facts(measure, mine, above, histories, history),
                figures.signals(),
                figures.trend(),
                history.points().isEmpty()
                        ? "There is no data for " + mine.name()
                                + " on this measure. It may be published for other kinds of area."
                        : null,
                partsTitle(mine, parts),
                partsNote(measure, partFindings),
                rows(measure, mine, partFindings, histories, query),
                all.size() < 3 ? null : figures.ordered(all, histories.get(AreaCode.ENGLAND)),
                figures.funnel(all),
                definition(measure, key, history, all.size(), type),
                choices(measure, mine, query),
                csv(measure, key, mine, type),
                "/measures/" + measure.id() + ".csv?" + query,
                warning(measure, mine));
    }

    private Head head(Measure measure, Area mine) {
        return Head.of(measure.name(), Head.Section.MEASURES)
                .caption(measure.topic())
                .lead(measure.why())
                .place(viewpoint.place(mine))
                .crumbs(new Head.Link("Measures", "/measures"))
                .actions(Head.Action.secondary("See " + mine.name(), "/areas/" + mine.code()))
                .withCharts();
    }

    private MeasurePage empty(Measure measure, Area mine) {
        return new MeasurePage(
                head(measure, mine),
                List.of(),
                List.of(),
                null,
                "Nothing is loaded for this measure yet. Whoever looks after this installation can load a file that holds it.",
                "",
                "",
                List.of(),
                null,
                null,
                definition(measure, measure.series(), null, 0, AreaType.PCN),
                List.of(),
                "",
                "",
                null);
    }

    private static Optional<AreaCode> above(Area mine, AreaMap map) {
        for (AreaType type : List.of(AreaType.PCN, AreaType.CANCER_ALLIANCE, AreaType.SUB_ICB, AreaType.ICB)) {
            if (type.ordinal() > mine.type().ordinal()) {
                Optional<AreaCode> parent = map.parentOf(mine.code(), type);
                if (parent.isPresent() && !parent.get().equals(mine.code())) {
                    return parent;
                }
            }
        }
        return Optional.empty();
    }

    /** What my area is made of: a network's practices; the networks of anything larger; a practice's neighbours. */
    private static List<AreaCode> parts(Area mine, AreaMap map) {
        return switch (mine.type()) {
            case PRACTICE ->
                map.parentOf(mine.code(), AreaType.PCN).map(map::practicesOf).orElse(List.of());
            case PCN -> map.practicesOf(mine.code());
            case GROUP -> {
                List<AreaCode> practices = map.practicesOf(mine.code());
                yield practices.size() <= 40 ? practices : networks(practices, map);
            }
            case SUB_ICB, ICB, CANCER_ALLIANCE, FEDERATION -> networks(map.practicesOf(mine.code()), map);
            case ENGLAND -> map.areasOf(AreaType.ICB);
            case REGION, LOCAL_AUTHORITY, TRUST, OTHER -> List.of();
        };
    }

    private static List<AreaCode> networks(List<AreaCode> practices, AreaMap map) {
        return practices.stream()
                .flatMap(p -> map.parentOf(p, AreaType.PCN).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private AreaType typeToCompare(Area mine, int series) {
        Map<AreaType, Integer> types = comparisons.types(series);
        if (mine.type() != AreaType.ENGLAND
                && mine.type() != AreaType.GROUP
                && types.getOrDefault(mine.type(), 0) >= 3) {
            return mine.type();
        }
        for (AreaType type :
                List.of(AreaType.PCN, AreaType.ICB, AreaType.SUB_ICB, AreaType.LOCAL_AUTHORITY, AreaType.PRACTICE)) {
            if (types.getOrDefault(type, 0) >= 3) {
                return type;
            }
        }
        return AreaType.PCN;
    }

    private List<MeasurePage.Fact> facts(
            Measure measure,
            Area mine,
            Optional<AreaCode> above,
            Map<AreaCode, Comparisons.History> histories,
            Comparisons.History own) {
        var facts = new LinkedHashMap<AreaCode, MeasurePage.Fact>();
        fact(measure, mine.name(), own).ifPresent(f -> facts.put(mine.code(), f));
        above.ifPresent(code -> fact(measure, nameOf(code), histories.get(code)).ifPresent(f -> facts.put(code, f)));
        fact(measure, "England", histories.get(AreaCode.ENGLAND))
                .ifPresent(f -> facts.putIfAbsent(AreaCode.ENGLAND, f));
        return List.copyOf(facts.values());
    }

    private String nameOf(AreaCode code) {
        return directory.find(code).map(Area::name).orElse(code.value());
    }

    private static Optional<MeasurePage.Fact> fact(
            Measure measure, String label, Comparisons.@Nullable History history) {
        if (history == null || history.points().isEmpty()) {
            return Optional.empty();
        }
        var last = history.points().getLast();
        Valued v = last.valued();
        String interval = Phrases.interval(v, measure);
        String coverage = last.rolledUp() && last.reporting() < last.members()
                ? last.reporting() + " of " + last.members() + " practices have data"
                : "";
        return Optional.of(new MeasurePage.Fact(
                label + ", "
                        + Numbers.period(last.period().from(), last.period().until()),
                Phrases.value(last.known(), measure),
                Phrases.counts(v),
                (interval.isEmpty() ? "" : "95% interval " + interval)
                        + (coverage.isEmpty() ? "" : (interval.isEmpty() ? "" : "; ") + coverage)));
    }

    private static String partsTitle(Area mine, List<AreaCode> parts) {
        String many = Numbers.words(parts.size());
        return switch (mine.type()) {
            case PRACTICE -> "The " + many + " practices of its network";
            case PCN -> "Our " + many + " practices";
            case ENGLAND -> "The " + many + " integrated care boards";
            case SUB_ICB, ICB, CANCER_ALLIANCE, FEDERATION, GROUP -> "What it is made of";
            case REGION, LOCAL_AUTHORITY, TRUST, OTHER -> "";
        };
    }

    private static String partsNote(Measure measure, List<Finding> findings) {
        var values = findings.stream()
                .flatMap(f -> Optional.ofNullable(f.valued()).stream())
                .mapToDouble(Valued::value)
                .sorted()
                .toArray();
        if (values.length < 2) {
            return "";
        }
        Double england = findings.getFirst().benchmark();
        return "From " + Numbers.value(values[0], measure.unit()) + " to "
                + Numbers.value(values[values.length - 1], measure.unit()) + "."
                + (england == null
                        ? ""
                        : " The upright line is England, " + Numbers.value(england, measure.unit()) + ".");
    }

    private List<MeasurePage.PartRow> rows(
            Measure measure,
            Area mine,
            List<Finding> findings,
            Map<AreaCode, Comparisons.History> histories,
            String query) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Finding f : findings) {
            Valued v = f.valued();
            if (v != null) {
                low = Math.min(
                        low, v.interval95() == null ? v.value() : v.interval95().lower());
                high = Math.max(
                        high,
                        v.interval95() == null ? v.value() : v.interval95().upper());
            }
            if (f.benchmark() != null) {
                low = Math.min(low, f.benchmark());
                high = Math.max(high, f.benchmark());
            }
        }
        double from = low;
        double to = high;
        Map<AreaCode, Area> names =
                directory.findAll(findings.stream().map(Finding::area).toList());
        return findings.stream()
                .sorted(Comparator.comparingDouble(
                        f -> f.valued() == null ? Double.MAX_VALUE : f.valued().value()))
                .map(f -> {
                    Valued v = f.valued();
                    Area area = names.get(f.area());
                    String name = area == null ? f.area().value() : area.name();
                    String kind = Phrases.kind(f.standing(), measure);
                    IntervalMark mark = v == null
                            ? null
                            : IntervalMark.on(
                                    from,
                                    to,
                                    Phrases.line(v, measure),
                                    kind,
                                    v.interval95() == null
                                            ? null
                                            : v.interval95().lower(),
                                    v.interval95() == null
                                            ? null
                                            : v.interval95().upper(),
                                    v.value(),
                                    f.benchmark());
                    return new MeasurePage.PartRow(
                            name,
                            "/measures/" + measure.id() + "?area=" + f.area() + "&" + query,
                            Phrases.counts(v),
                            Phrases.value(f.latest(), measure),
                            Phrases.interval(v, measure),
                            mark,
                            spark(measure, name, f, histories.get(f.area())),
                            Phrases.tag(f.standing(), measure),
                            f.area().equals(mine.code()));
                })
                .toList();
    }

    private static Spark spark(Measure measure, String name, Finding finding, Comparisons.@Nullable History history) {
        List<@Nullable Double> values = new ArrayList<>();
        if (history != null) {
            history.points()
                    .forEach(p ->
                            values.add(p.valued() == null ? null : p.valued().value()));
        }
        String kind = finding.variation() == null ? "common" : Phrases.kind(finding.variation());
        String says = finding.variation() == null
                ? Phrases.trend(finding.trend(), measure)
                : Phrases.variation(finding.variation());
        return Spark.of(name + " over time" + (says.isEmpty() ? "" : ": " + says), values, kind);
    }

    private List<MeasurePage.Term> definition(
            Measure measure, SeriesKey key, Comparisons.@Nullable History history, int areas, AreaType type) {
        var terms = new ArrayList<MeasurePage.Term>();
        terms.add(new MeasurePage.Term("Numerator", measure.numerator()));
        terms.add(new MeasurePage.Term("Denominator", measure.denominator()));
        String wanted = switch (measure.polarity()) {
            case HIGH_IS_GOOD -> "High";
            case LOW_IS_GOOD -> "Low";
            case NO_JUDGEMENT -> "No direction: higher and lower are only different";
        };
        String targets = String.join(
                ", ",
                measure.targets().stream()
                        .filter(t -> t.holdsOn(viewpoint.today()))
                        .map(t -> t.name() + " " + Numbers.value(t.value(), measure.unit()))
                        .toList());
        terms.add(new MeasurePage.Term(
                "Wanted", targets.isEmpty() ? wanted : wanted + ". " + Viewpoint.capital(targets)));
        terms.add(
                new MeasurePage.Term("Series", key.sex() + ", " + key.age() + "; never joined to other ages or sexes"));
        terms.add(new MeasurePage.Term(
                "Source",
                measure.source()
                        + (measure.fingertips().isPresent()
                                ? ", indicator " + measure.fingertips().getAsInt()
                                : "")));
        if (history != null && !history.points().isEmpty()) {
            var last = history.points().getLast();
            long days = java.time.temporal.ChronoUnit.DAYS.between(last.period().until(), viewpoint.today());
            terms.add(new MeasurePage.Term(
                    "Age of data",
                    "To " + Numbers.day(last.period().lastDay()) + ", " + Numbers.count(Math.max(0, days))
                            + " days ago"));
            terms.add(new MeasurePage.Term(
                    "Trail",
                    last.rolledUp()
                            ? "Sum of " + last.reporting() + " of " + last.members()
                                    + " practices, by their membership on the last day of the period"
                            : "Batch " + last.batch() + ", row " + last.row() + " of its file"));
        }
        if (areas > 0) {
            terms.add(new MeasurePage.Term("Complete", Numbers.count(areas) + " " + type.many() + " have a value"));
        }
        Measure.Reliability reliability = measure.reliability();
        if (reliability != null) {
            terms.add(new MeasurePage.Term(
                    "Reliability",
                    Numbers.bare(reliability.from(), "") + " to " + Numbers.bare(reliability.to(), "")
                            + " for a practice in one year. " + reliability.note()));
        }
        terms.add(new MeasurePage.Term(
                "Checked",
                measure.reviewed() && measure.nextReview() != null
                        ? measure.checkedBy() + "; next due " + Numbers.day(measure.nextReview())
                        : "Not reviewed: this definition comes from a loaded file"));
        return terms;
    }

    private static @Nullable String warning(Measure measure, Area mine) {
        Measure.Reliability reliability = measure.reliability();
        return mine.type() == AreaType.PRACTICE && reliability != null && reliability.mostlyChance()
                ? "A single practice's number in a single year is mostly chance on this measure: its reliability lies between "
                        + Numbers.bare(reliability.from(), "") + " and " + Numbers.bare(reliability.to(), "")
                        + ", and 0.70 is advised. Read the interval, or look at the network."
                : null;
    }

    private List<Head.Link> choices(Measure measure, Area mine, String query) {
        var links = new ArrayList<Head.Link>();
        AreaMap map = viewpoint.map();
        for (AreaType type : List.of(AreaType.PCN, AreaType.SUB_ICB, AreaType.ICB, AreaType.CANCER_ALLIANCE)) {
            if (type != mine.type()) {
                map.parentOf(mine.code(), type)
                        .flatMap(directory::find)
                        .filter(a -> !a.code().equals(mine.code()))
                        .ifPresent(a -> links.add(new Head.Link(
                                a.name(), "/measures/" + measure.id() + "?area=" + a.code() + "&" + query)));
            }
        }
        if (mine.type() != AreaType.ENGLAND) {
            links.add(
                    new Head.Link("England", "/measures/" + measure.id() + "?area=" + AreaCode.ENGLAND + "&" + query));
        }
        return links;
    }

    static String query(SeriesKey key) {
        return "sex=" + URLEncoder.encode(key.sex(), StandardCharsets.UTF_8) + "&age="
                + URLEncoder.encode(key.age(), StandardCharsets.UTF_8);
    }

    private static String csv(Measure measure, SeriesKey key, Area mine, AreaType type) {
        return "/measures/" + measure.id() + ".csv?" + query(key) + "&type=" + type.name() + "&area=" + mine.code();
    }
}

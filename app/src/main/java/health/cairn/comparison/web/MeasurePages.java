package health.cairn.comparison.web;

import health.cairn.comparison.AsOf;
import health.cairn.comparison.Benchmark;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Angles angles;
    private final Distributions distributions;

    MeasurePages(
            Comparisons comparisons,
            Readings readings,
            Directory directory,
            Viewpoint viewpoint,
            Angles angles,
            Distributions distributions) {
        this.angles = angles;
        this.distributions = distributions;
        this.comparisons = comparisons;
        this.readings = readings;
        this.directory = directory;
        this.viewpoint = viewpoint;
    }

    MeasurePage page(Measure measure, SeriesKey key, Area mine, Angle asked, Scope scope) {
        Optional<Integer> series = readings.number(key);
        Angles.Taken taken = angles.take(asked, mine);
        if (series.isEmpty()) {
            return empty(measure, mine, taken);
        }
        int number = series.get();
        List<Period> periods = readings.periods(number).reversed();
        String address = "/measures/" + measure.id() + "?area=" + mine.code() + "&" + query(key);
        asked.period().filter(p -> !periods.contains(p)).ifPresent(p -> {
            throw new NotFound(
                    "There is nothing on " + measure.name() + " for " + Numbers.period(p.from(), p.until()) + ".",
                    List.of(new Head.Link("The latest period", address)));
        });
        AsOf asOf = taken.asOf();
        AreaMap map = viewpoint.map();
        Optional<AreaCode> above = above(mine, map);
        List<AreaCode> parts = Parts.of(mine, directory.mapOn(taken.membersDay(viewpoint.today())));
        List<AreaCode> wanted = new ArrayList<>(List.of(mine.code(), AreaCode.ENGLAND));
        above.ifPresent(wanted::add);
        wanted.addAll(taken.benchmark().areas());
        wanted.addAll(parts);
        Map<AreaCode, Comparisons.History> histories = comparisons.histories(number, wanted, asOf, scope);
        Comparisons.History history =
                histories.getOrDefault(mine.code(), new Comparisons.History(mine.code(), List.of()));
        AreaType type = typeToCompare(mine, number);
        AreaFigures areas = distributions.of(measure, number, type, taken.benchmark(), asOf, scope);
        Period latest = asked.period().or(areas::period).orElse(periods.getFirst());
        List<AreaCode> mineAndParts = new ArrayList<>(parts);
        mineAndParts.add(mine.code());
        List<Finding> found = comparisons.against(
                taken.benchmark(),
                comparisons.ofSeries(number, mineAndParts, asOf, scope).stream()
                        .filter(f -> f.period().equals(latest))
                        .toList(),
                asOf,
                scope);
        List<Finding> partFindings =
                found.stream().filter(f -> parts.contains(f.area())).toList();
        Optional<AreaFigures.Own> own = found.stream()
                .filter(f -> f.area().equals(mine.code()) && f.valued() != null)
                .findFirst()
                .map(f -> new AreaFigures.Own(f, mine.name()));
        String state = state(key, taken.angle());
        String files = "/measures/" + measure.id() + ".csv?" + state;
        var figures = new MeasureFigures(measure, mine, history, files + "&area=" + mine.code());
        String ofType = files + "&area=" + mine.code() + "&type=" + type.name();
        Comparisons.History.Point last =
                history.points().isEmpty() ? null : history.points().getLast();
        Optional<Valued> compared = last == null
                ? Optional.empty()
                : comparisons.valueOf(taken.benchmark(), number, last.period(), histories);
        return new MeasurePage(
                head(measure, mine)
                        .actions(
                                Head.Action.primary(
                                        "Start a project",
                                        "/projects/new?measure=" + measure.id() + "&area=" + mine.code() + "&" + state),
                                Head.Action.secondary("See " + mine.name(), "/areas/" + mine.code())),
                angles.controls(taken, "/measures/" + measure.id(), hidden(key, mine), periods),
                taken.benchmark().name(),
                last == null ? null : stands(measure, mine, taken.benchmark(), last, compared.orElse(null)),
                facts(measure, mine, above, taken.benchmark(), last, compared.orElse(null), histories),
                figures.signals(),
                figures.trend(),
                last == null
                        ? "There is no data for " + mine.name()
                                + " on this measure. It may be published for other kinds of area."
                        : null,
                Parts.title(mine, parts),
                Parts.note(measure, taken.benchmark(), partFindings, parts.size(), latest),
                Parts.rows(measure, mine, partFindings, histories, directory.findAll(parts), state),
                areas.ordered(own, ofType),
                areas.funnel(own, ofType),
                Definition.of(measure, key, last, areas.size(), type, viewpoint.today()),
                choices(measure, mine, state),
                files + "&area=" + mine.code(),
                "/measures/" + measure.id() + ".csv?" + everywhere(key, taken),
                warning(measure, mine));
    }

    /** What addresses say of the series and of how it is looked at. */
    private static String state(SeriesKey key, Angle angle) {
        return query(key)
                + (angle.query().isEmpty() ? "" : "&" + angle.query())
                + angle.period().map(p -> "&period=" + Angle.word(p)).orElse("");
    }

    /** The same of all areas, for which "its own board" or "similar ones" means nothing. */
    private static String everywhere(SeriesKey key, Angles.Taken taken) {
        Angle angle = new Angle(
                Angle.Against.ENGLAND, taken.angle().map(), taken.angle().period());
        return state(key, angle);
    }

    private static Map<String, String> hidden(SeriesKey key, Area mine) {
        var hidden = new LinkedHashMap<String, String>();
        hidden.put("area", mine.code().value());
        hidden.put("sex", key.sex());
        hidden.put("age", key.age());
        return hidden;
    }

    /** Where my area stands, in a sentence. */
    private String stands(
            Measure measure,
            Area mine,
            Benchmark benchmark,
            Comparisons.History.Point last,
            @Nullable Valued compared) {
        String when = Numbers.period(last.period().from(), last.period().until());
        Valued v = last.valued();
        if (v == null) {
            return "The number of " + mine.name() + " for " + when
                    + (last.known() instanceof Finding.Known.Suppressed
                            ? " is held back by its source, because it is small."
                            : " is not there: its source lists the area without one.");
        }
        String has = mine.name() + " has " + Phrases.line(v, measure) + " in " + when;
        if (compared == null || mine.type() == AreaType.ENGLAND) {
            return has + ".";
        }
        String other = benchmark.name() + " (" + Numbers.value(compared.value(), measure.unit()) + ")";
        return switch (comparisons.standing(measure, v, compared)) {
            case LOWER -> has + ": lower than " + other + ".";
            case HIGHER -> has + ": higher than " + other + ".";
            case SIMILAR -> has + ": similar to " + other + ", since the interval reaches it.";
            case NOT_COMPARED -> has + "; " + other + " is shown for context and not compared.";
        };
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

    private MeasurePage empty(Measure measure, Area mine, Angles.Taken taken) {
        return new MeasurePage(
                head(measure, mine),
                null,
                taken.benchmark().name(),
                null,
                List.of(),
                List.of(),
                null,
                "Nothing is loaded for this measure yet. Whoever looks after this installation can load a file that holds it.",
                "",
                "",
                List.of(),
                null,
                null,
                Definition.of(measure, measure.series(), null, 0, AreaType.PCN, viewpoint.today()),
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
            Benchmark benchmark,
            Comparisons.History.@Nullable Point last,
            @Nullable Valued compared,
            Map<AreaCode, Comparisons.History> histories) {
        var facts = new LinkedHashMap<AreaCode, MeasurePage.Fact>();
        fact(measure, mine.name(), histories.get(mine.code())).ifPresent(f -> facts.put(mine.code(), f));
        if (benchmark.isEngland()) {
            above.ifPresent(
                    code -> fact(measure, nameOf(code), histories.get(code)).ifPresent(f -> facts.put(code, f)));
        } else if (last != null && compared != null) {
            facts.put(
                    benchmark.areas().getFirst(),
                    fact(measure, Viewpoint.capital(benchmark.name()), last.period(), compared, ""));
        }
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
        String coverage = last.rolledUp() && last.reporting() < last.members()
                ? last.reporting() + " of " + last.members() + " practices have data"
                : "";
        Valued v = last.valued();
        return Optional.of(
                v == null
                        ? new MeasurePage.Fact(
                                label(label, last.period()), Phrases.value(last.known(), measure), "", coverage)
                        : fact(measure, label, last.period(), v, coverage));
    }

    private static MeasurePage.Fact fact(Measure measure, String label, Period period, Valued v, String coverage) {
        String interval = Phrases.interval(v, measure);
        return new MeasurePage.Fact(
                label(label, period),
                Numbers.value(v.value(), measure.unit()),
                Phrases.counts(v),
                (interval.isEmpty() ? "" : "95% interval " + interval)
                        + (coverage.isEmpty() ? "" : (interval.isEmpty() ? "" : "; ") + coverage));
    }

    private static String label(String name, Period period) {
        return name + ", " + Numbers.period(period.from(), period.until());
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
}

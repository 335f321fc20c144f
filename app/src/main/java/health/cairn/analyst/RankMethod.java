package health.cairn.analyst;

import health.cairn.statistics.Observations;
import health.cairn.statistics.ranking.MetricScore;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Observation;
import health.cairn.statistics.ranking.Panel;
import health.cairn.statistics.ranking.RankedArea;
import health.cairn.statistics.ranking.Ranking;
import health.cairn.statistics.ranking.RankingSpec;
import health.cairn.statistics.ranking.Series;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.SimulatedPlaces;
import health.cairn.statistics.ranking.SimulationSpec;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        description = {
            "Areas in order of need on several metrics, with simulated intervals of their places:",
            "one row an area and series, one list a group. A denominator that is missing, or a numerator, leaves the area",
            "without that series; without --denominator column values are ranked as they are and not simulated."
        },
        footer = {
            "",
            "Example: area,series,numerator,denominator in needs.csv",
            "  cairn stats rank needs.csv --metric emergency:high --metric detection:low \\",
            "      --metric screening:low:1:breast+bowel+cervical --choose 9 --seed 20211001"
        })
final class RankMethod extends StatsMethod {

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "NAME:high|low[:WEIGHT[:SERIES+SERIES]]",
            converter = MetricOption.class,
            description =
                    "A metric, which end of it is need, its weight (1), and its series with equal shares (its name).")
    private List<MetricOption> metrics = new ArrayList<>();

    @Option(
            names = "--area",
            paramLabel = "COLUMN",
            defaultValue = "area",
            description = "The column of area codes (default: ${DEFAULT-VALUE}).")
    private String area = "area";

    @Option(
            names = "--series",
            paramLabel = "COLUMN",
            defaultValue = "series",
            description = "The column that names the series (default: ${DEFAULT-VALUE}).")
    private String series = "series";

    @Option(
            names = "--numerator",
            paramLabel = "COLUMN",
            defaultValue = "numerator",
            description = "The column of events (default: ${DEFAULT-VALUE}).")
    private String numerator = "numerator";

    @Option(
            names = "--denominator",
            paramLabel = "COLUMN",
            defaultValue = "denominator",
            description = "The column of people or exposure (default: ${DEFAULT-VALUE}).")
    private String denominator = "denominator";

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "SERIES",
            description = "Series whose events can happen more than once to the same person.")
    private List<String> rates = new ArrayList<>();

    @Option(names = "--values", description = "Rank the numbers of --numerator as they are, without denominators.")
    private boolean values;

    @Option(names = "--choose", required = true, paramLabel = "K", description = "How many areas are to be chosen.")
    private int chosen;

    @Option(
            names = "--strategy",
            converter = Words.OfStrategy.class,
            defaultValue = "rank-sum",
            description = "rank-sum, z-score, min-max, exponential or expected-rank (default: ${DEFAULT-VALUE}).")
    private Strategy strategy = Strategy.RANK_SUM;

    @Option(
            names = "--nesting",
            converter = Words.OfNesting.class,
            defaultValue = "rank-then-average",
            description = "rank-then-average or average-then-rank (default: ${DEFAULT-VALUE}).")
    private Nesting nesting = Nesting.RANK_THEN_AVERAGE;

    @Option(
            names = "--ties",
            converter = Words.OfTies.class,
            defaultValue = "average",
            description = "average, min or dense (default: ${DEFAULT-VALUE}).")
    private TiePolicy ties = TiePolicy.AVERAGE;

    @Option(
            names = "--missing",
            converter = Words.OfMissing.class,
            defaultValue = "reweight",
            description = "exclude-area, reweight, impute-mean, impute-median, worst-case or best-case"
                    + " (default: ${DEFAULT-VALUE}).")
    private MissingPolicy missing = MissingPolicy.REWEIGHT;

    @Option(
            names = "--shrinkage",
            converter = Words.OfShrinkage.class,
            defaultValue = "none",
            description = "none, counts or normal (default: ${DEFAULT-VALUE}).")
    private Shrinkage shrinkage = Shrinkage.NONE;

    @Option(
            names = "--simulations",
            defaultValue = "10000",
            description = "How often to draw; 0 for none (default: ${DEFAULT-VALUE}).")
    private int simulations;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same places (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    List<InputColumn> columns() {
        List<InputColumn> columns = new ArrayList<>(
                List.of(InputColumn.text(area), InputColumn.text(series), InputColumn.numberOrMissing(numerator)));
        if (!values) {
            columns.add(InputColumn.numberOrMissing(denominator));
        }
        return columns;
    }

    @Override
    List<String> resultColumns() {
        List<String> names = new ArrayList<>(List.of(area, "place", "rank", "tied", "score"));
        metrics.forEach(metric -> names.add("rank_" + metric.metric().id()));
        names.addAll(List.of(
                "place_median", "place_lower", "place_upper", "chance_chosen", "chance_first", "band", "seed", "note"));
        return names;
    }

    @Override
    void answer(Group group, Results results) {
        var spec = new RankingSpec(
                metrics.stream().map(MetricOption::metric).toList(),
                strategy,
                nesting,
                ties,
                missing,
                chosen,
                List.of());
        var ranking = Ranking.of(panel(group), spec);
        var list = ranking.rank();
        Map<String, SimulatedPlaces.AreaPlaces> places = new LinkedHashMap<>();
        if (simulations > 0) {
            ranking.simulate(
                            SimulationSpec.of(seed).withSimulations(simulations).withShrinkage(shrinkage))
                    .areas()
                    .forEach(one -> places.put(one.area(), one));
        }
        var acrossCut = list.tieAcrossCut()
                .map(tie -> {
                    var both = new ArrayList<>(tie.inside());
                    both.addAll(tie.outside());
                    return both;
                })
                .orElseGet(ArrayList::new);
        for (var ranked : list.areas()) {
            write(group, results, ranked, places.get(ranked.area()), acrossCut.contains(ranked.area()));
        }
        for (var excluded : list.excluded()) {
            var line = Results.Line.startingWith(group.key()).add(excluded.area());
            for (int empty = 0; empty < resultColumns().size() - 2; empty++) {
                line.add("");
            }
            results.write(line.add("not ranked: without " + String.join(" and ", excluded.lacking())));
        }
    }

    private void write(
            Group group,
            Results results,
            RankedArea ranked,
            SimulatedPlaces.@Nullable AreaPlaces places,
            boolean acrossCut) {
        var line = Results.Line.startingWith(group.key())
                .add(ranked.area(), ranked.place(), ranked.rank(), ranked.tied(), ranked.score());
        for (var score : ranked.metrics()) {
            line.add(
                    switch (score) {
                        case MetricScore.Counted counted -> counted.rank();
                        case MetricScore.NotCounted _ -> "";
                    });
        }
        if (places == null) {
            line.add("", "", "", "", "", "", "");
        } else {
            line.add(places.median(), places.lower(), places.upper(), places.inFirstK(), places.first());
            line.add(Words.word(places.band()), seed);
        }
        List<String> notes = new ArrayList<>();
        if (ranked.flagged()) {
            notes.add("something missing");
        }
        if (acrossCut) {
            notes.add("tied across the cut");
        }
        results.write(line.add(String.join("; ", notes)));
    }

    private Panel panel(Group group) {
        var areas = new LinkedHashSet<String>();
        Map<String, Map<String, Observation>> bySeries = new LinkedHashMap<>();
        var events = group.observations(numerator);
        var people = values ? events : group.observations(denominator);
        for (int row = 0; row < group.size(); row++) {
            var code = group.text(row, area);
            var name = group.text(row, series);
            areas.add(code);
            var observation = observation(name, events, people, row);
            if (bySeries.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(code, observation) != null) {
                throw new IllegalArgumentException(
                        "area " + code + " has series " + name + " twice, the second time in line " + group.line(row));
            }
        }
        var absent = new Observation.NotKnown(Observation.Why.NOT_COLLECTED);
        return new Panel(
                List.copyOf(areas),
                bySeries.entrySet().stream()
                        .map(entry -> new Series(
                                entry.getKey(),
                                areas.stream()
                                        .map(code -> entry.getValue().getOrDefault(code, absent))
                                        .toList()))
                        .toList());
    }

    private Observation observation(String name, Observations events, Observations people, int row) {
        if (!events.isPresent(row) || !people.isPresent(row)) {
            return new Observation.NotKnown(Observation.Why.NOT_COLLECTED);
        }
        if (values) {
            return new Observation.Plain(events.get(row));
        }
        return rates.contains(name)
                ? new Observation.Rate(events.get(row), people.get(row))
                : new Observation.Proportion(events.get(row), people.get(row));
    }
}

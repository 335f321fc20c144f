package health.cairn.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Areas put in order by need. Metrics are put on their scale once, when the ranking is made; another set of weights
 * then costs one pass over the areas. Immutable, and safe to share between threads.
 */
public final class Ranking {

    private final Panel panel;
    private final RankingSpec spec;
    private final Layout layout;
    private final StandIn[] standIns;
    /** By metric and area. */
    private final double[][] scaled;
    /** By metric and area. */
    private final double[][] metricRanks;

    Ranking(Panel panel, RankingSpec spec) {
        this.panel = panel;
        this.spec = spec;
        layout = Layout.of(panel, spec);
        standIns = Composite.standIns(layout, spec.missing());
        var composite = new Composite(layout, spec, standIns);
        scaled = scale(composite, standIns);
        metricRanks = new double[scaled.length][layout.size()];
        for (int m = 0; m < scaled.length; m++) {
            composite.ranksOf(m, scaled[m], metricRanks[m]);
        }
    }

    /**
     * Makes a ranking.
     *
     * @throws IllegalArgumentException if a metric refers to a series that the panel does not have, a tie break does not
     *     have a key for each area, or no area is left to rank
     */
    public static Ranking of(Panel panel, RankingSpec spec) {
        return new Ranking(panel, spec);
    }

    private double[][] scale(Composite composite, StandIn[] by) {
        if (spec.strategy() == Strategy.EXPECTED_RANK) {
            return ExpectedRanks.scale(layout, spec, composite, by);
        }
        var into = new double[layout.components.length][layout.size()];
        composite.scale(layout.observed, into);
        return into;
    }

    /** The list by the weights of the specification. */
    public RankingResult rank() {
        return rank(weights());
    }

    /**
     * The list by other weights, as when a slider is moved.
     *
     * @param weights one for each metric, 0 or more, at least one above 0
     */
    public RankingResult rank(double... weights) {
        checkWeights(weights);
        var composite = new Composite(layout, spec, standIns);
        double[][] effective = composite.effectiveWeights(weights);
        int[] members = members(effective);
        var score = new double[layout.size()];
        composite.score(scaled, effective, score);
        var byPlace = new int[members.length];
        var groupEnd = new int[members.length];
        composite.place(score, members, byPlace, groupEnd);
        int chosen = Math.min(spec.chosen(), members.length);
        var areas = new ArrayList<RankedArea>(members.length);
        int groupStart = 0;
        for (int place = 0; place < byPlace.length; place++) {
            if (place > 0 && groupEnd[place - 1] < place) {
                groupStart = place;
            }
            int area = byPlace[place];
            areas.add(new RankedArea(
                    layout.areas.get(area),
                    place + 1,
                    groupStart + 1,
                    groupEnd[place] > groupStart,
                    score[area],
                    metricScores(composite, effective, area),
                    isIncomplete(area)));
        }
        return new RankingResult(
                areas,
                excluded(members),
                chosen,
                tieAcross(byPlace, groupEnd, chosen),
                layout.tieChain,
                notes(composite),
                method());
    }

    private double[] weights() {
        return spec.metrics().stream().mapToDouble(Metric::weight).toArray();
    }

    private void checkWeights(double[] weights) {
        if (weights.length != scaled.length) {
            throw new IllegalArgumentException(
                    "One weight for each of " + scaled.length + " metrics is needed; found " + weights.length);
        }
        if (Arrays.stream(weights).anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))
                || Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException(
                    "Weights are finite numbers of 0 or more, at least one above 0; found " + Arrays.toString(weights));
        }
    }

    private int[] members(double[][] effective) {
        return IntStream.range(0, layout.size())
                .filter(i -> Arrays.stream(effective).anyMatch(metric -> metric[i] > 0))
                .toArray();
    }

    private List<MetricScore> metricScores(Composite composite, double[][] effective, int area) {
        var scores = new ArrayList<MetricScore>(scaled.length);
        for (int m = 0; m < scaled.length; m++) {
            var id = spec.metrics().get(m).id();
            if (!composite.has(m, area)) {
                scores.add(new MetricScore.NotCounted(id));
                continue;
            }
            boolean complete = Arrays.stream(layout.components[m]).allMatch(series -> layout.known[series][area]);
            scores.add(new MetricScore.Counted(
                    id,
                    metricRanks[m][area],
                    scaled[m][area],
                    effective[m][area],
                    effective[m][area] * scaled[m][area],
                    !complete && standIns[area] != StandIn.NOTHING,
                    complete));
        }
        return scores;
    }

    private boolean isIncomplete(int area) {
        return Arrays.stream(layout.known).anyMatch(series -> !series[area]);
    }

    private List<RankingResult.Excluded> excluded(int[] members) {
        var excluded = new ArrayList<>(layout.excluded);
        for (int area = 0; area < layout.size(); area++) {
            if (Arrays.binarySearch(members, area) < 0) {
                int out = area;
                excluded.add(new RankingResult.Excluded(
                        layout.areas.get(area),
                        IntStream.range(0, layout.series.size())
                                .filter(s -> !layout.known[s][out])
                                .mapToObj(s -> layout.series.get(s).id())
                                .toList()));
            }
        }
        return excluded;
    }

    private Optional<RankingResult.TieAcrossCut> tieAcross(int[] byPlace, int[] groupEnd, int chosen) {
        int end = groupEnd[chosen - 1];
        if (end < chosen) {
            return Optional.empty();
        }
        int start = chosen - 1;
        while (start > 0 && groupEnd[start - 1] == end) {
            start--;
        }
        return Optional.of(
                new RankingResult.TieAcrossCut(codes(byPlace, start, chosen), codes(byPlace, chosen, end + 1)));
    }

    private List<String> codes(int[] byPlace, int from, int until) {
        return Arrays.stream(byPlace, from, until).mapToObj(layout.areas::get).toList();
    }

    private List<String> notes(Composite composite) {
        var notes = new ArrayList<String>();
        for (int m = 0; m < scaled.length; m++) {
            double[] one = scaled[m];
            int[] members = composite.membersOfMetric(m);
            if (members.length > 1 && Arrays.stream(members).allMatch(i -> one[i] == one[members[0]])) {
                notes.add("Metric '" + spec.metrics().get(m).id()
                        + "' is the same for every area and does not move the order");
            }
        }
        return notes;
    }

    private String method() {
        return String.format(
                Locale.ROOT,
                "strategy %s, nesting %s, ties %s, missing %s; score: weighted mean, larger for greater need",
                spec.strategy(),
                spec.nesting(),
                spec.ties(),
                spec.missing());
    }

    /**
     * For each area with something missing, how far its place could move, by the weights of the specification. Each such
     * area is ranked twice, so this takes longer than the list itself.
     *
     * @return in the order of the panel
     */
    public List<PlaceBounds> bounds() {
        return IntStream.range(0, layout.size())
                .filter(this::isIncomplete)
                .mapToObj(area -> new PlaceBounds(
                        layout.areas.get(area),
                        placeWith(area, StandIn.MOST, StandIn.LEAST),
                        placeWith(area, StandIn.LEAST, StandIn.MOST)))
                .toList();
    }

    private int placeWith(int area, StandIn own, StandIn others) {
        var by = new StandIn[layout.size()];
        Arrays.fill(by, others);
        by[area] = own;
        var composite = new Composite(layout, spec, by);
        double[][] effective = composite.effectiveWeights(weights());
        var score = new double[layout.size()];
        composite.score(scale(composite, by), effective, score);
        var byPlace = new int[layout.size()];
        composite.place(score, IntStream.range(0, layout.size()).toArray(), byPlace, null);
        return IntStream.range(0, byPlace.length)
                        .filter(place -> byPlace[place] == area)
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /**
     * Simulates the places: every count is replaced by a draw of what it could have been, and the whole list is made
     * again. A series that feeds two metrics is drawn once for both. Weights are those of the specification.
     *
     * <p>Expected ranks have chance in them already. For that strategy the ranks of shrunken draws are simulated, whose
     * means are the expected ranks.
     */
    public SimulatedPlaces simulate(SimulationSpec simulation) {
        var simulatedSpec = spec;
        var used = simulation;
        if (spec.strategy() == Strategy.EXPECTED_RANK) {
            simulatedSpec = spec.withStrategy(Strategy.RANK_SUM);
            used = simulation.shrinkage() == Shrinkage.NONE ? simulation.withShrinkage(Shrinkage.NORMAL) : simulation;
        }
        var list = rank();
        int[] byPlace = list.areas().stream()
                .mapToInt(area -> layout.areas.indexOf(area.area()))
                .toArray();
        int[][] counts = new PlaceSimulation(layout, simulatedSpec, standIns, byPlace, used).run();
        return new SimulatedPlaces(
                PlaceSimulation.summary(layout, byPlace, counts, used.simulations(), list.chosen()),
                list.chosen(),
                used.seed(),
                used.simulations(),
                used.shrinkage(),
                notSimulated(),
                String.format(
                        Locale.ROOT,
                        "%,d simulations of the whole list by %s, seed %d; %s",
                        used.simulations(),
                        simulatedSpec.strategy(),
                        used.seed(),
                        used.shrinkage().description()));
    }

    private List<String> notSimulated() {
        return layout.series.stream()
                .filter(series -> !hasCounts(series))
                .map(Series::id)
                .toList();
    }

    private static boolean hasCounts(Series series) {
        return series.observations().stream()
                .anyMatch(one -> one instanceof Observation.Proportion || one instanceof Observation.Rate);
    }

    /** The list under other choices, one changed at a time. */
    public Sensitivity sensitivity() {
        return Scenarios.run(panel, spec);
    }

    /** For each series with counts that the ranking uses, how much of its differences is more than chance. */
    public List<Rankability> rankability() {
        return layout.series.stream()
                .filter(Ranking::hasCounts)
                .map(series -> {
                    var model = RandomEffects.of(series);
                    return new Rankability(series.id(), model.rankability(), model.between(), model.within().length);
                })
                .toList();
    }
}

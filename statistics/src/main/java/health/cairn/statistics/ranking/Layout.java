package health.cairn.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A panel and a specification as arrays: the areas that stay in, the series that are used, who lacks what. */
final class Layout {

    final List<String> areas;
    final List<RankingResult.Excluded> excluded;
    /** The series that metrics refer to, cut down to the areas that stay in. */
    final List<Series> series;
    /** By series and area; 0 where not known. */
    final double[][] observed;
    /** By series and area. */
    final boolean[][] known;
    /** By metric: the places of its components in {@link #series}. */
    final int[][] components;
    /** By metric and component: shares that add up to 1. */
    final double[][] shares;

    final List<Metric> metrics;
    /** By area: its turn among areas with the same score, by the tie chain. */
    final int[] turn;

    final List<String> tieChain;

    private Layout(
            Panel panel, RankingSpec spec, List<Series> used, int[] kept, List<RankingResult.Excluded> excluded) {
        this.metrics = spec.metrics();
        this.excluded = excluded;
        areas = Arrays.stream(kept).mapToObj(panel.areas()::get).toList();
        series = used.stream()
                .map(one -> new Series(
                        one.id(),
                        Arrays.stream(kept).mapToObj(one.observations()::get).toList()))
                .toList();
        observed = new double[series.size()][kept.length];
        known = new boolean[series.size()][kept.length];
        for (int s = 0; s < series.size(); s++) {
            for (int i = 0; i < kept.length; i++) {
                var observation = series.get(s).observations().get(i);
                known[s][i] = !(observation instanceof Observation.NotKnown);
                observed[s][i] = value(observation);
            }
        }
        components = new int[metrics.size()][];
        shares = new double[metrics.size()][];
        var ids = used.stream().map(Series::id).toList();
        for (int m = 0; m < metrics.size(); m++) {
            var parts = metrics.get(m).components();
            double total = parts.stream().mapToDouble(Metric.Component::share).sum();
            components[m] =
                    parts.stream().mapToInt(part -> ids.indexOf(part.series())).toArray();
            shares[m] = parts.stream().mapToDouble(part -> part.share() / total).toArray();
        }
        tieChain = tieChain(spec);
        turn = turns(spec, kept, areas);
    }

    static Layout of(Panel panel, RankingSpec spec) {
        for (var tieBreak : spec.tieBreaks()) {
            if (tieBreak.keys().size() != panel.areas().size()) {
                throw new IllegalArgumentException("Tie break '" + tieBreak.criterion() + "' has "
                        + tieBreak.keys().size() + " keys for " + panel.areas().size()
                        + " areas; one is needed for each");
            }
        }
        var used = usedSeries(panel, spec);
        var excluded = new ArrayList<RankingResult.Excluded>();
        int[] kept = IntStream.range(0, panel.areas().size())
                .filter(area -> {
                    var lacking = used.stream()
                            .filter(one -> one.observations().get(area) instanceof Observation.NotKnown)
                            .map(Series::id)
                            .toList();
                    boolean out = spec.missing() == MissingPolicy.EXCLUDE_AREA
                            ? !lacking.isEmpty()
                            : lacking.size() == used.size();
                    if (out) {
                        excluded.add(new RankingResult.Excluded(panel.areas().get(area), lacking));
                    }
                    return !out;
                })
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No area is left to rank: all "
                    + panel.areas().size() + " lack something and the policy for missing values is " + spec.missing());
        }
        return new Layout(panel, spec, used, kept, excluded);
    }

    int size() {
        return areas.size();
    }

    private static List<Series> usedSeries(Panel panel, RankingSpec spec) {
        Map<String, Series> byId = new TreeMap<>();
        panel.series().forEach(one -> byId.put(one.id(), one));
        return spec.metrics().stream()
                .flatMap(metric -> metric.components().stream().map(component -> {
                    var found = byId.get(component.series());
                    if (found == null) {
                        throw new IllegalArgumentException("Metric '" + metric.id() + "' refers to series '"
                                + component.series() + "', which the panel does not have; it has " + byId.keySet());
                    }
                    return found;
                }))
                .distinct()
                .toList();
    }

    private static double value(Observation observation) {
        return switch (observation) {
            case Observation.Proportion(double numerator, double denominator) -> numerator / denominator;
            case Observation.Rate(double count, double exposure) -> count / exposure;
            case Observation.Plain(double value) -> value;
            case Observation.NotKnown _ -> 0;
        };
    }

    private static List<String> tieChain(RankingSpec spec) {
        var chain = new ArrayList<>(
                spec.tieBreaks().stream().map(TieBreak::criterion).toList());
        chain.add("area code");
        return chain;
    }

    private static int[] turns(RankingSpec spec, int[] kept, List<String> areas) {
        Comparator<Integer> chain = (_, _) -> 0;
        for (var tieBreak : spec.tieBreaks()) {
            chain = chain.thenComparing((Integer i) -> tieBreak.keys().get(kept[i]), Comparator.<Double>reverseOrder());
        }
        var ordered = IntStream.range(0, kept.length)
                .boxed()
                .sorted(chain.thenComparing(areas::get))
                .toList();
        int[] turns = new int[kept.length];
        for (int place = 0; place < kept.length; place++) {
            turns[ordered.get(place)] = place;
        }
        return turns;
    }
}

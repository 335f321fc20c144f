package health.cairn.statistics.ranking;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The grid of other choices: one thing changed at a time. */
final class Scenarios {

    private static final String AS_SPECIFIED = "as specified";

    private Scenarios() {}

    static Sensitivity run(Panel panel, RankingSpec spec) {
        var scenarios = of(panel, spec);
        var placesByScenario =
                scenarios.values().stream().map(one -> places(panel, one)).toList();
        var areas = new LinkedHashSet<>(placesByScenario.getFirst().keySet());
        areas.addAll(panel.areas());
        return new Sensitivity(
                List.copyOf(scenarios.keySet()),
                areas.stream()
                        .filter(area -> placesByScenario.stream().anyMatch(places -> places.containsKey(area)))
                        .map(area -> areaSensitivity(area, placesByScenario, spec.chosen()))
                        .toList(),
                spec.chosen());
    }

    /** The place of each area that has one, in the order of places. */
    private static Map<String, Integer> places(Panel panel, RankingSpec spec) {
        Map<String, Integer> places = new LinkedHashMap<>();
        new Ranking(panel, spec).rank().areas().forEach(area -> places.put(area.area(), area.place()));
        return places;
    }

    private static Sensitivity.AreaSensitivity areaSensitivity(
            String area, List<Map<String, Integer>> placesByScenario, int chosen) {
        var places = placesByScenario.stream()
                .map(scenario -> {
                    var place = scenario.get(area);
                    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
                })
                .toList();
        int ranked = (int) places.stream().filter(OptionalInt::isPresent).count();
        int in = (int) places.stream()
                .filter(place -> place.isPresent() && place.getAsInt() <= chosen)
                .count();
        return new Sensitivity.AreaSensitivity(area, places, in, ranked);
    }

    /** Each scenario under the words that name it. */
    static Map<String, RankingSpec> of(Panel panel, RankingSpec spec) {
        Map<String, RankingSpec> scenarios = new LinkedHashMap<>();
        scenarios.put(AS_SPECIFIED, spec);
        weights(spec, scenarios);
        for (var strategy : Strategy.values()) {
            if (strategy != spec.strategy()) {
                scenarios.put("strategy " + strategy, spec.withStrategy(strategy));
            }
        }
        if (spec.metrics().stream().anyMatch(metric -> metric.components().size() > 1)) {
            for (var nesting : Nesting.values()) {
                if (nesting != spec.nesting()) {
                    scenarios.put("nesting " + nesting, spec.withNesting(nesting));
                }
            }
        }
        for (var ties : TiePolicy.values()) {
            if (ties != spec.ties()) {
                scenarios.put("ties " + ties, spec.withTies(ties));
            }
        }
        missing(panel, spec, scenarios);
        return scenarios;
    }

    private static void weights(RankingSpec spec, Map<String, RankingSpec> scenarios) {
        var metrics = spec.metrics();
        if (metrics.size() < 2) {
            return;
        }
        for (var left : metrics) {
            var others = metrics.stream().filter(metric -> metric != left).toList();
            if (others.stream().anyMatch(metric -> metric.weight() > 0)) {
                scenarios.put("without " + left.id(), spec.withMetrics(others));
            }
        }
        for (var doubled : metrics) {
            scenarios.put(
                    doubled.id() + " counted double",
                    spec.withMetrics(metrics.stream()
                            .map(metric -> metric == doubled ? metric.withWeight(2 * metric.weight()) : metric)
                            .toList()));
        }
        scenarios.put(
                "equal weights",
                spec.withMetrics(
                        metrics.stream().map(metric -> metric.withWeight(1)).toList()));
    }

    private static void missing(Panel panel, RankingSpec spec, Map<String, RankingSpec> scenarios) {
        var used = spec.metrics().stream()
                .flatMap(metric -> metric.components().stream())
                .map(Metric.Component::series)
                .toList();
        var series =
                panel.series().stream().filter(one -> used.contains(one.id())).toList();
        long incomplete = IntStream.range(0, panel.areas().size())
                .filter(i -> series.stream().anyMatch(one -> one.observations().get(i) instanceof Observation.NotKnown))
                .count();
        if (incomplete == 0) {
            return;
        }
        for (var missing : MissingPolicy.values()) {
            boolean possible = missing != MissingPolicy.EXCLUDE_AREA
                    || incomplete < panel.areas().size();
            if (missing != spec.missing() && possible) {
                scenarios.put("missing " + missing, spec.withMissing(missing));
            }
        }
    }
}

package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import health.cairn.ranking.Evidence.Candidate;
import health.cairn.ranking.Evidence.Pooled;
import health.cairn.ranking.Question.Part;
import health.cairn.statistics.ranking.Metric;
import health.cairn.statistics.ranking.MetricScore;
import health.cairn.statistics.ranking.Observation;
import health.cairn.statistics.ranking.Panel;
import health.cairn.statistics.ranking.Ranking;
import health.cairn.statistics.ranking.RankingResult;
import health.cairn.statistics.ranking.RankingSpec;
import health.cairn.statistics.ranking.Series;
import health.cairn.statistics.ranking.SimulationSpec;
import health.cairn.statistics.ranking.TieBreak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Turns a question and its evidence into an answer. Pure: the same two give the same answer to the last digit. */
final class Ranker {

    private final Question question;
    private final Evidence evidence;
    private final Ranking ranking;

    /**
     * @throws IllegalArgumentException if no area of the evidence can be ranked; the message says what to do
     */
    Ranker(Question question, Evidence evidence) {
        this.question = question;
        this.evidence = evidence;
        this.ranking = Ranking.of(panel(evidence), spec(question, evidence));
    }

    /** The list by other weights, without simulation: what a moved slider asks for. */
    RankingResult order(double... weights) {
        return ranking.rank(weights);
    }

    /** The whole answer: order, simulated places, bounds, reliability and scenarios. */
    Answer answer() {
        var result = ranking.rank();
        var simulated = ranking.simulate(SimulationSpec.of(question.seed())
                .withSimulations(question.simulations())
                .withShrinkage(question.shrinkage()));
        var sensitivity = ranking.sensitivity();
        var bounds = new HashMap<String, Answer.Bounds>();
        ranking.bounds().forEach(b -> bounds.put(b.area(), new Answer.Bounds(b.first(), b.last())));
        var otherwise = new HashMap<String, List<Integer>>();
        sensitivity.areas().forEach(a -> otherwise.put(a.area(), placesOf(a.places())));
        var names = names();
        var places = new ArrayList<Answer.Place>();
        for (int i = 0; i < result.areas().size(); i++) {
            var area = result.areas().get(i);
            var chance = simulated.areas().get(i);
            places.add(new Answer.Place(
                    new AreaCode(area.area()),
                    names.getOrDefault(area.area(), area.area()),
                    area.place(),
                    area.rank(),
                    area.tied(),
                    area.score(),
                    area.metrics().stream().map(Ranker::contribution).toList(),
                    chance.median(),
                    chance.lower(),
                    chance.upper(),
                    chance.inFirstK(),
                    chance.first(),
                    bounds.get(area.area()),
                    otherwise.getOrDefault(area.area(), List.of())));
        }
        return new Answer(
                result.method(),
                places,
                result.excluded().stream()
                        .map(e -> new Answer.LeftOut(
                                new AreaCode(e.area()), names.getOrDefault(e.area(), e.area()), e.lacking()))
                        .toList(),
                result.chosen(),
                result.tieAcrossCut().stream()
                        .flatMap(t -> java.util.stream.Stream.concat(t.inside().stream(), t.outside().stream()))
                        .map(AreaCode::new)
                        .toList(),
                result.tieChain(),
                result.notes(),
                ranking.rankability().stream()
                        .map(r -> new Answer.Reliability(
                                r.series(), r.rho(), r.grade().name()))
                        .toList(),
                sensitivity.scenarios(),
                simulated.method(),
                simulated.simulations(),
                simulated.seed());
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        evidence.candidates().forEach(c -> names.put(c.area().value(), c.name()));
        return names;
    }

    private static List<Integer> placesOf(List<OptionalInt> places) {
        return places.stream().map(p -> p.orElse(0)).toList();
    }

    private static Answer.Contribution contribution(MetricScore score) {
        return switch (score) {
            case MetricScore.Counted c ->
                new Answer.Contribution(
                        c.metric(), true, c.rank(), c.weight(), c.contribution(), c.imputed(), c.complete());
            case MetricScore.NotCounted n -> new Answer.Contribution(n.metric(), false, 0, 0, 0, false, false);
        };
    }

    private static Panel panel(Evidence evidence) {
        var series = new ArrayList<Series>();
        // The panel's order decides which random numbers a series gets, so it must not hang on how a map iterates.
        evidence.readings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> series.add(new Series(
                        e.getKey(),
                        e.getValue().stream().map(Ranker::observation).toList())));
        return new Panel(
                evidence.candidates().stream().map(c -> c.area().value()).toList(), series);
    }

    private static Observation observation(Pooled pooled) {
        return switch (pooled) {
            case Pooled.Proportion p -> new Observation.Proportion(p.numerator(), p.denominator());
            case Pooled.Rate r -> new Observation.Rate(r.numerator(), r.exposure());
            case Pooled.Value v -> new Observation.Plain(v.value());
            case Pooled.Suppressed s -> new Observation.NotKnown(Observation.Why.SUPPRESSED);
            case Pooled.Missing m -> new Observation.NotKnown(Observation.Why.NOT_COLLECTED);
        };
    }

    private static RankingSpec spec(Question question, Evidence evidence) {
        var metrics = question.metrics().stream()
                .map(m -> new Metric(m.name(), m.weight(), m.polarity(), components(m.parts())))
                .toList();
        double[] people =
                evidence.candidates().stream().mapToDouble(Candidate::people).toArray();
        return new RankingSpec(
                metrics,
                question.strategy(),
                question.nesting(),
                question.ties(),
                question.missing(),
                Math.min(question.choose(), evidence.candidates().size()),
                List.of(TieBreak.larger("more people registered", people)));
    }

    private static List<Metric.Component> components(List<Part> parts) {
        var shares = new LinkedHashMap<String, Double>();
        parts.forEach(p -> shares.merge(p.id(), p.share(), Double::sum));
        return shares.entrySet().stream()
                .map(e -> new Metric.Component(e.getKey(), e.getValue()))
                .toList();
    }
}

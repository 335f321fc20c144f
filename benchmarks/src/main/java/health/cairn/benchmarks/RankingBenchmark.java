package health.cairn.benchmarks;

import health.cairn.statistics.ranking.Metric;
import health.cairn.statistics.ranking.Observation;
import health.cairn.statistics.ranking.Panel;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Ranking;
import health.cairn.statistics.ranking.RankingResult;
import health.cairn.statistics.ranking.RankingSpec;
import health.cairn.statistics.ranking.Series;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.SimulatedPlaces;
import health.cairn.statistics.ranking.SimulationSpec;
import health.cairn.statistics.ranking.Strategy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ranks as many areas as England has primary care networks, on three metrics with five components: emergency
 * presentations, detection, and screening by programme. Counts of the size such areas have.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class RankingBenchmark {

    private static final int AREAS = 1250;

    private Ranking ranking = Ranking.of(panel(), spec());
    private Ranking expectedRanks = Ranking.of(panel(), spec().withStrategy(Strategy.EXPECTED_RANK));
    private double weight;

    /** Another weight each time, as a hand on a slider does. */
    @Setup(Level.Invocation)
    public void moveSlider() {
        weight = weight > 2 ? 0.1 : weight + 0.1;
    }

    /** How many threads draw, and what they draw from. */
    @State(Scope.Benchmark)
    public static class Drawing {
        @Param({"1", "2"})
        int threads = 1;

        @Param({"NONE", "COUNTS", "NORMAL"})
        Shrinkage shrinkage = Shrinkage.NONE;
    }

    /** 10,000 lists drawn, scored and placed. */
    @Benchmark
    @Warmup(iterations = 2, time = 4)
    @Measurement(iterations = 3, time = 4)
    public SimulatedPlaces tenThousandSimulations(Drawing drawing) {
        return ranking.simulate(new SimulationSpec(20200401, 10_000, drawing.shrinkage, drawing.threads));
    }

    /** The list again after a weight has moved. */
    @Benchmark
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public RankingResult anotherWeight() {
        return ranking.rank(weight, 1, 1);
    }

    /** The same with expected ranks, whose scale was worked out when the ranking was made. */
    @Benchmark
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public RankingResult anotherWeightOfExpectedRanks() {
        return expectedRanks.rank(weight, 1, 1);
    }

    /** A list from counts, everything included. */
    @Benchmark
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public RankingResult fromCounts() {
        return Ranking.of(panel(), spec()).rank(weight, 1, 1);
    }

    private static RankingSpec spec() {
        return RankingSpec.of(
                List.of(
                        Metric.of("emergency", 1, Polarity.HIGH_IS_NEED),
                        Metric.of("detection", 1, Polarity.LOW_IS_NEED),
                        Metric.ofEqualShares("screening", 1, Polarity.LOW_IS_NEED, "breast", "bowel", "cervical")),
                AREAS / 5);
    }

    private static Panel panel() {
        var random = new SplittableRandom(1);
        return new Panel(
                IntStream.range(0, AREAS).mapToObj(i -> "U" + (10_000 + i)).toList(),
                List.of(
                        series("emergency", random, 150, .2, .03),
                        series("detection", random, 250, .5, .04),
                        series("breast", random, 4_000, .7, .06),
                        series("bowel", random, 5_000, .58, .07),
                        series("cervical", random, 9_000, .73, .05)));
    }

    private static Series series(String id, SplittableRandom random, int people, double mean, double spread) {
        return new Series(
                id,
                IntStream.range(0, AREAS)
                        .mapToObj(i -> {
                            int n = people / 2 + random.nextInt(people);
                            double share = Math.clamp(mean + spread * random.nextGaussian(), .01, .99);
                            return (Observation) new Observation.Proportion(Math.rint(n * share), n);
                        })
                        .toList());
    }
}

package health.cairn.benchmarks;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.funnel.ControlLimits;
import health.cairn.statistics.funnel.Overdispersion;
import health.cairn.statistics.funnel.Significance;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A funnel of every practice in England: 6,200 areas, scatter measured, adjusted 95 and 99.8 per cent limits for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FunnelBenchmark {

    private static final int AREAS = 6_200;

    private double[] observed = new double[0];
    private double[] expected = new double[0];
    private final double[] lower95 = new double[AREAS];
    private final double[] upper95 = new double[AREAS];
    private final double[] lower998 = new double[AREAS];
    private final double[] upper998 = new double[AREAS];

    @Setup
    public void areas() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        expected = random.doubles(AREAS, 5, 200).toArray();
        observed = Arrays.stream(expected)
                .map(count -> Math.max(0, Math.rint(count + 1.5 * Math.sqrt(count) * random.nextGaussian())))
                .toArray();
    }

    @Benchmark
    public double adjustedRatios() {
        return limits(AdjustedFunnel.of(Overdispersion.SHMI, observed, expected));
    }

    @Benchmark
    public double adjustedRatiosOfCounts() {
        return limits(AdjustedFunnel.of(Overdispersion.OF_RATIOS_OF_COUNTS, observed, expected));
    }

    @Benchmark
    public Significance[] significance() {
        return ControlLimits.UKHSA.ofCounts(observed, expected);
    }

    /** The floor: one pass that takes a logarithm of every ratio. */
    @Benchmark
    public double plainPass() {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            sum += Math.log((observed[i] + 0.5) / expected[i]);
        }
        return sum;
    }

    private double limits(AdjustedFunnel funnel) {
        funnel.limits(Confidence.P95, Adjustment.ADDITIVE, lower95, upper95);
        funnel.limits(Confidence.P998, Adjustment.ADDITIVE, lower998, upper998);
        return lower95[0] + upper998[AREAS - 1];
    }
}

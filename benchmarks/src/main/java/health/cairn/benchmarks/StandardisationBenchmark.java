package health.cairn.benchmarks;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimates;
import health.cairn.statistics.standardised.DirectStandardisation;
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

/**
 * Directly standardised rates of every practice in England: 6,200 areas, 19 age bands, each sex for itself, so 12,400 rates
 * with 95 per cent limits from 235,600 counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StandardisationBenchmark {

    private static final int AREAS = 6_200;
    private static final int SEXES = 2;
    private static final int BANDS = 19;

    private double[] events = new double[0];
    private double[] people = new double[0];
    private DirectStandardisation standard = standard(Confidence.P95);

    private static DirectStandardisation standard(Confidence confidence) {
        double[] weights = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            weights[band] = 7_000 - 300 * band;
        }
        return new DirectStandardisation(weights, confidence, 100_000);
    }

    @Setup
    public void areas() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        int cells = AREAS * SEXES * BANDS;
        events = new double[cells];
        people = new double[cells];
        for (int i = 0; i < cells; i++) {
            people[i] = random.nextInt(50, 600);
            events[i] = random.nextInt(0, 12);
        }
        standard = standard(Confidence.P95);
    }

    @Benchmark
    public Estimates rates() {
        return standard.ofPanel(events, people);
    }

    /** The floor: one pass that reads every count and every population once. */
    @Benchmark
    public double plainPass() {
        double sum = 0;
        for (int i = 0; i < events.length; i++) {
            sum += events[i] / people[i];
        }
        return sum;
    }
}

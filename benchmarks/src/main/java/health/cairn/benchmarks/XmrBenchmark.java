package health.cairn.benchmarks;

import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.Panel;
import health.cairn.statistics.spc.XmrFindings;
import health.cairn.statistics.spc.XmrSettings;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * XmR charts of a whole panel, with all rules and icons, against a plain pass that sums the same values and their moving
 * ranges. One operation is one point.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class XmrBenchmark {

    /** Points of all series: small enough for the second-level cache, so that the work is measured and not the memory. */
    private static final int POINTS = 36_000;

    private static final long SEED = 20_240_401;

    /** Points of one series: three years of months, and one long series. */
    @Param({"36", "36000"})
    private int length;

    private double[] values = {};
    private int[] offsets = {};
    private Panel panel = Panel.of(Observations.of(0), new int[] {0, 1});
    private Observations targets = Observations.of(0);
    private XmrSettings settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
    private XmrFindings findings = XmrFindings.of(panel, targets, settings);
    private double[] plain = {};

    /** Normal values about 50 with a standard deviation of 5, a target of 55. */
    @Setup
    public void make() {
        var random = new Random(SEED);
        values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            values[i] = 50 + 5 * random.nextGaussian();
        }
        int series = POINTS / length;
        offsets = new int[series + 1];
        for (int s = 0; s <= series; s++) {
            offsets[s] = s * length;
        }
        panel = Panel.of(Observations.of(values), offsets);
        targets = Observations.constant(series, 55);
        settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        findings = XmrFindings.of(panel, targets, settings);
        plain = new double[2 * series];
    }

    /** The least that a chart must do: the sum of the values and of their moving ranges, series by series. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] plainPass() {
        for (int s = 0; s + 1 < offsets.length; s++) {
            double sum = values[offsets[s]];
            double ranges = 0;
            for (int i = offsets[s] + 1; i < offsets[s + 1]; i++) {
                sum += values[i];
                ranges += Math.abs(values[i] - values[i - 1]);
            }
            plain[2 * s] = sum;
            plain[2 * s + 1] = ranges;
        }
        return plain;
    }

    /** Limits, all rules of every point, both icons. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public XmrFindings charts() {
        findings.compute(panel, targets, settings);
        return findings;
    }

    /** The same with screening of the moving ranges. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public XmrFindings chartsScreened() {
        findings.compute(panel, targets, settings.withScreenRanges(true));
        return findings;
    }
}

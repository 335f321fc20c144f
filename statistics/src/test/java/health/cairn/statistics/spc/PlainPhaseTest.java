package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.XmrSettings.TwoOfThree;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two plain passes for themselves: the same as the exact phase where they are certain, and uncertain on a line. */
class PlainPhaseTest {

    private static final XmrSettings SINCE_2023 = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
    private static final XmrSettings BEFORE = SINCE_2023.withTwoOfThree(TwoOfThree.BETWEEN_NEAR_AND_PROCESS_LIMIT);

    private final PlainPhase plain = new PlainPhase(new RulePlanes());

    private boolean mark(double[] values, XmrSettings settings, byte[] marks) {
        return plain.mark(values, 0, values.length, settings, marks);
    }

    private boolean mark(double[] values, XmrSettings settings) {
        return mark(values, settings, new byte[values.length]);
    }

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ordinaryValuesAreCertainAndMarkedAsByTheExactPhase(int seed) {
        var random = new Random(seed);
        double spread = seed % 3 == 0 ? 8 : 1;
        double[] values = IntStream.range(0, 2 + random.nextInt(200))
                .mapToDouble(i -> 10 + random.nextGaussian() * (random.nextInt(6) == 0 ? spread : 1) + (i / 40) % 2)
                .toArray();
        for (var base : new XmrSettings[] {SINCE_2023, BEFORE}) {
            for (boolean screen : new boolean[] {false, true}) {
                var settings = base.withScreenRanges(screen);
                var marks = new byte[values.length];
                assertThat(mark(values, settings, marks)).isTrue();

                var panel = Panel.of(Observations.of(values), Phases.one());
                var limits = XmrLimits.of(values, new boolean[values.length], false, 0, values.length, screen);
                var expected = new byte[values.length];
                new ExactPhase(new RulePlanes()).mark(panel, 0, limits, settings, expected);
                assertThat(marks).isEqualTo(expected);
                assertThat(plain.mean()).isCloseTo(limits.mean(), within(1e-12));
                assertThat(plain.averageRange()).isCloseTo(limits.averageRange(), within(1e-12));
            }
        }
    }

    // Mean 2: the third value lies on it. Moved off by more than sums can err, the answer is certain.
    @Test
    void aValueOnTheMeanIsUncertain() {
        assertThat(mark(new double[] {1, 3, 2}, SINCE_2023)).isFalse();
        assertThat(mark(new double[] {1, 3, 2.1}, SINCE_2023)).isTrue();
        assertThat(mark(new double[] {5, 5, 5, 5}, SINCE_2023)).isFalse();
    }

    /**
     * Values about 0 whose last one lies so many average ranges above the mean: n points in a zigzag, and one that is
     * found by halving.
     */
    private static double[] lastAt(double factor, double shift) {
        double low = 0;
        double high = 100;
        double[] values = new double[31];
        for (int step = 0; step < 200; step++) {
            double last = (low + high) / 2;
            for (int i = 0; i < 30; i++) {
                values[i] = i % 2 == 0 ? 1 : -1.5;
            }
            values[30] = last;
            var limits = XmrLimits.of(values, new boolean[31], false, 0, 31, false);
            if (last > limits.mean() + factor * limits.averageRange() + shift) {
                high = last;
            } else {
                low = last;
            }
        }
        return values;
    }

    @Test
    void aValueOnTheProcessLimitIsUncertainAndOneBesideItIsNot() {
        assertThat(mark(lastAt(XmrLimits.PROCESS_FACTOR, 0), SINCE_2023)).isFalse();
        var above = new byte[31];
        assertThat(mark(lastAt(XmrLimits.PROCESS_FACTOR, 1e-9), SINCE_2023, above))
                .isTrue();
        assertThat(above[30]).isEqualTo((byte) SpecialCause.ABOVE_UPPER_LIMIT.bit());
        var below = new byte[31];
        assertThat(mark(lastAt(XmrLimits.PROCESS_FACTOR, -1e-9), SINCE_2023, below))
                .isTrue();
        assertThat(below[30]).isZero();
    }

    /** The last value lies on the near limit, as does its neighbour beyond any doubt: both in a window of three. */
    private static double[] pairWithLastAt(double factor, double shift) {
        double low = 0;
        double high = 100;
        double[] values = new double[33];
        for (int step = 0; step < 200; step++) {
            double last = (low + high) / 2;
            for (int i = 0; i < 30; i++) {
                values[i] = i % 2 == 0 ? 1 : -1.5;
            }
            values[30] = 0.7;
            values[31] = 6.2;
            values[32] = last;
            var limits = XmrLimits.of(values, new boolean[33], false, 0, 33, false);
            if (last > limits.mean() + factor * limits.averageRange() + shift) {
                high = last;
            } else {
                low = last;
            }
        }
        return values;
    }

    @Test
    void aValueOnTheNearLimitIsUncertainWhereItMatters() {
        assertThat(mark(pairWithLastAt(XmrLimits.NEAR_FACTOR, 0), SINCE_2023)).isFalse();
        var above = new byte[33];
        assertThat(mark(pairWithLastAt(XmrLimits.NEAR_FACTOR, 1e-9), SINCE_2023, above))
                .isTrue();
        assertThat(above[32]).isEqualTo((byte) SpecialCause.TWO_OF_THREE_HIGH.bit());
        var below = new byte[33];
        assertThat(mark(pairWithLastAt(XmrLimits.NEAR_FACTOR, -1e-9), SINCE_2023, below))
                .isTrue();
        assertThat(below[32]).isZero();
    }

    @Test
    void aRangeOnItsScreeningLimitIsUncertain() {
        // Ranges of 1 and one of r, n of them: r = 3.267 (n - 1 + r) / n.
        int n = 20;
        double range = XmrLimits.SCREEN_FACTOR * (n - 1) / (n - XmrLimits.SCREEN_FACTOR);
        double[] values = new double[n + 1];
        for (int i = 1; i <= n; i++) {
            values[i] = values[i - 1] + (i % 2 == 0 ? -1 : 1) * (i == n ? range : 1);
        }
        assertThat(mark(values, SINCE_2023.withScreenRanges(true))).isFalse();
        assertThat(mark(values, SINCE_2023)).isTrue();
        values[n] -= 1e-6;
        assertThat(mark(values, SINCE_2023.withScreenRanges(true))).isTrue();
        assertThat(plain.averageRange()).isEqualTo(1);
    }

    @Test
    void aTargetOnALimitIsJudgedByExactLimits() {
        double[] values = new Random(7).doubles(36, 0, 100).toArray();
        var exact = XmrLimits.of(values, new boolean[36], false, 0, 36, false).process();
        for (double limit : new double[] {exact.lower(), exact.upper()}) {
            assertThat(icon(values, limit)).isEqualTo(Assurance.HIT_AND_MISS);
        }
        assertThat(icon(values, Math.nextUp(exact.upper()))).isEqualTo(Assurance.FAIL);
        assertThat(icon(values, Math.nextDown(exact.lower()))).isEqualTo(Assurance.PASS);
        assertThat(icon(values, Math.nextDown(exact.upper()))).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(icon(values, exact.upper() + 1)).isEqualTo(Assurance.FAIL);
        assertThat(icon(values, exact.lower() - 1)).isEqualTo(Assurance.PASS);
        assertThat(icon(values, 50)).isEqualTo(Assurance.HIT_AND_MISS);
    }

    private static Assurance icon(double[] values, double target) {
        return Xmr.chart(
                        Observations.of(values), Phases.one(), Observations.constant(values.length, target), SINCE_2023)
                .assuranceIcon();
    }
}

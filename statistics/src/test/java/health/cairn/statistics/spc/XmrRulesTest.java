package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.XmrSettings.MixedSignals;
import health.cairn.statistics.spc.XmrSettings.TwoOfThree;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules against their definition, written out window by window, on seeded series of many kinds. */
class XmrRulesTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** Normal values, whole numbers with many ties, drifts, and series of one to three hundred points. */
    private static double[] series(int seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(seed % 3 == 0 ? 300 : 70);
        double drift = seed % 4 == 1 ? 0.3 * random.nextGaussian() : 0;
        return IntStream.range(0, size)
                .mapToDouble(i -> {
                    double value = 20 + 4 * random.nextGaussian() + drift * i;
                    return seed % 2 == 0 ? value : Math.rint(value / 2);
                })
                .toArray();
    }

    private static boolean[] gaps(int seed, int size) {
        var random = new Random(1_000 + seed);
        var present = new boolean[size];
        for (int i = 0; i < size; i++) {
            present[i] = seed % 5 != 0 || random.nextInt(8) > 0;
        }
        return present;
    }

    private static XmrSettings settings(int seed) {
        var random = new Random(2_000 + seed);
        return XmrSettings.makingDataCount(ImprovementDirection.values()[random.nextInt(3)])
                .withRunLength(3 + random.nextInt(7))
                .withTwoOfThree(TwoOfThree.values()[random.nextInt(2)])
                .withScreenRanges(random.nextBoolean())
                .withBaselinePoints(random.nextInt(3) == 0 ? 12 : 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRuleMarksJustThePointsOfItsDefinition(int seed) {
        double[] values = series(seed);
        boolean[] present = gaps(seed, values.length);
        var settings = settings(seed);
        var chart = Xmr.chart(Observations.of(values, present), settings);

        var limits = chart.limits(0);
        for (int i = 0; i < values.length; i++) {
            assertThat(chart.broken(i))
                    .as("point %s of seed %s", i, seed)
                    .isEqualTo(byDefinition(values, present, i, limits, settings));
        }
    }

    private static Set<SpecialCause> byDefinition(
            double[] y, boolean[] present, int point, XmrLimits limits, XmrSettings settings) {
        var broken = EnumSet.noneOf(SpecialCause.class);
        if (!present[point] || limits.used() == 0) {
            return broken;
        }
        int n = settings.runLength();
        for (boolean high : new boolean[] {true, false}) {
            if (beyond(y[point], limits, high, true)) {
                broken.add(high ? SpecialCause.ABOVE_UPPER_LIMIT : SpecialCause.BELOW_LOWER_LIMIT);
            }
            for (int first = point - n + 1; first <= point; first++) {
                if (first >= 0 && first + n <= y.length && allPresent(present, first, n)) {
                    if (IntStream.range(first + 1, first + n).allMatch(i -> high ? y[i] > y[i - 1] : y[i] < y[i - 1])) {
                        broken.add(high ? SpecialCause.TREND_INCREASING : SpecialCause.TREND_DECREASING);
                    }
                    if (IntStream.range(first, first + n).allMatch(i -> onSide(y[i], limits, high))) {
                        broken.add(high ? SpecialCause.SHIFT_HIGH : SpecialCause.SHIFT_LOW);
                    }
                }
            }
            for (int first = point - 2; first <= point; first++) {
                if (first >= 0
                        && first + 3 <= y.length
                        && allPresent(present, first, 3)
                        && near(y[point], limits, high, settings)
                        && IntStream.range(first, first + 3).allMatch(i -> onSide(y[i], limits, high))
                        && IntStream.range(first, first + 3)
                                        .filter(i -> near(y[i], limits, high, settings))
                                        .count()
                                >= 2) {
                    broken.add(high ? SpecialCause.TWO_OF_THREE_HIGH : SpecialCause.TWO_OF_THREE_LOW);
                }
            }
        }
        return broken;
    }

    private static boolean allPresent(boolean[] present, int first, int count) {
        return IntStream.range(first, first + count).allMatch(i -> present[i]);
    }

    private static boolean onSide(double value, XmrLimits limits, boolean high) {
        return high ? value > limits.mean() : value < limits.mean();
    }

    private static boolean beyond(double value, XmrLimits limits, boolean high, boolean process) {
        var interval = process ? limits.process() : limits.near();
        return high ? value > interval.upper() : value < interval.lower();
    }

    private static boolean near(double value, XmrLimits limits, boolean high, XmrSettings settings) {
        return beyond(value, limits, high, false)
                && (settings.twoOfThree() == TwoOfThree.BEYOND_NEAR_LIMIT || !beyond(value, limits, high, true));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void meanAndRangeAreThoseOfTheirDefinition(int seed) {
        double[] values = series(seed);
        var limits = Xmr.chart(Observations.of(values), XmrSettings.makingDataCount(ImprovementDirection.NEUTRAL))
                .limits(0);

        assertThat(limits.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-11));
        if (values.length == 1) {
            assertThat(limits.present()).isFalse();
        } else {
            double range = IntStream.range(1, values.length)
                    .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                    .average()
                    .orElseThrow();
            assertThat(limits.averageRange()).isCloseTo(range, within(1e-11));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPanelGivesTheSameAnswerAsOneByOne(int seed) {
        double[][] series = {series(seed), series(seed + 100), series(seed + 200)};
        int[] offsets = {0, series[0].length, series[0].length + series[1].length, 0};
        offsets[3] = offsets[2] + series[2].length;
        double[] flat = Arrays.stream(series).flatMapToDouble(Arrays::stream).toArray();
        var present = gaps(seed, flat.length);
        int middle = offsets[1] + series[1].length / 2;
        int[] phaseStarts = middle > offsets[1] ? new int[] {middle} : new int[0];
        var targets = Observations.of(18, 20, 22);
        var settings = settings(seed);

        // Findings used before, so that nothing may be left over.
        var findings = XmrFindings.of(
                Panel.of(Observations.of(new double[900]), new int[] {0, 900}), Observations.of(0), settings);
        findings.compute(Panel.of(Observations.of(flat, present), offsets, phaseStarts), targets, settings);

        int phase = 0;
        for (int s = 0; s < 3; s++) {
            var own = Observations.of(series[s], Arrays.copyOfRange(present, offsets[s], offsets[s + 1]));
            var phases = s == 1 && phaseStarts.length > 0 ? Phases.startingAt(middle - offsets[1]) : Phases.one();
            var chart = Xmr.chart(own, phases, Observations.constant(own.size(), targets.get(s)), settings);
            for (int i = 0; i < own.size(); i++) {
                assertThat(findings.broken(offsets[s] + i)).isEqualTo(chart.broken(i));
                assertThat(findings.label(offsets[s] + i)).isEqualTo(chart.label(i));
                assertThat(findings.variation(offsets[s] + i)).isEqualTo(chart.variation(i));
                assertThat(findings.isMixed(offsets[s] + i)).isEqualTo(chart.isMixed(i));
                assertThat(findings.isSpecial(offsets[s] + i))
                        .isEqualTo(!chart.broken(i).isEmpty());
            }
            assertThat(findings.variationIcon(s)).isEqualTo(chart.variationIcon());
            assertThat(findings.assuranceIcon(s)).isEqualTo(chart.assuranceIcon());
            assertThat(findings.panel().firstPhase(s)).isEqualTo(phase);
            for (int p = 0; p < phases.count(); p++) {
                assertThat(findings.limits(phase)).isEqualTo(chart.limits(p));
                assertThat(findings.isTrial(phase)).isEqualTo(chart.isTrial(p));
                phase++;
            }
        }
        assertThat(findings.panel().phaseCount()).isEqualTo(phase);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shiftingAndScalingChangesNoSignal(int seed) {
        double[] values = series(seed);
        var settings = settings(seed);
        // Powers of two and whole numbers, so that no rounding moves a value across a line.
        double[] moved =
                Arrays.stream(values).map(v -> Math.rint(v * 1024) / 1024).toArray();
        double[] scaled = Arrays.stream(moved).map(v -> 4 * v + 512).toArray();
        var before = Xmr.chart(Observations.of(moved), settings);
        var after = Xmr.chart(Observations.of(scaled), settings);

        assertThat(after.limits(0).mean()).isCloseTo(4 * before.limits(0).mean() + 512, within(1e-9));
        for (int i = 0; i < values.length; i++) {
            assertThat(after.broken(i)).isEqualTo(before.broken(i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void turningASeriesOverTurnsEverySignalOver(int seed) {
        double[] values = series(seed);
        double[] negated = Arrays.stream(values).map(v -> -v).toArray();
        var up = Xmr.chart(Observations.of(values), settings(seed));
        var down = Xmr.chart(Observations.of(negated), settings(seed));

        for (int i = 0; i < values.length; i++) {
            var turned = EnumSet.noneOf(SpecialCause.class);
            // The two sides of a rule are next to each other.
            up.broken(i).forEach(cause -> turned.add(SpecialCause.values()[cause.ordinal() ^ 1]));
            assertThat(down.broken(i)).isEqualTo(turned);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingASeriesBackwardsTurnsOnlyTrendsOver(int seed) {
        double[] values = series(seed);
        var settings = settings(seed).withBaselinePoints(0);
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        var forwards = Xmr.chart(Observations.of(values), settings);
        var backwards = Xmr.chart(Observations.of(reversed), settings);

        for (int i = 0; i < values.length; i++) {
            var turned = EnumSet.noneOf(SpecialCause.class);
            forwards.broken(i)
                    .forEach(cause -> turned.add(
                            switch (cause) {
                                case TREND_INCREASING -> SpecialCause.TREND_DECREASING;
                                case TREND_DECREASING -> SpecialCause.TREND_INCREASING;
                                default -> cause;
                            }));
            assertThat(backwards.broken(values.length - 1 - i)).isEqualTo(turned);
        }
    }

    @Test
    void runsAreFoundAcrossTheBordersOfWordsOf64Points() {
        for (int start = 50; start < 75; start++) {
            // By construction: zigzag about 0, seven points above in a row from start on.
            double[] values = new double[140];
            for (int i = 0; i < values.length; i++) {
                values[i] = i >= start && i < start + 7 ? 1 + 0.01 * (i % 2) : i % 2 == 0 ? 1 : -1.2;
            }
            values[start - 1] = -1;
            values[start + 7] = -1;
            var chart = Xmr.chart(Observations.of(values), XmrSettings.makingDataCount(ImprovementDirection.INCREASE));
            for (int i = 0; i < values.length; i++) {
                boolean inRun = i >= start && i < start + 7;
                assertThat(chart.broken(i).contains(SpecialCause.SHIFT_HIGH))
                        .as("point %s of a run from %s", i, start)
                        .isEqualTo(inRun);
            }
        }
    }

    @Test
    void theFirstRuleLabelsAPointUnlessASideIsPreferred() {
        // Seven falling points end far above the mean of a short frozen baseline: falling, and above the limit.
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 40, 39, 38, 37, 36, 35, 34};
        var settings =
                XmrSettings.makingDataCount(ImprovementDirection.INCREASE).withBaselinePoints(12);
        var series = Observations.of(values);

        var first = Xmr.chart(series, settings);
        assertThat(first.isMixed(18)).isTrue();
        assertThat(first.broken(18)).contains(SpecialCause.ABOVE_UPPER_LIMIT, SpecialCause.TREND_DECREASING);
        assertThat(first.label(18)).contains(SpecialCause.ABOVE_UPPER_LIMIT);
        assertThat(first.variation(18)).isEqualTo(Variation.IMPROVEMENT_HIGH);

        var concern = Xmr.chart(series, settings.withMixed(MixedSignals.CONCERN));
        assertThat(concern.label(18)).contains(SpecialCause.TREND_DECREASING);
        assertThat(concern.variationIcon()).isEqualTo(Variation.CONCERN_LOW);

        var improvement = Xmr.chart(series, settings.withMixed(MixedSignals.IMPROVEMENT));
        assertThat(improvement.label(18)).contains(SpecialCause.ABOVE_UPPER_LIMIT);

        var lowerIsBetter = new XmrSettings(
                ImprovementDirection.DECREASE,
                7,
                TwoOfThree.BEYOND_NEAR_LIMIT,
                MixedSignals.IMPROVEMENT,
                false,
                12,
                12);
        assertThat(Xmr.chart(series, lowerIsBetter).label(18)).contains(SpecialCause.TREND_DECREASING);
        assertThat(Xmr.chart(series, lowerIsBetter.withMixed(MixedSignals.CONCERN))
                        .variation(18))
                .isEqualTo(Variation.CONCERN_HIGH);
    }

    @Test
    void whereNeitherWayIsBetterTheFirstRuleDecidesWhateverIsPreferred() {
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 40, 39, 38, 37, 36, 35, 34};
        for (MixedSignals mixed : MixedSignals.values()) {
            var chart = Xmr.chart(
                    Observations.of(values),
                    XmrSettings.makingDataCount(ImprovementDirection.NEUTRAL)
                            .withBaselinePoints(12)
                            .withMixed(mixed));
            assertThat(chart.variation(18)).isEqualTo(Variation.NEUTRAL_HIGH);
        }
    }

    @Test
    void theTurnOfTwoTrendsIsLabelledByTheOneThatStartsThere() {
        // NHSRplotthedots 0.2.2: at a peak or trough the sign of the next difference names the trend.
        double[] values = {1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1};
        var settings = XmrSettings.plotTheDots(ImprovementDirection.NEUTRAL);
        var peak = Xmr.chart(Observations.of(values), settings);
        assertThat(peak.broken(6)).contains(SpecialCause.TREND_INCREASING, SpecialCause.TREND_DECREASING);
        assertThat(peak.label(5)).contains(SpecialCause.TREND_INCREASING);
        assertThat(SpecialCauses.of(
                                Observations.of(values), Collections.nCopies(13, new Place(0, false, false)), settings)
                        .label(6))
                .contains(SpecialCause.TREND_DECREASING);
        double[] trough = Arrays.stream(values).map(v -> -v).toArray();
        assertThat(SpecialCauses.of(
                                Observations.of(trough), Collections.nCopies(13, new Place(0, false, false)), settings)
                        .label(6))
                .contains(SpecialCause.TREND_INCREASING);
    }
}

package health.cairn.statistics.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.Phases;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRulesTest {

    // qicharts2 0.8.1, runs.method "bestbox" and "cutbox", by number of useful points: the box and what is cut off.
    @ParameterizedTest
    @CsvSource({
        "10, 6, 2, 1, 1",
        "19, 7, 5, 1, 2",
        "26, 9, 9, 1, 2",
        "28, 8, 9, 2, 1",
        "31, 9, 11, 3, 1",
        "32, 8, 11, 0, 0",
        "83, 10, 33, 3, 3",
        "97, 12, 41, 1, 3"
    })
    void theBestBoxAndWhatIsCutFromItAreThoseOfThePackage(
            int useful, int longest, int crossings, int cutCrossings, int cutRuns) {
        assertThat(RunLimits.of(useful, RunsMethod.BEST_BOX))
                .isEqualTo(new RunLimits(RunsMethod.BEST_BOX, longest, crossings, 0, 0));
        assertThat(RunLimits.of(useful, RunsMethod.CUT_BOX))
                .isEqualTo(new RunLimits(RunsMethod.CUT_BOX, longest, crossings, cutCrossings, cutRuns));
    }

    @Test
    void outsideTenToAHundredPointsAnhoejTakesThePlaceOfTheBoxes() {
        assertThat(RunLimits.of(9, RunsMethod.CUT_BOX)).isEqualTo(RunLimits.of(9, RunsMethod.ANHOEJ));
        assertThat(RunLimits.of(101, RunsMethod.BEST_BOX).method()).isEqualTo(RunsMethod.ANHOEJ);
        assertThat(RunLimits.of(10, RunsMethod.BEST_BOX).method()).isEqualTo(RunsMethod.BEST_BOX);
        assertThat(RunLimits.of(100, RunsMethod.BEST_BOX).method()).isEqualTo(RunsMethod.BEST_BOX);
        assertThat(RunLimits.of(1, RunsMethod.ANHOEJ)).isEqualTo(new RunLimits(RunsMethod.ANHOEJ, 3, 0, 0, 0));
        assertThatThrownBy(() -> RunLimits.of(0, RunsMethod.ANHOEJ)).hasMessageContaining("found 0");
    }

    @Test
    void aSignalIsALongRunFewCrossingsOrACutCorner() {
        var limits = new RunLimits(RunsMethod.CUT_BOX, 8, 10, 2, 3);
        assertThat(limits.isSignal(5, 12)).isFalse();
        assertThat(limits.isLong(8)).isFalse();
        assertThat(limits.isLong(9)).isTrue();
        assertThat(limits.isSignal(9, 20)).isTrue();
        assertThat(limits.areFew(10)).isFalse();
        assertThat(limits.areFew(9)).isTrue();
        assertThat(limits.isSignal(3, 9)).isTrue();
        // Cut along the longest run: 10 and 11 crossings; along the fewest crossings: runs of 6, 7 and 8.
        assertThat(limits.isSignal(8, 11)).isTrue();
        assertThat(limits.isSignal(8, 12)).isFalse();
        assertThat(limits.isSignal(6, 10)).isTrue();
        assertThat(limits.isSignal(5, 10)).isFalse();
        assertThat(limits.isSignal(7, 11)).isFalse();
    }

    /** Every sequence of a few points counted one by one. */
    @ParameterizedTest
    @CsvSource({"4, 0.5", "9, 0.5", "7, 0.788"})
    void theJointDistributionIsThatOfAllSequences(int points, double above) {
        var counted = new double[points + 1][points];
        for (int bits = 0; bits < 1 << points; bits++) {
            int longest = 0;
            int run = 0;
            int crossings = 0;
            double probability = 1;
            for (int i = 0; i < points; i++) {
                int side = bits >> i & 1;
                boolean crosses = i > 0 && side != (bits >> (i - 1) & 1);
                crossings += crosses ? 1 : 0;
                run = crosses ? 1 : run + 1;
                longest = Math.max(longest, run);
                probability *= side == 1 ? above : 1 - above;
            }
            counted[longest][crossings] += probability;
        }
        var joint = JointRuns.of(points, points, above);
        assertThat(joint.points()).isEqualTo(points);
        assertThat(joint.longest()).isEqualTo(points);
        for (int l = 1; l <= points; l++) {
            double inBox = 0;
            for (int c = 0; c < points; c++) {
                assertThat(joint.cell(c, l)).isCloseTo(counted[l][c], within(1e-12));
                for (int shorter = 1; shorter <= l; shorter++) {
                    inBox += c >= 2 ? counted[shorter][c] : 0;
                }
            }
            assertThat(joint.box(2, l)).isCloseTo(inBox, within(1e-12));
        }
        assertThat(joint.cell(points, 1)).isZero();
        assertThat(joint.cell(0, 0)).isZero();
    }

    @Test
    void aSignalComesWithALongRun() {
        // Ten below and then ten above: longest run 10 of at most 7, one crossing of at least 6.
        var values = new double[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i < 10 ? i % 2 : 10 + i % 2;
        }
        var phase = RunChart.of(Observations.of(values)).phases().getFirst();
        assertThat(phase.runs().longestRun()).isEqualTo(10);
        assertThat(phase.runs().crossings()).isEqualTo(1);
        assertThat(phase.runs().signal()).isTrue();
        assertThat(phase.from()).isZero();
        assertThat(phase.until()).isEqualTo(20);
    }

    @Test
    void missingAndExcludedPointsAreNotUseful() {
        var values = Observations.ofNullable(1.0, null, 3.0, 50.0, 2.0);
        var phase = RunChart.of(values, Phases.one(), Baseline.all().without(3), RunSettings.anhoej())
                .phases()
                .getFirst();
        assertThat(phase.line()).isEqualTo(2);
        assertThat(phase.runs().useful()).isEqualTo(2);
    }

    @Test
    void aGivenLineTakesThePlaceOfTheMedian() {
        var chart = RunChart.of(
                Observations.of(1, 2, 3),
                Phases.one(),
                Baseline.all(),
                RunSettings.anhoej().withLine(2.5).withMethod(RunsMethod.CUT_BOX));
        assertThat(chart.phases().getFirst().line()).isEqualTo(2.5);
        assertThat(chart.settings().method()).isEqualTo(RunsMethod.CUT_BOX);
        assertThat(chart.values().size()).isEqualTo(3);
        assertThatThrownBy(() -> RunSettings.anhoej().withLine(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() ->
                        RunChart.of(Observations.of(1), Phases.startingAt(1), Baseline.all(), RunSettings.anhoej()))
                .hasMessageContaining("from index 1 on in a series of 1 points");
    }

    // Perla, Provost and Murray 2011: a shift is six or more points, skipping points on the median.
    @Test
    void sixPointsOnOneSideAreAShiftAndFiveAreNot() {
        var six = IhiRules.of(Observations.of(-1, 1, 2, 0, 1, 2, 1, 3, -1), 0, 9, 0);
        assertThat(six.shifts()).containsExactly(new IhiRules.Stretch(1, 8, true));
        var five = IhiRules.of(Observations.of(-1, 1, 2, 0, 1, 2, 1, -3, -1), 0, 9, 0);
        assertThat(five.shifts()).isEmpty();
        var low = IhiRules.of(Observations.of(1, -1, -2, -1, -1, -2, -1), 0, 7, 0);
        assertThat(low.shifts()).containsExactly(new IhiRules.Stretch(1, 7, false));
    }

    // Perla, Provost and Murray 2011: a trend is five or more points, of equal neighbours one counts.
    @Test
    void fivePointsRisingAreATrendAndFourAreNot() {
        var five = IhiRules.of(Observations.of(5, 1, 2, 2, 3, 4, 5, 4), 0, 8, 3);
        assertThat(five.trends()).containsExactly(new IhiRules.Stretch(1, 7, true));
        var four = IhiRules.of(Observations.of(5, 1, 2, 2, 3, 4, 4), 0, 7, 3);
        assertThat(four.trends()).isEmpty();
        var falling = IhiRules.of(Observations.of(1, 5, 4, 3, 2, 1, 2), 0, 7, 3);
        assertThat(falling.trends()).containsExactly(new IhiRules.Stretch(1, 6, false));
        var gap = IhiRules.of(Observations.ofNullable(1.0, 2.0, 3.0, null, 4.0, 5.0), 0, 6, 3);
        assertThat(gap.trends()).isEmpty();
        var afterGap = IhiRules.of(Observations.ofNullable(9.0, null, 1.0, 2.0, 3.0, 4.0, 5.0), 0, 7, 3);
        assertThat(afterGap.trends()).containsExactly(new IhiRules.Stretch(2, 7, true));
    }

    @Test
    void twoTrendsMayShareTheirTurningPoint() {
        var rules = IhiRules.of(Observations.of(1, 2, 3, 4, 5, 4, 3, 2, 1), 0, 9, 3);
        assertThat(rules.trends()).containsExactly(new IhiRules.Stretch(0, 5, true), new IhiRules.Stretch(4, 9, false));
    }

    // Swed and Eisenhart 1943: of 5 and 5, P(R <= 2) = 2/252 and P(R <= 3) = 10/252; symmetric above.
    // Of 10 and 10, P(R <= 6) = 3422/184756 and P(R <= 7) = 9470/184756.
    @ParameterizedTest
    @CsvSource({"5, 5, 3, 9", "10, 10, 7, 15", "1, 1, 2, 2", "1, 50, 2, 3"})
    void theCredibleNumbersOfRunsAreThoseOfTheExactDistribution(int above, int below, int fewest, int most) {
        assertThat(RunCounts.of(above, below)).isEqualTo(new RunCounts(fewest, most));
        assertThat(RunCounts.of(below, above)).isEqualTo(new RunCounts(fewest, most));
    }

    @Test
    void tooFewAndTooManyRunsAreUnusual() {
        var counts = new RunCounts(3, 9);
        assertThat(counts.contains(2)).isFalse();
        assertThat(counts.contains(3)).isTrue();
        assertThat(counts.contains(9)).isTrue();
        assertThat(counts.contains(10)).isFalse();
        // Ten points that change sides every time: ten runs.
        var zigzag = IhiRules.of(Observations.of(1, -1, 1, -1, 1, -1, 1, -1, 1, -1), 0, 10, 0);
        assertThat(zigzag.runs()).isEqualTo(10);
        assertThat(zigzag.unusualRuns()).isTrue();
        var usual = IhiRules.of(Observations.of(1, -1, -1, 1, 1, -1, 1, -1, 1, -1), 0, 10, 0);
        assertThat(usual.runs()).isEqualTo(8);
        assertThat(usual.unusualRuns()).isFalse();
        var oneSide = IhiRules.of(Observations.of(1, 2), 0, 2, 0);
        assertThat(oneSide.runs()).isEqualTo(1);
        assertThat(oneSide.runLimits()).isInstanceOf(Outcome.NotCalculated.class);
        assertThat(oneSide.unusualRuns()).isFalse();
        assertThatThrownBy(() -> RunCounts.of(0, 5)).hasMessageContaining("0 above and 5 below");
        assertThatThrownBy(() -> RunCounts.of(5, 0)).hasMessageContaining("5 above and 0 below");
    }

    @Test
    void readingBackwardsChangesNeitherRunsNorShifts() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            double[] values = random.doubles(30, 0, 10).map(Math::rint).toArray();
            double[] reversed = new double[30];
            for (int i = 0; i < 30; i++) {
                reversed[i] = values[29 - i];
            }
            var forwards = RunChart.of(Observations.of(values)).phases().getFirst();
            var backwards = RunChart.of(Observations.of(reversed)).phases().getFirst();
            assertThat(backwards.runs()).isEqualTo(forwards.runs());
            assertThat(backwards.ihi().shifts()).hasSameSizeAs(forwards.ihi().shifts());
            assertThat(backwards.ihi().runs()).isEqualTo(forwards.ihi().runs());
        }
    }
}

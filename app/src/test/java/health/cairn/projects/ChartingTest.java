package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.projects.Charted.Begins;
import health.cairn.projects.Charted.Stretch;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrChart;
import health.cairn.statistics.spc.XmrSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which points a chart of a project is made from. The arithmetic is tested where it is: in the statistics. */
class ChartingTest {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);

    private static Part<Rebase> rebase(LocalDate from) {
        return new Part<>(
                7,
                PartKind.REBASE,
                1,
                new Rebase(1, from, "the clinic moved", true, true, true),
                false,
                Optional.empty(),
                Instant.EPOCH,
                "Test lead");
    }

    private static @Nullable Double[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    /** The XmR chart of the statistics, which is held against NHSRplotthedots, is the oracle. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anXmrChartWithNewLimitsIsTheOneOfTheStatistics(int seed) {
        double[] values = new Random(seed).doubles(40, 20, 40).toArray();
        for (int i = 24; i < 40; i++) {
            values[i] += 8;
        }
        Charted charted = Charting.chart(
                Samples.measure(Shape.VALUE, ChartKind.XMR, JANUARY.plusMonths(14), null),
                Samples.months(boxed(values)),
                List.of(rebase(JANUARY.plusMonths(24))));
        assertThat(charted.stretches())
                .extracting(Stretch::from, Stretch::baseline, Stretch::frozen, Stretch::begins)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 14, true, Begins.FIRST),
                        org.assertj.core.groups.Tuple.tuple(24, 12, false, Begins.REBASED));
        for (int[] stretch : new int[][] {{0, 24, 14}, {24, 40, 12}}) {
            XmrChart expected = Xmr.chart(
                    Observations.of(Arrays.copyOfRange(values, stretch[0], stretch[1])),
                    Phases.one(),
                    XmrSettings.makingDataCount(ImprovementDirection.INCREASE).withBaselinePoints(stretch[2]));
            for (int i = stretch[0]; i < stretch[1]; i++) {
                Charted.Mark mark = charted.marks().get(i);
                assertThat(mark.centre()).isCloseTo(expected.limits(0).mean(), within(1e-9));
                assertThat(mark.lower()).isCloseTo(expected.limits(0).process().lower(), within(1e-9));
                assertThat(mark.upper()).isCloseTo(expected.limits(0).process().upper(), within(1e-9));
                assertThat(mark.variation()).isEqualTo(expected.variation(i - stretch[0]));
            }
        }
    }

    @Test
    void elevenPointsMakeARunChartAndTwelveAControlChart() {
        double[] eleven = new Random(1).doubles(11, 20, 40).toArray();
        double[] twelve = new Random(1).doubles(12, 20, 40).toArray();
        assertThat(Charting.chart(Samples.measure(Shape.VALUE), Samples.months(boxed(eleven)), List.of())
                        .kind())
                .isEqualTo(ChartKind.RUN);
        assertThat(Charting.chart(Samples.measure(Shape.VALUE), Samples.months(boxed(twelve)), List.of())
                        .kind())
                .isEqualTo(ChartKind.XMR);
    }

    /** Six on one side are a shift by the rules of the Institute for Healthcare Improvement; five are not. */
    @Test
    void aRunChartMarksSixInARowOnOneSideOfTheFrozenMedianAndNotFive() {
        double[] six = {10, 12, 11, 13, 12, 10, 21, 20, 22, 20, 21};
        double[] marked = Arrays.copyOf(six, 12);
        marked[11] = 23;
        ProjectMeasure measure = Samples.measure(Shape.VALUE, ChartKind.RUN, JANUARY.plusMonths(6), null);
        Charted five = Charting.chart(measure, Samples.months(boxed(six)), List.of());
        assertThat(five.marks()).extracting(Charted.Mark::variation).containsOnly(Variation.COMMON_CAUSE);
        Charted shifted = Charting.chart(measure, Samples.months(boxed(marked)), List.of());
        // The median of 10, 10, 11, 12, 12, 13 is 11.5.
        assertThat(shifted.marks().getFirst().centre()).isEqualTo(11.5);
        assertThat(shifted.marks().subList(6, 12))
                .allSatisfy(mark -> assertThat(mark.variation()).isEqualTo(Variation.IMPROVEMENT_HIGH));
    }

    @Test
    void sharesAreDrawnWithLimitsOfTheirOwnSizeAndAnotherDefinitionIsAnotherSeries() {
        double[] counts = new double[48];
        var random = new Random(3);
        for (int i = 0; i < 24; i++) {
            counts[2 * i + 1] = 100 + random.nextInt(100);
            counts[2 * i] = Math.round(counts[2 * i + 1] * (0.3 + 0.05 * random.nextDouble()));
        }
        var points = new java.util.ArrayList<>(Samples.shares(counts));
        for (int i = 14; i < 24; i++) {
            ChartPoint p = points.get(i);
            points.set(i, Samples.point(p.from(), 2, p.numerator(), p.denominator(), p.value()));
        }
        Charted charted = Charting.chart(Samples.measure(Shape.PROPORTION), points, List.of());
        assertThat(charted.kind()).isEqualTo(ChartKind.P_PRIME);
        assertThat(charted.stretches()).extracting(Stretch::begins).containsExactly(Begins.FIRST, Begins.DEFINITION);
        assertThat(charted.marks().subList(0, 14))
                .extracting(Charted.Mark::upper)
                .as("months differ in size")
                .anySatisfy(upper -> assertThat(upper)
                        .isNotEqualTo(charted.marks().getFirst().upper()));
        double sum = 0;
        double of = 0;
        for (int i = 0; i < 14; i++) {
            sum += counts[2 * i];
            of += counts[2 * i + 1];
        }
        assertThat(charted.marks().getFirst().centre())
                .as("the mean of shares is all counted out of all")
                .isCloseTo(100 * sum / of, within(1e-9));
        assertThat(charted.stretches().getLast().trial()).as("ten points").isTrue();
    }

    @Test
    void aBaselineOfSixFrozenPointsMakesTrialLimitsAndOfFiveNone() {
        double[] values = new Random(5).doubles(20, 20, 40).toArray();
        Stretch six = Charting.chart(
                        Samples.measure(Shape.VALUE, ChartKind.XMR, JANUARY.plusMonths(6), null),
                        Samples.months(boxed(values)),
                        List.of())
                .stretches()
                .getFirst();
        assertThat(six.frozen()).isTrue();
        assertThat(six.trial()).isTrue();
        assertThat(six.baseline()).isEqualTo(6);
        Stretch five = Charting.chart(
                        Samples.measure(Shape.VALUE, ChartKind.XMR, JANUARY.plusMonths(5), null),
                        Samples.months(boxed(values)),
                        List.of())
                .stretches()
                .getFirst();
        assertThat(five.frozen()).isFalse();
        assertThat(five.baseline()).isEqualTo(12);
    }

    @Test
    void eightOnOneSideAreAQuestionAndNothingIsCalculatedAnew() {
        double[] values = new double[30];
        for (int i = 0; i < 30; i++) {
            values[i] = (i % 2 == 0 ? 32 : 30) + (i >= 20 ? 10 : 0);
        }
        Charted charted = Charting.chart(
                Samples.measure(Shape.VALUE, ChartKind.XMR, JANUARY.plusMonths(20), 50.0),
                Samples.months(boxed(values)),
                List.of());
        assertThat(charted.suggestions()).containsExactly(new Charted.Suggestion(20, 10, true));
        assertThat(charted.stretches()).hasSize(1);
        assertThat(charted.variation()).isEqualTo(Variation.IMPROVEMENT_HIGH);
        assertThat(charted.assurance()).as("50 is above the upper limit").isEqualTo(Assurance.FAIL);
    }

    @Test
    void whatDoesNotSuitTheChartIsDrawnAsARunChartThatSaysWhy() {
        ProjectMeasure measure = Samples.measure(Shape.TIME_BETWEEN, ChartKind.T, null, null);
        double[] values = new Random(2).doubles(14, 1, 9).toArray();
        values[4] = 0;
        Charted charted = Charting.chart(measure, Samples.months(boxed(values)), List.of());
        assertThat(charted.kind()).isEqualTo(ChartKind.RUN);
        assertThat(charted.why()).contains("more than 0");
    }

    @Test
    void missingPointsAndNoPointsAtAllAreDrawnAsSuch() {
        assertThat(Charting.chart(Samples.measure(Shape.VALUE), List.of(), List.of())
                        .present())
                .isZero();
        Charted gaps = Charting.chart(Samples.measure(Shape.VALUE), Samples.months(1.0, null, 2.0, null), List.of());
        assertThat(gaps.present()).isEqualTo(2);
        assertThat(gaps.last()).contains(2);
        Charted nothing = Charting.chart(Samples.measure(Shape.VALUE), Samples.months(null, null), List.of());
        assertThat(nothing.last()).isEmpty();
    }

    private static Part<Exclusion> leftOut(LocalDate day) {
        return Samples.part(9, new Exclusion(1, day, null, "snow"));
    }

    /** The oracle: the XmR limits of the same values with a hole where the point was left out. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aPointLeftOutMakesNoLimitsAndIsStillJudgedByThem(int seed) {
        double[] values = new Random(seed).doubles(20, 20, 40).toArray();
        values[5] = 900;
        @Nullable Double[] without = boxed(values);
        without[5] = null;
        XmrSettings settings = XmrSettings.makingDataCount(ImprovementDirection.INCREASE);
        var expected = Xmr.chart(Observations.ofNullable(without), settings).limits(0);
        Charted charted = Charting.chart(
                Samples.measure(Shape.VALUE, ChartKind.XMR, null, null),
                Samples.months(boxed(values)),
                new Charting.Decisions(List.of(), List.of(leftOut(JANUARY.plusMonths(5)))));
        assertThat(charted.leftOut()).containsOnlyKeys(5).containsValue("snow");
        assertThat(charted.marks().get(0).centre()).isCloseTo(expected.mean(), within(1e-9));
        assertThat(charted.marks().get(0).upper()).isCloseTo(expected.process().upper(), within(1e-9));
        assertThat(charted.marks().get(5).rule()).isEqualTo("above the upper limit");
        assertThat(charted.points()).as("it stays on the chart").hasSize(20);
    }

    @Test
    void whereEveryPointIsLeftOutTheLimitsAreMadeFromAll() {
        var days = new java.util.ArrayList<Part<Exclusion>>();
        for (int i = 0; i < 12; i++) {
            days.add(leftOut(JANUARY.plusMonths(i)));
        }
        Charted charted = Charting.chart(
                Samples.measure(Shape.VALUE, ChartKind.XMR, null, null),
                Samples.months(boxed(new Random(3).doubles(12, 20, 40).toArray())),
                new Charting.Decisions(List.of(), days));
        assertThat(charted.leftOut()).isEmpty();
        assertThat(charted.marks().get(0).centre()).isNotNull();
    }

    /** Shares of 10 of 100 with one of 90 of 100: without it the mean share is 10%, with it (19·10+90)/20 = 14%. */
    @Test
    void aShareLeftOutMakesNoLimitsEither() {
        double[] counts = new double[40];
        for (int i = 0; i < 40; i += 2) {
            counts[i] = i == 10 ? 90 : 10;
            counts[i + 1] = 100;
        }
        ProjectMeasure measure = Samples.measure(Shape.PROPORTION, ChartKind.P, null, null);
        assertThat(Charting.chart(measure, Samples.shares(counts), List.of())
                        .marks()
                        .get(0)
                        .centre())
                .isCloseTo(14.0, within(1e-9));
        assertThat(Charting.chart(
                                measure,
                                Samples.shares(counts),
                                new Charting.Decisions(List.of(), List.of(leftOut(JANUARY.plusMonths(5)))))
                        .marks()
                        .get(0)
                        .centre())
                .isCloseTo(10.0, within(1e-9));
    }
}

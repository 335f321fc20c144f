package health.cairn.statistics.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Interval;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.Phases;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each chart on data small enough to follow by hand; the recorded answers of R packages are compared elsewhere. */
class ControlChartTest {

    private static final Offset<Double> HAND = within(1e-9);

    private static ControlChart values(ChartType type, double... values) {
        return ControlChart.of(Subgroups.ofValues(Observations.of(values)), ControlSettings.of(type));
    }

    private static ControlChart counts(ChartType type, double[] numerators, double... denominators) {
        return ControlChart.of(
                Subgroups.ofCounts(Observations.of(numerators), Observations.of(denominators)),
                ControlSettings.of(type));
    }

    private static void assertLimits(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, HAND);
        assertThat(interval.upper()).isCloseTo(upper, HAND);
    }

    // Mean 4, ranges 2 4 6, mean 4, sigma 4 / 1.128.
    @Test
    void singleValuesHaveLimitsFromTheirMovingRanges() {
        var chart = values(ChartType.I, 3, 5, 1, 7);
        assertThat(chart.centre(0)).isCloseTo(4, HAND);
        assertThat(chart.sigma(0)).isCloseTo((2 + 4 + 6) / 3.0 / 1.128, HAND);
        assertLimits(chart.limits(3), 4 - 12 / 1.128, 4 + 12 / 1.128);
        assertLimits(chart.warningLimits(3), 4 - 8 / 1.128, 4 + 8 / 1.128);
    }

    // Ranges 2 4 6, mean 4.
    @Test
    void movingRangesHaveNoLowerLimitAndTheFirstPointHasNone() {
        var chart = values(ChartType.MR, 3, 5, 1, 7);
        assertThat(chart.isPresent(0)).isFalse();
        assertThatThrownBy(() -> chart.value(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0");
        assertThat(chart.value(3)).isEqualTo(6);
        assertThat(chart.centre(2)).isCloseTo(4, HAND);
        assertLimits(chart.limits(2), 0, 3.267 * 4);
        assertLimits(chart.warningLimits(2), 0, 2.178 * 4);
    }

    // 40 of 200; sigma sqrt(0.2 * 0.8 / n) is 0.04 for 100 and 0.08 for 25.
    @Test
    void proportionsHaveLimitsByTheirDenominators() {
        var chart = counts(ChartType.P, new double[] {10, 25, 5}, 100, 75, 25);
        assertThat(chart.centre(0)).isCloseTo(0.2, HAND);
        assertLimits(chart.limits(0), 0.08, 0.32);
        assertLimits(chart.warningLimits(0), 0.12, 0.28);
        assertLimits(chart.limits(2), 0, 0.44);
        assertThat(chart.isOutside(1)).isFalse();
        // 50 of 300, sigma 0.037: a half lies outside.
        assertThat(counts(ChartType.P, new double[] {50, 0, 0}, 100, 100, 100).isOutside(0))
                .isTrue();
    }

    @Test
    void limitsOfProportionsStayBetweenNothingAndAll() {
        var chart = counts(ChartType.P, new double[] {4, 5, 5}, 5, 5, 5);
        assertThat(chart.limits(0).upper()).isEqualTo(1);
        var rare = counts(ChartType.P, new double[] {1, 0, 0}, 5, 5, 5);
        assertThat(rare.limits(0).lower()).isZero();
        assertThat(rare.warningLimits(0).lower()).isZero();
    }

    // Laney p' of twelve proportions, computed by hand to six digits: centre .128889, sigma z .768837.
    @Test
    void laneysProportionsAreWidenedByTheirOwnVariation() {
        var chart = counts(
                ChartType.P_PRIME,
                new double[] {12, 15, 9, 20, 14, 18, 11, 16, 13, 17, 10, 19},
                100,
                120,
                95,
                130,
                110,
                125,
                98,
                118,
                105,
                122,
                99,
                128);
        assertThat(chart.centre(0)).isCloseTo(.128889, within(5e-7));
        assertThat(chart.limits(0).lower()).isCloseTo(.051603, within(5e-7));
        assertThat(chart.limits(0).upper()).isCloseTo(.206175, within(5e-7));
        assertThat(chart.sigma(0)).isCloseTo(.768837 * Math.sqrt(.128889 * .871111 / 100), within(5e-7));
    }

    @Test
    void withoutRoomForVariationThePrimeLimitsLieOnTheCentre() {
        var chart = counts(ChartType.P_PRIME, new double[] {5, 6, 7}, 5, 6, 7);
        assertLimits(chart.limits(1), 1, 1);
    }

    // 20 events over 200; sigma sqrt(0.1 / 100).
    @Test
    void ratesHaveLimitsByTheirDenominatorsAndAreShownPerSoMany() {
        var groups = Subgroups.ofCounts(Observations.of(5, 15), Observations.of(100, 100));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.U).withPer(1000));
        assertThat(chart.value(0)).isCloseTo(50, HAND);
        assertThat(chart.centre(0)).isCloseTo(100, HAND);
        double sigma = 1000 * Math.sqrt(0.1 / 100);
        assertThat(chart.sigma(0)).isCloseTo(sigma, HAND);
        assertLimits(chart.limits(0), 100 - 3 * sigma, 100 + 3 * sigma);
        assertThat(ControlChart.of(groups, ControlSettings.of(ChartType.U))
                        .limits(0)
                        .lower())
                .isCloseTo(0.1 - 3 * Math.sqrt(0.001), HAND);
    }

    // Rates .1 .3 .2 of 100 each, centre .2, sigma sqrt(.2/100); scores differ by .2 and .1 over sigma.
    @Test
    void laneysRatesAreWidenedByTheirOwnVariation() {
        var chart = counts(ChartType.U_PRIME, new double[] {10, 30, 20}, 100, 100, 100);
        double sigma = 0.15 / 1.128;
        assertThat(chart.sigma(0)).isCloseTo(sigma, HAND);
        assertLimits(chart.limits(0), 0, 0.2 + 3 * sigma);
    }

    @Test
    void countsHaveLimitsFromTheSquareRootOfTheirMean() {
        var chart = values(ChartType.C, 20, 12, 16);
        assertThat(chart.centre(0)).isEqualTo(16);
        assertLimits(chart.limits(0), 4, 28);
        assertThat(values(ChartType.C, 1, 1, 1).limits(0).lower()).isZero();
    }

    // 20 of 100: 10 expected of 50, sigma sqrt(10 * 0.8).
    @Test
    void numbersOfCasesHaveACentreByTheSizeOfTheirSubgroup() {
        var chart = counts(ChartType.NP, new double[] {8, 12}, 50, 50);
        assertThat(chart.centre(0)).isCloseTo(10, HAND);
        assertLimits(chart.limits(1), 10 - 3 * Math.sqrt(8), 10 + 3 * Math.sqrt(8));
        assertThat(counts(ChartType.NP, new double[] {4, 4}, 5, 5).limits(0).upper())
                .isEqualTo(5);
        assertThat(counts(ChartType.NP, new double[] {1, 1}, 5, 5).limits(0).lower())
                .isZero();
    }

    // Mean 3, median 2, sigma sqrt(3 * 4).
    @Test
    void casesBetweenEventsHaveTheirMedianAsCentre() {
        var chart = values(ChartType.G, 1, 2, 6);
        assertThat(chart.centre(0)).isEqualTo(2);
        assertLimits(chart.limits(0), 0, 3 + 3 * Math.sqrt(12));
        var given = ControlChart.of(
                Subgroups.ofValues(Observations.of(1, 2, 6)),
                ControlSettings.of(ChartType.G).withCentre(10));
        assertThat(given.centre(0)).isCloseTo(6.93, HAND);
        assertThat(given.limits(0).upper()).isCloseTo(10 + 3 * Math.sqrt(110), HAND);
    }

    // 1, 2^3.6 and 1 become 1, 2 and 1: mean 4/3, mean range 1.
    @Test
    void timesBetweenEventsAreChartedNearTheNormalAndBroughtBack() {
        var chart = values(ChartType.T, 1, Math.pow(2, 3.6), 1);
        double sigma = 1 / 1.128;
        assertThat(chart.centre(0)).isCloseTo(Math.pow(4.0 / 3, 3.6), HAND);
        assertLimits(chart.limits(0), 0, Math.pow(4.0 / 3 + 3 * sigma, 3.6));
        assertLimits(chart.warningLimits(0), 0, Math.pow(4.0 / 3 + 2 * sigma, 3.6));
        assertThatThrownBy(() -> chart.sigma(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> values(ChartType.T, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0.0 at point 1");
        var given = ControlChart.of(
                Subgroups.ofValues(Observations.of(1, 5)),
                ControlSettings.of(ChartType.T).withCentre(7));
        assertThat(given.centre(1)).isCloseTo(7, HAND);
    }

    // Means 3 and 5, deviations sqrt(2) and sqrt(8); c4 of two is sqrt(2 / pi).
    @Test
    void meansOfSubgroupsHaveLimitsFromTheVariationInside() {
        var groups = Subgroups.ofRows(new int[] {0, 0, 1, 1}, Observations.of(2, 4, 3, 7));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.XBAR));
        double deviation = (Math.sqrt(2) + Math.sqrt(8)) / 2;
        assertThat(chart.value(1)).isEqualTo(5);
        assertThat(chart.centre(0)).isEqualTo(4);
        assertThat(chart.sigma(0)).isCloseTo(deviation / Math.sqrt(2 / Math.PI) / Math.sqrt(2), HAND);

        var fromRanges =
                ControlChart.of(groups, ControlSettings.of(ChartType.XBAR).withWithin(ControlSettings.Within.RANGES));
        // Ranges 2 and 4, mean 3, d2 of two 1.128.
        assertThat(fromRanges.sigma(0)).isCloseTo(3 / 1.128 / Math.sqrt(2), HAND);

        var known = ControlChart.of(groups, ControlSettings.of(ChartType.XBAR).withProcess(new StableProcess(10, 2)));
        assertLimits(known.limits(0), 10 - 6 / Math.sqrt(2), 10 + 6 / Math.sqrt(2));
    }

    // Deviations 1 of three values and sqrt(2) of two: pooled sqrt((2 * 1 + 1 * 2) / 3).
    @Test
    void unequalSubgroupsArePooled() {
        var groups = Subgroups.ofRows(new int[] {0, 0, 0, 1, 1, 2}, Observations.of(1, 2, 3, 4, 6, 9));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.S));
        assertThat(chart.centre(0)).isCloseTo(Math.sqrt(4.0 / 3), HAND);
        assertThat(chart.isPresent(2)).isFalse();
        assertThat(chart.limits(2)).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        double c4 = Math.sqrt(2 / Math.PI);
        assertThat(chart.limits(1).upper()).isCloseTo(Math.sqrt(4.0 / 3) * (1 + 3 * Math.sqrt(1 - c4 * c4) / c4), HAND);
        assertThat(chart.limits(1).lower()).isZero();
        var means = ControlChart.of(groups, ControlSettings.of(ChartType.XBAR));
        assertThat(means.isPresent(2)).isTrue();
        assertThat(means.limits(2).upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(means.centre(2)).isCloseTo(25.0 / 6, HAND);
    }

    @Test
    void rangesOfSubgroupsHaveLimitsFromTheirSpread() {
        var groups = Subgroups.ofRows(new int[] {0, 0, 1, 1}, Observations.of(2, 4, 3, 7));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.R));
        assertThat(chart.centre(0)).isCloseTo(3, HAND);
        // d3 of two is sqrt(2 - 4 / pi).
        assertThat(chart.sigma(0)).isCloseTo(3 / 1.128 * Math.sqrt(2 - 4 / Math.PI), within(1e-6));
        assertThat(chart.limits(0).lower()).isZero();
    }

    @Test
    void aSubgroupTooLargeForRangesIsRefused() {
        var groups = Subgroups.ofRows(new int[26], Observations.constant(26, 1));
        assertThatThrownBy(() -> ControlChart.of(groups, ControlSettings.of(ChartType.R)))
                .hasMessageContaining("2 to 25")
                .hasMessageContaining("26");
    }

    // Sizes 1 and 4: the standard error of a difference of 2 is sqrt(1 + 1/4).
    @Test
    void iPrimeWeighsEachRangeByTheSizesOfItsSubgroups() {
        var chart = counts(ChartType.I_PRIME, new double[] {3, 4}, 1, 4);
        double sigma = Math.sqrt(Math.PI / 2) * 2 / Math.sqrt(1.25);
        assertThat(chart.centre(0)).isCloseTo(7.0 / 5, HAND);
        assertThat(chart.sigma(0)).isCloseTo(sigma, HAND);
        assertThat(chart.sigma(1)).isCloseTo(sigma / 2, HAND);
    }

    @Test
    void aFrozenAndThinnedBaselineMakesTheLimitsOfAllPoints() {
        var groups = Subgroups.ofValues(Observations.of(3, 100, 5, 1, 7, 50));
        var chart =
                ControlChart.of(groups, Phases.one(), Baseline.first(5).without(1), ControlSettings.of(ChartType.I));
        // 3 5 1 7 as above: the excluded point is bridged.
        assertLimits(chart.limits(0), 4 - 12 / 1.128, 4 + 12 / 1.128);
        assertThat(chart.isBaseline(4)).isTrue();
        assertThat(chart.isBaseline(5)).isFalse();
        assertThat(chart.isIncluded(1)).isFalse();
        assertThat(chart.isIncluded(2)).isTrue();
        assertThat(chart.isOutside(1)).isTrue();
        assertThat(chart.isOutside(5)).isTrue();
        // The runs leave the excluded point out.
        assertThat(chart.runs(0).useful()).isEqualTo(5);
    }

    @Test
    void aMissingValueIsNotBridged() {
        var groups = Subgroups.ofValues(Observations.ofNullable(3.0, 5.0, null, 1.0, 7.0));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.I));
        assertThat(chart.isPresent(2)).isFalse();
        assertThat(chart.isOutside(2)).isFalse();
        // Ranges 2 and 6.
        assertThat(chart.sigma(0)).isCloseTo(4 / 1.128, HAND);
    }

    @Test
    void rangesAreScreenedOnce() {
        double[] oneJump = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
        var groups = Subgroups.ofValues(Observations.of(oneJump));
        // As in the published example of XmR: mean range 32/17, and 1 without the ranges of 8 and 9.
        assertThat(ControlChart.of(groups, ControlSettings.of(ChartType.I)).sigma(0))
                .isCloseTo(32 / 17.0 / 1.128, HAND);
        assertThat(ControlChart.of(groups, ControlSettings.of(ChartType.I).withScreenRanges(true))
                        .sigma(0))
                .isCloseTo(1 / 1.128, HAND);
        var constant = Subgroups.ofValues(Observations.constant(15, 2));
        var chart = ControlChart.of(constant, ControlSettings.of(ChartType.I).withScreenRanges(true));
        assertLimits(chart.limits(0), 2, 2);
        assertThat(chart.isOutside(0)).isFalse();
        assertThat(chart.runs(0).limits()).isInstanceOf(Outcome.NotCalculated.class);
    }

    @Test
    void aGivenProcessReplacesCentreAndSigma() {
        var chart = ControlChart.of(
                Subgroups.ofValues(Observations.of(3, 5)),
                ControlSettings.of(ChartType.I).withProcess(new StableProcess(10, 2)));
        assertLimits(chart.limits(0), 4, 16);
        assertThat(chart.isOutside(0)).isTrue();
        assertThat(chart.isOutside(1)).isFalse();
    }

    @Test
    void lowerLimitsAreDrawnAtZeroOnlyIfNoPointIsNegative() {
        var settings = ControlSettings.of(ChartType.I).withFloorAtZero(true);
        assertThat(ControlChart.of(Subgroups.ofValues(Observations.of(3, 5, 1, 7)), settings)
                        .limits(0)
                        .lower())
                .isZero();
        assertThat(ControlChart.of(Subgroups.ofValues(Observations.of(3, 5, -1, 7)), settings)
                        .limits(0)
                        .lower())
                .isNegative();
    }

    @Test
    void eachPhaseIsDrawnAlone() {
        var chart = ControlChart.of(
                Subgroups.ofValues(Observations.of(1, 3, 11, 13)),
                Phases.startingAt(2),
                Baseline.all(),
                ControlSettings.of(ChartType.I));
        assertThat(chart.centre(1)).isEqualTo(2);
        assertThat(chart.centre(2)).isEqualTo(12);
        assertThat(chart.phaseOf(1)).isZero();
        assertThat(chart.phaseOf(2)).isEqualTo(1);
        var ranges = ControlChart.of(
                Subgroups.ofValues(Observations.of(1, 3, 11, 13)),
                Phases.startingAt(2),
                Baseline.all(),
                ControlSettings.of(ChartType.MR));
        assertThat(ranges.isPresent(2)).isFalse();
        assertThat(ranges.value(3)).isEqualTo(2);
        assertThat(ranges.settings().type()).isEqualTo(ChartType.MR);
        assertThat(ranges.phases()).isEqualTo(Phases.startingAt(2));
        assertThat(ranges.size()).isEqualTo(4);
    }

    @Test
    void aValueAloneHasNoLimits() {
        var chart = values(ChartType.I, 5);
        assertThat(chart.limits(0)).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(chart.isOutside(0)).isFalse();
    }

    @Test
    void aSubgroupWithoutOpportunityIsMissing() {
        var chart = counts(ChartType.U, new double[] {5, 0, 15}, 100, 0, 100);
        assertThat(chart.isPresent(1)).isFalse();
        assertThat(chart.centre(1)).isCloseTo(0.1, HAND);
        assertThat(chart.limits(1).upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            names = {"P", "P_PRIME", "U", "U_PRIME", "NP"})
    void chartsOfSharesAndRatesNeedDenominators(ChartType type) {
        assertThatThrownBy(() -> values(type, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type + " needs a denominator");
    }

    @ParameterizedTest
    @EnumSource(ChartType.class)
    void aBaselineWithoutAValueIsRefused(ChartType type) {
        var groups = Subgroups.ofCounts(Observations.allMissing(3), Observations.constant(3, 5));
        assertThatThrownBy(() -> ControlChart.of(groups, ControlSettings.of(type)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from point 0 until 3");
    }

    @Test
    void impossibleCentresAndSettingsAreRefused() {
        assertThatThrownBy(() -> counts(ChartType.P, new double[] {6, 7}, 5, 5))
                .hasMessageContaining("between 0 and 1")
                .hasMessageContaining("1.3");
        assertThatThrownBy(() -> counts(ChartType.U, new double[] {-6, 1}, 5, 5))
                .hasMessageContaining("rates");
        assertThatThrownBy(() -> values(ChartType.C, -6, 1)).hasMessageContaining("counts");
        var settings = ControlSettings.of(ChartType.I);
        assertThatThrownBy(() -> settings.withPer(0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> settings.withPer(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> settings.withCentre(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ControlSettings(
                        ChartType.I,
                        false,
                        ControlSettings.Within.RANGES,
                        OptionalDouble.empty(),
                        OptionalDouble.of(-1),
                        false,
                        1))
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> ControlChart.of(
                        Subgroups.ofValues(Observations.of(1, 2)), Phases.startingAt(2), Baseline.all(), settings))
                .hasMessageContaining("from point 2 on in a chart of 2 points");
    }

    @Test
    void rowsOfASubgroupAreAddedUp() {
        var groups = Subgroups.ofRows(
                new int[] {0, 0, 2, 0},
                Observations.ofNullable(1.0, 3.0, 5.0, null),
                Observations.ofNullable(10.0, 20.0, 30.0, 40.0));
        assertThat(groups.size()).isEqualTo(3);
        assertThat(groups.hasDenominators()).isTrue();
        assertThat(groups.count(0)).isEqualTo(2);
        assertThat(groups.count(1)).isZero();
        assertThat(groups.sum(0)).isEqualTo(4);
        assertThat(groups.denominator(0)).isEqualTo(30);
        assertThat(groups.mean(0)).isEqualTo(2);
        assertThat(groups.range(0)).isEqualTo(2);
        assertThat(groups.deviation(0)).isCloseTo(Math.sqrt(2), HAND);
        assertThatThrownBy(() -> groups.mean(1)).hasMessageContaining("subgroup 1 has 0");
        assertThatThrownBy(() -> groups.deviation(2)).hasMessageContaining("subgroup 2 has 1");
        assertThatThrownBy(() -> groups.range(2)).isInstanceOf(IllegalStateException.class);
        assertThat(Subgroups.ofValues(Observations.of(1)).hasDenominators()).isFalse();
        assertThatThrownBy(() -> Subgroups.ofRows(new int[] {-1}, Observations.of(1)))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Subgroups.ofRows(new int[] {0, 1}, Observations.of(1)))
                .hasMessageContaining("2, 1 and 1");
        assertThatThrownBy(() -> Subgroups.ofCounts(Observations.of(1), Observations.of(-2)))
                .hasMessageContaining("found -2.0 in row 0");
    }

    // Montgomery, appendix VI: c4 to four digits; c5 as B4 = 1 + 3 c5 / c4 = 2.089 for five.
    @ParameterizedTest
    @CsvSource({"2, .7979", "3, .8862", "5, .9400", "10, .9727", "25, .9896"})
    void theConstantC4IsThatOfTheTables(int n, double c4) {
        assertThat(ControlConstants.c4(n)).isCloseTo(c4, within(5e-5));
        assertThat(1 + 3 * ControlConstants.c5(5) / ControlConstants.c4(5)).isCloseTo(2.089, within(5e-4));
    }

    // Montgomery, appendix VI: d2 and d3 to three digits.
    @ParameterizedTest
    @CsvSource({"2, 1.128, .853", "5, 2.326, .864", "10, 3.078, .797", "25, 3.931, .708"})
    void theConstantsOfRangesAreThoseOfTheTables(int n, double d2, double d3) {
        assertThat(ControlConstants.d2(n)).isEqualTo(d2);
        assertThat(ControlConstants.d3(n)).isCloseTo(d3, within(5.1e-4));
        assertThatThrownBy(() -> ControlConstants.d2(1)).hasMessageContaining("found a subgroup of 1");
    }

    @Test
    void theRulesOfMakingDataCountApplyToAnyChart() {
        // Centre 10, sigma 1 by a known process: seven above, then one beyond the limit after a gap.
        var groups = Subgroups.ofValues(
                Observations.ofNullable(10.5, 10.6, 10.5, 10.7, 10.5, 10.6, 10.5, null, 13.5, 9.0, 12.5, 12.6, 10.1));
        var chart = ControlChart.of(groups, ControlSettings.of(ChartType.I).withProcess(new StableProcess(10, 1)));
        var causes = SpecialCauses.of(chart, XmrSettings.makingDataCount(ImprovementDirection.DECREASE));
        assertThat(causes.label(0)).contains(SpecialCause.SHIFT_HIGH);
        assertThat(causes.broken(6)).containsExactly(SpecialCause.SHIFT_HIGH);
        assertThat(causes.broken(7)).isEmpty();
        assertThat(causes.variation(7)).isEqualTo(Variation.COMMON_CAUSE);
        assertThat(causes.label(8)).contains(SpecialCause.ABOVE_UPPER_LIMIT);
        assertThat(causes.variation(8)).isEqualTo(Variation.CONCERN_HIGH);
        assertThat(causes.broken(9)).isEmpty();
        assertThat(causes.broken(11)).containsExactly(SpecialCause.TWO_OF_THREE_HIGH);
        assertThat(causes.broken(12)).isEmpty();
        assertThatThrownBy(() -> SpecialCauses.of(
                        Observations.of(1), List.of(), XmrSettings.plotTheDots(ImprovementDirection.NEUTRAL)))
                .hasMessageContaining("1 points and 0 places");
    }

    @Test
    void theRulesOfWesternElectricLookBackOnly() {
        // Centre 0, sigma 1. Points by construction.
        double[] y = {
            3.5, 0.5, 2.5, -0.5, 2.5, -1, 1.5, 1.2, 1.1, -3, 1.4, 1.5, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1,
            -0.1
        };
        var chart = ControlChart.of(
                Subgroups.ofValues(Observations.of(y)),
                ControlSettings.of(ChartType.I).withProcess(new StableProcess(0, 1)));
        assertThat(WesternElectric.broken(chart, 0)).containsExactly(WesternElectric.BEYOND_THREE_SIGMA);
        assertThat(WesternElectric.broken(chart, 1)).isEmpty();
        assertThat(WesternElectric.broken(chart, 2)).containsExactly(WesternElectric.TWO_OF_THREE_BEYOND_TWO_SIGMA);
        assertThat(WesternElectric.broken(chart, 4)).containsExactly(WesternElectric.TWO_OF_THREE_BEYOND_TWO_SIGMA);
        // Beyond one sigma: 2.5, 1.5, 1.2 and 1.1 at 4, 6, 7 and 8.
        assertThat(WesternElectric.broken(chart, 7)).isEmpty();
        assertThat(WesternElectric.broken(chart, 8)).containsExactly(WesternElectric.FOUR_OF_FIVE_BEYOND_ONE_SIGMA);
        // Exactly three sigma is not beyond it.
        assertThat(WesternElectric.broken(chart, 9)).isEmpty();
        assertThat(WesternElectric.broken(chart, 10)).containsExactly(WesternElectric.FOUR_OF_FIVE_BEYOND_ONE_SIGMA);
        assertThat(WesternElectric.broken(chart, 18)).isEmpty();
        assertThat(WesternElectric.broken(chart, 19)).containsExactly(WesternElectric.EIGHT_ON_ONE_SIDE);
        assertThat(WesternElectric.broken(chart, 20)).containsExactly(WesternElectric.EIGHT_ON_ONE_SIDE);
    }

    @Test
    void theRulesOfWesternElectricDoNotLookAcrossPhasesOrAtMissingPoints() {
        var groups = Subgroups.ofValues(Observations.ofNullable(2.5, 2.6, null, 0.0));
        var settings = ControlSettings.of(ChartType.I).withProcess(new StableProcess(0, 1));
        assertThat(WesternElectric.broken(ControlChart.of(groups, settings), 1))
                .containsExactly(WesternElectric.TWO_OF_THREE_BEYOND_TWO_SIGMA);
        assertThat(WesternElectric.broken(ControlChart.of(groups, settings), 2)).isEmpty();
        var phased = ControlChart.of(groups, Phases.startingAt(1), Baseline.all(), settings);
        assertThat(WesternElectric.broken(phased, 1)).isEmpty();
    }
}

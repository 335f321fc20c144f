package health.cairn.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.change.DifferenceInDifferences.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {

    /** Seven units over five periods, made up for this test; the first three are treated from the fourth period on. */
    private static final OutcomePanel PANEL = panel(3, 3, new double[][] {
        {10, 11, 12, 15, 16},
        {20, 19, 21, 24, 26},
        {14, 15, 15, 17, 19},
        {9, 10, 9, 10, 11},
        {12, 12, 14, 13, 15},
        {18, 17, 19, 19, 20},
        {11, 13, 12, 14, 13}
    });

    static OutcomePanel panel(int treated, int start, double[][] outcomes) {
        var units = new ArrayList<OutcomePanel.Unit>();
        for (int i = 0; i < outcomes.length; i++) {
            units.add(new OutcomePanel.Unit(
                    "P" + i,
                    Arrays.stream(outcomes[i]).boxed().toList(),
                    i < treated ? OptionalInt.of(start) : OptionalInt.empty()));
        }
        return new OutcomePanel(units);
    }

    @Test
    void twoByTwoGivesThePublishedMinimumWageEstimate() {
        // Card and Krueger, American Economic Review 84 (1994), table 3: mean employment per restaurant, New Jersey
        // 20.44
        // to 21.03, Pennsylvania 23.33 to 21.17; changes 0.59 and -2.16, difference 2.76 (2.75 from the rounded means).
        var estimate = DifferenceInDifferences.twoByTwo(
                new Cell(20.44, .51),
                new Cell(21.03, .52),
                new Cell(23.33, 1.35),
                new Cell(21.17, .94),
                Confidence.P95);
        assertThat(estimate.value()).isCloseTo(2.76, within(.011));
        // By hand: sqrt(.51^2 + .52^2 + 1.35^2 + .94^2) = sqrt(3.2366).
        assertThat(estimate.standardError()).isCloseTo(1.799055, within(1e-6));
        assertThat(estimate.interval().upper()).isCloseTo(2.75 + 1.959964 * 1.799055, within(1e-5));
    }

    @Test
    void theStandardErrorFromTheChangesIsThePublishedOne() {
        // The same table gives the changes with standard errors .54 and 1.25, and 1.36 for their difference.
        var estimate = DifferenceInDifferences.twoByTwo(
                new Cell(0, 0), new Cell(.59, .54), new Cell(0, 0), new Cell(-2.16, 1.25), Confidence.P95);
        assertThat(estimate.standardError()).isCloseTo(1.36, within(.005));
    }

    @Test
    void thePanelEstimateIsTheCoefficientOfTreatmentWithUnitAndPeriodEffects() {
        // Python, statsmodels 0.15: OLS on unit and period dummies, clusters by unit, small-sample factor as
        // documented.
        var result = DifferenceInDifferences.panel(PANEL, PermutationSpec.of(1), Confidence.P95);
        assertThat(result.effect().value()).isCloseTo(2.9027777777777684, within(1e-12));
        assertThat(result.effect().standardError()).isCloseTo(0.47840448139561037, within(1e-12));
        assertThat(result.effect().interval().lower()).isCloseTo(1.7321641826099818, within(1e-10));
        assertThat(result.effect().interval().upper()).isCloseTo(4.073391372945554, within(1e-10));
        assertThat(result.effect().pValue()).isCloseTo(0.0009093768992862731, within(1e-12));
        assertThat(result.treated()).isEqualTo(3);
        assertThat(result.others()).isEqualTo(4);
        assertThat(result.assumptions()).last().asString().contains("3 treated of 7");
    }

    @Test
    void theGapsBeforeTheChangeAreShownAgainstTheLastPeriodBeforeIt() {
        // Python, numpy: mean of treated less mean of others, less the same in the third period.
        var gaps = DifferenceInDifferences.panel(PANEL, PermutationSpec.of(1), Confidence.P95)
                .gaps();
        double[] expected = {-0.3333333333333339, -0.5, 0, 2.166666666666668, 3.083333333333332};
        for (int t = 0; t < 5; t++) {
            assertThat(gaps.get(t).period()).isEqualTo(t);
            assertThat(gaps.get(t).value()).isCloseTo(expected[t], within(1e-12));
        }
    }

    @Test
    void allAssignmentsAreComparedWhereTheyAreFew() {
        // Of the 35 ways to treat three of seven none but the real one is so extreme (worked through in Python).
        var test = DifferenceInDifferences.panel(PANEL, PermutationSpec.of(1), Confidence.P95)
                .permutation();
        assertThat(test).isEqualTo(new Permutation(1 / 35.0, 35, true));
        var limit = DifferenceInDifferences.panel(PANEL, new PermutationSpec(35, 9, 1), Confidence.P95);
        assertThat(limit.permutation().exact()).isTrue();
        var below = DifferenceInDifferences.panel(PANEL, new PermutationSpec(34, 9999, 1), Confidence.P95)
                .permutation();
        assertThat(below.exact()).isFalse();
        assertThat(below.assignments()).isEqualTo(10_000);
        assertThat(below.pValue()).isCloseTo(1 / 35.0, within(.006));
    }

    @Test
    void theExactTestCountsEveryAssignmentAtLeastAsFarFromNothing() {
        // By hand, two of four treated, changes 0 1 2 4: sums 1 2 4 3 5 6 around 3.5; the observed 0 + 1 is 2.5 away,
        // as
        // is 2 + 4, so that p is 2 of 6. For 0 + 4: distances 2.5 1.5 .5 .5 1.5 2.5, all at least .5, p is 1.
        double[] changes = {0, 1, 2, 4};
        assertThat(Permutation.ofDifference(changes, new boolean[] {true, true, false, false}, PermutationSpec.of(1))
                        .pValue())
                .isEqualTo(2 / 6.0);
        assertThat(Permutation.ofDifference(changes, new boolean[] {true, false, false, true}, PermutationSpec.of(1))
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void theNumberOfAssignmentsIsCountedUpToALimit() {
        assertThat(Permutation.combinations(45, 9, 1_000_000_000L)).isEqualTo(886_163_135L);
        assertThat(Permutation.combinations(45, 36, 1_000_000_000L)).isEqualTo(886_163_135L);
        assertThat(Permutation.combinations(45, 9, 886_163_134L)).isEqualTo(886_163_135L);
        assertThat(Permutation.combinations(1000, 500, 10)).isEqualTo(11);
        assertThat(Permutation.combinations(5, 5, 10)).isEqualTo(1);
    }

    @Tag("simulation")
    @Test
    void withoutAnEffectThePermutationTestIsSignificantOneTimeInTwenty() {
        var random = new SplittableRandom(31);
        int significant = 0;
        for (int round = 0; round < 2000; round++) {
            var test = DifferenceInDifferences.panel(
                            random(random, 4, 6, 3, 2, 0), PermutationSpec.of(1), Confidence.P95)
                    .permutation();
            significant += test.pValue() <= .05 ? 1 : 0;
        }
        // 210 assignments: at most 10 of them give p <= .05, so 4.76 per cent by construction; four standard errors.
        assertThat(significant / 2000.0).isBetween(.0285, .067);
    }

    @Tag("simulation")
    @Test
    void clusteredIntervalsCoverTheTruthAlthoughErrorsHangTogetherWithinUnits() {
        var random = new SplittableRandom(32);
        int covered = 0;
        for (int round = 0; round < 2000; round++) {
            covered += DifferenceInDifferences.twoWayFixedEffects(random(random, 25, 25, 6, 3, 1.5), Confidence.P95)
                            .interval()
                            .contains(1.5)
                    ? 1
                    : 0;
        }
        assertThat(covered / 2000.0).isBetween(.92, .975);
    }

    /** Units with levels of their own, a common path, and errors that wander within each unit. */
    private static OutcomePanel random(
            SplittableRandom random, int treated, int others, int periods, int start, double effect) {
        var outcomes = new double[treated + others][periods];
        for (int i = 0; i < outcomes.length; i++) {
            double level = 5 * random.nextGaussian();
            double wander = 0;
            for (int t = 0; t < periods; t++) {
                wander = 0.7 * wander + random.nextGaussian();
                outcomes[i][t] = level + t * t + wander + (i < treated && t >= start ? effect : 0);
            }
        }
        return panel(treated, start, outcomes);
    }

    @Test
    void panelsThatCannotCompareAreRefused() {
        var spec = PermutationSpec.of(1);
        var outcomes = new double[][] {{1, 2}, {2, 3}, {4, 5}};
        assertThatThrownBy(() -> DifferenceInDifferences.panel(panel(1, 1, outcomes), spec, Confidence.P95))
                .hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> DifferenceInDifferences.panel(panel(2, 1, outcomes), spec, Confidence.P95))
                .hasMessageContaining("found 2 and 1");
        assertThatThrownBy(() -> DifferenceInDifferences.panel(panel(2, 0, outcomes), spec, Confidence.P95))
                .hasMessageContaining("begins in the first one");
        assertThatThrownBy(() -> DifferenceInDifferences.panel(panel(0, 1, outcomes), spec, Confidence.P95))
                .hasMessageContaining("found starts in periods []");
        var staggered = new OutcomePanel(List.of(
                new OutcomePanel.Unit("a", List.of(1.0, 2.0, 3.0), OptionalInt.of(1)),
                new OutcomePanel.Unit("b", List.of(1.0, 2.0, 3.0), OptionalInt.of(2))));
        assertThatThrownBy(() -> DifferenceInDifferences.panel(staggered, spec, Confidence.P95))
                .hasMessageContaining("[1, 2]. Use group-time effects");
        assertThatThrownBy(() -> new PermutationSpec(-1, 1, 1)).hasMessageContaining("found -1");
        assertThatThrownBy(() -> new PermutationSpec(0, 0, 1)).hasMessageContaining("and 0");
        assertThatThrownBy(() -> new Cell(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Cell(1, -1)).hasMessageContaining("-1.0");
    }

    @Test
    void panelsWithGapsAreRefused() {
        var good = new OutcomePanel.Unit("a", List.of(1.0, 2.0), OptionalInt.empty());
        assertThatThrownBy(() -> new OutcomePanel(List.of())).hasMessageContaining("found none");
        assertThatThrownBy(() -> new OutcomePanel(List.of(good, good))).hasMessageContaining("'a' is there twice");
        assertThatThrownBy(() ->
                        new OutcomePanel(List.of(good, new OutcomePanel.Unit("b", List.of(1.0), OptionalInt.empty()))))
                .hasMessageContaining("'b' has 1 periods, the first unit 2");
        assertThatThrownBy(() -> new OutcomePanel.Unit("a", List.of(1.0, Double.NaN), OptionalInt.empty()))
                .hasMessageContaining("NaN in period 1");
        assertThatThrownBy(() -> new OutcomePanel.Unit("a", List.of(1.0, 2.0), OptionalInt.of(2)))
                .hasMessageContaining("first treated in period 2, outside its 2 periods");
        assertThatThrownBy(() -> new OutcomePanel.Unit("a", List.of(1.0, 2.0), OptionalInt.of(-1)))
                .hasMessageContaining("period -1");
    }
}

package health.cairn.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How missing values, outcomes and levels are told: the convention of the root package. */
class ConventionsTest {

    @Test
    void aMissingValueIsNeverRead() {
        var observations = Observations.ofNullable(1.5, null, 0.0);
        assertThat(observations.size()).isEqualTo(3);
        assertThat(observations.isPresent(0)).isTrue();
        assertThat(observations.isPresent(1)).isFalse();
        assertThat(observations.get(0)).isEqualTo(1.5);
        assertThat(observations.get(2)).isZero();
        assertThatThrownBy(() -> observations.get(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The value at position 1 is missing");
    }

    @Test
    void nanIsNotAWayToSayMissing() {
        assertThatThrownBy(() -> Observations.of(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found NaN at position 1");
        assertThatThrownBy(() -> Observations.of(Double.POSITIVE_INFINITY)).hasMessageContaining("at position 0");
        assertThatThrownBy(() -> Observations.of(new double[2], new boolean[1]))
                .hasMessageContaining("2 values and 1 marks");
        // What stands in the place of a missing value does not matter.
        assertThat(Observations.of(new double[] {Double.NaN}, new boolean[1]).isPresent(0))
                .isFalse();
    }

    @Test
    void observationsKeepTheirOwnCopy() {
        double[] values = {1, 2};
        boolean[] present = {true, true};
        var observations = Observations.of(values, present);
        values[0] = 9;
        present[0] = false;
        assertThat(observations.get(0)).isEqualTo(1);
    }

    @Test
    void anOutcomeHasAResultOrAReason() {
        Outcome<Double> found = Outcome.of(2.0);
        Outcome<Double> none = Outcome.none("no trials");
        assertThat(found.orElseThrow()).isEqualTo(2);
        assertThat(found.map(value -> value * 3)).isEqualTo(Outcome.of(6.0));
        assertThat(none.map(value -> value * 3)).isEqualTo(Outcome.none("no trials"));
        assertThatThrownBy(none::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not calculated: no trials");
    }

    @Test
    void estimatesAnswerByPosition() {
        var builder = new Estimates.Builder(2, Confidence.P95);
        builder.set(0, 0.5, 0.4, 0.6, IntervalMethod.WILSON);
        builder.none(1, "no trials");
        var estimates = builder.build();
        assertThat(estimates.size()).isEqualTo(2);
        assertThat(estimates.confidence()).isEqualTo(Confidence.P95);
        assertThat(estimates.isCalculated(0)).isTrue();
        assertThat(estimates.isCalculated(1)).isFalse();
        assertThat(estimates.value(0)).isEqualTo(0.5);
        assertThat(estimates.lower(0)).isEqualTo(0.4);
        assertThat(estimates.upper(0)).isEqualTo(0.6);
        assertThat(estimates.get(0))
                .isEqualTo(
                        Outcome.of(new Estimate(0.5, new Interval(0.4, 0.6), Confidence.P95, IntervalMethod.WILSON)));
        assertThat(estimates.get(1)).isEqualTo(Outcome.none("no trials"));
        assertThatThrownBy(() -> estimates.value(1)).hasMessage("Not calculated at position 1: no trials");
        assertThatThrownBy(() -> estimates.lower(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> estimates.upper(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEstimateIsANumber() {
        assertThatThrownBy(() -> new Estimate(Double.NaN, new Interval(0, 1), Confidence.P95, IntervalMethod.WILSON))
                .hasMessageContaining("found NaN");
    }

    @Test
    void anIntervalHoldsItsEndsAndScales() {
        var interval = new Interval(1, 3);
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(0.999)).isFalse();
        assertThat(interval.contains(3.001)).isFalse();
        assertThat(interval.overlaps(new Interval(3, 4))).isTrue();
        assertThat(interval.overlaps(new Interval(0, 1))).isTrue();
        assertThat(interval.overlaps(new Interval(3.1, 4))).isFalse();
        assertThat(interval.overlaps(new Interval(0, 0.9))).isFalse();
        assertThat(interval.times(0)).isEqualTo(new Interval(0, 0));
        assertThat(interval.times(2)).isEqualTo(new Interval(2, 6));
        assertThatThrownBy(() -> interval.times(-1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("found 2.0 to 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).hasMessageContaining("NaN");
    }

    /** Standard normal quantiles from tables: 1.959964 and 3.090232. */
    @Test
    void aLevelIsBetweenZeroAndOne() {
        assertThat(Confidence.P95.z()).isCloseTo(1.959964, within(5e-7));
        assertThat(Confidence.P998.z()).isCloseTo(3.090232, within(5e-7));
        assertThat(Confidence.P95.tail()).isCloseTo(0.025, within(1e-15));
        assertThatThrownBy(() -> new Confidence(95)).hasMessageContaining("found 95.0");
        assertThatThrownBy(() -> new Confidence(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Confidence(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortedValuesRankAndInterpolate() {
        var sorted = SortedValues.of(3, 1, 2, 2, Double.NEGATIVE_INFINITY);
        assertThat(sorted.size()).isEqualTo(5);
        assertThat(sorted.get(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sorted.countBelow(2)).isEqualTo(2);
        assertThat(sorted.countUpTo(2)).isEqualTo(4);
        assertThat(sorted.rank(2)).isEqualTo(3.5);
        assertThat(sorted.rank(3)).isEqualTo(5);
        assertThat(sorted.countBelow(10)).isEqualTo(5);
        assertThat(sorted.countUpTo(0)).isEqualTo(1);
        // R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1), type = 7) is 1, 1.75, 3, 6.8, 8 by the formula (n - 1) p.
        var four = SortedValues.of(8, 1, 4, 2);
        assertThat(four.quantile(0)).isEqualTo(1);
        assertThat(four.quantile(0.25)).isEqualTo(1.75);
        assertThat(four.quantile(0.5)).isEqualTo(3);
        assertThat(four.quantile(0.9)).isCloseTo(6.8, within(1e-12));
        assertThat(four.quantile(1)).isEqualTo(8);
        assertThatThrownBy(() -> four.quantile(1.1)).hasMessageContaining("found 1.1");
        assertThatThrownBy(() -> four.quantile(-0.1)).hasMessageContaining("found -0.1");
        assertThatThrownBy(() -> SortedValues.of().quantile(0.5)).hasMessageContaining("found none");
        assertThatThrownBy(() -> SortedValues.of(1, Double.NaN)).hasMessageContaining("position 1");
        assertThat(SortedValues.of(0.0, -0.0).rank(-0.0)).isEqualTo(1.5);
    }

    @Test
    void methodsHaveTheNamesAnalystsWrite() {
        assertThat(IntervalMethod.BYAR.label()).isEqualTo("Byar's");
        assertThat(IntervalMethod.WILSON.label()).isEqualTo("Wilson");
    }
}

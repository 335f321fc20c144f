package health.cairn.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.measures.Measure.Polarity;
import health.cairn.statistics.Interval;
import org.junit.jupiter.api.Test;

/** The single-interval comparison of Fingertips: the whole interval against the benchmark's value, ends included. */
class StandingTest {

    @Test
    void aBenchmarkOnTheEndOfTheIntervalIsSimilar() {
        var interval = new Interval(60, 65);
        assertThat(Standing.of(interval, 60.0)).isEqualTo(Standing.SIMILAR);
        assertThat(Standing.of(interval, 65.0)).isEqualTo(Standing.SIMILAR);
    }

    @Test
    void aBenchmarkJustBeyondTheIntervalIsNot() {
        var interval = new Interval(60, 65);
        assertThat(Standing.of(interval, Math.nextUp(65.0))).isEqualTo(Standing.LOWER);
        assertThat(Standing.of(interval, Math.nextDown(60.0))).isEqualTo(Standing.HIGHER);
    }

    @Test
    void withoutIntervalOrBenchmarkNothingIsCompared() {
        assertThat(Standing.of(null, 60.0)).isEqualTo(Standing.NOT_COMPARED);
        assertThat(Standing.of(new Interval(60, 65), null)).isEqualTo(Standing.NOT_COMPARED);
    }

    @Test
    void theWantedDirectionDecidesWhatADifferenceMeans() {
        assertThat(Standing.LOWER.judgement(Polarity.HIGH_IS_GOOD)).isEqualTo(Standing.Judgement.UNWANTED);
        assertThat(Standing.LOWER.judgement(Polarity.LOW_IS_GOOD)).isEqualTo(Standing.Judgement.WANTED);
        assertThat(Standing.HIGHER.judgement(Polarity.NO_JUDGEMENT)).isEqualTo(Standing.Judgement.DIFFERENT);
        assertThat(Standing.SIMILAR.judgement(Polarity.HIGH_IS_GOOD)).isEqualTo(Standing.Judgement.SIMILAR);
    }
}

package health.cairn.statistics.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.statistics.Baseline;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Outcome;
import health.cairn.statistics.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunChartTest {

    // R 4.5.0: round(log2(n)) + 3 and qbinom(0.05, n - 1, 0.5).
    @ParameterizedTest
    @CsvSource({
        "10, 6, 2",
        "12, 7, 3",
        "15, 7, 4",
        "16, 7, 4",
        "20, 7, 6",
        "24, 8, 8",
        "30, 8, 10",
        "36, 8, 13",
        "40, 8, 14",
        "60, 9, 23"
    })
    void theLimitsOfAnhoejAreThoseOfTheTable(int useful, int longestRunMax, int crossingsMin) {
        assertThat(RunLimits.of(useful, RunsMethod.ANHOEJ))
                .isEqualTo(new RunLimits(RunsMethod.ANHOEJ, longestRunMax, crossingsMin, 0, 0));
    }

    // qicharts2 0.8.1, qic(y, chart = "run"): centre 10.5, longest run 5 of at most 6, crossings 2 of at least 2.
    @Test
    void theRunsOfAPublishedPackagesAnswerAreFound() {
        var phase = RunChart.of(Observations.of(10, 8, 10, 12, 11, 14, 12, 14, 10, 8))
                .phases()
                .getFirst();

        assertThat(phase.line()).isEqualTo(10.5);
        assertThat(phase.runs().useful()).isEqualTo(10);
        assertThat(phase.runs().longestRun()).isEqualTo(5);
        assertThat(phase.runs().crossings()).isEqualTo(2);
        assertThat(phase.runs().signal()).isFalse();
    }

    @Test
    void aPointOnTheLineNeitherEndsNorLengthensARun() {
        var runs = RunsAnalysis.of(Observations.of(1, 0, 1, -1, 0, -1), 0, 6, 0, RunsMethod.ANHOEJ);

        assertThat(runs.useful()).isEqualTo(4);
        assertThat(runs.longestRun()).isEqualTo(2);
        assertThat(runs.crossings()).isEqualTo(1);
    }

    @Test
    void withEveryPointOnTheLineThereIsNothingToJudge() {
        var runs = RunsAnalysis.of(Observations.constant(5, 3), 0, 5, 3, RunsMethod.ANHOEJ);

        assertThat(runs.limits()).isInstanceOf(Outcome.NotCalculated.class);
        assertThat(runs.signal()).isFalse();
    }

    @Test
    void eachPhaseHasItsOwnMedian() {
        var chart = RunChart.of(
                Observations.of(1, 2, 3, 7, 8, 9), Phases.startingAt(3), Baseline.all(), RunSettings.anhoej());

        assertThat(chart.phases()).extracting(RunChart.Phase::line).containsExactly(2.0, 8.0);
    }

    @Test
    void aFrozenMedianComesFromTheFirstPoints() {
        var chart =
                RunChart.of(Observations.of(1, 2, 3, 7, 8, 9), Phases.one(), Baseline.first(3), RunSettings.anhoej());

        assertThat(chart.phases().getFirst().line()).isEqualTo(2);
    }

    @Test
    void aMedianOfNothingIsRefused() {
        assertThatThrownBy(() -> RunChart.of(Observations.allMissing(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("median");
    }
}

package health.cairn.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhasesTest {

    private static final List<LocalDate> MONTHS =
            List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1));

    @Test
    void phasesStartAtRisingIndices() {
        var phases = Phases.startingAt(2, 5);
        assertThat(phases.count()).isEqualTo(3);
        assertThat(phases.start(0)).isZero();
        assertThat(phases.start(2)).isEqualTo(5);
        assertThat(phases.starts()).containsExactly(0, 2, 5);
        assertThat(phases).isEqualTo(Phases.startingAt(2, 5)).isNotEqualTo(Phases.one());
        assertThat(phases.hashCode()).isEqualTo(Phases.startingAt(2, 5).hashCode());
        assertThat(phases.hashCode()).isNotEqualTo(Phases.one().hashCode());
        assertThat(phases).hasToString("Phases[0, 2, 5]");
        assertThatThrownBy(() -> Phases.startingAt(0)).hasMessageContaining("[0]");
        assertThatThrownBy(() -> Phases.startingAt(3, 3)).hasMessageContaining("[3, 3]");
    }

    @Test
    void aPhaseStartsOnTheDateOfAPoint() {
        assertThat(Phases.onDates(MONTHS, Set.of(MONTHS.get(2)))).isEqualTo(Phases.startingAt(2));
        assertThat(Phases.onDates(MONTHS, List.of(MONTHS.get(2), MONTHS.get(1), MONTHS.get(1))))
                .isEqualTo(Phases.startingAt(1, 2));
        assertThat(Phases.onDates(MONTHS, Set.of(MONTHS.getFirst()))).isEqualTo(Phases.one());
    }

    @Test
    void aDateBetweenPointsIsRefused() {
        assertThatThrownBy(() -> Phases.onDates(MONTHS, Set.of(LocalDate.of(2024, 2, 15))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-02-15")
                .hasMessageContaining("the first is 2024-01-01 and the last 2024-03-01");
        assertThatThrownBy(() -> Phases.onDates(List.of(), Set.of(LocalDate.of(2024, 2, 15))))
                .hasMessageEndingWith("2024-02-15");
    }

    @Test
    void datesOutOfOrderOrTwiceAreRefused() {
        assertThatThrownBy(() -> Phases.onDates(List.of(MONTHS.get(1), MONTHS.get(0)), Set.of()))
                .hasMessageContaining("2024-01-01 after 2024-02-01 at index 1");
        assertThatThrownBy(() -> Phases.onDates(List.of(MONTHS.get(1), MONTHS.get(1)), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBaselineIsAllTheFirstOrAllButSome() {
        assertThat(Baseline.all().points()).isZero();
        assertThat(Baseline.first(12).without(3, 4)).isEqualTo(new Baseline(12, Set.of(3, 4)));
        assertThatThrownBy(() -> Baseline.first(-1)).hasMessageContaining("-1");
    }

    @Test
    void observationsMayBeAllTheSameOrAllMissing() {
        assertThat(Observations.constant(3, 2.5).get(2)).isEqualTo(2.5);
        assertThat(Observations.allMissing(2).size()).isEqualTo(2);
        assertThat(Observations.allMissing(2).isPresent(1)).isFalse();
    }
}

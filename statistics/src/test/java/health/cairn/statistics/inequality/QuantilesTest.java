package health.cairn.statistics.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.statistics.Observations;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    private static int[] sizes(int areas, int groups) {
        double[] values = IntStream.range(0, areas).mapToDouble(i -> i).toArray();
        var assigned = new Quantiles(groups, true).assign(Observations.of(values));
        int[] sizes = new int[groups];
        for (int i = 0; i < areas; i++) {
            sizes[assigned.quantile(i) - 1]++;
        }
        return sizes;
    }

    /** How UKHSA cuts fifths when areas do not divide evenly, quantile 1 first. */
    @ParameterizedTest
    @CsvSource({"45, 9 9 9 9 9", "43, 9 9 8 9 8", "44, 9 9 9 9 8", "46, 10 9 9 9 9", "47, 10 9 10 9 9", "5, 1 1 1 1 1"})
    void fifthsAreAsEqualAsWholeAreasAllow(int areas, String expected) {
        assertThat(Arrays.stream(sizes(areas, 5)).mapToObj(Integer::toString).toList())
                .containsExactly(expected.split(" "));
    }

    @Test
    void highestFirstPutsTheHighestValueInQuantileOne() {
        var values = Observations.of(10, 20, 30, 40);
        var highest = new Quantiles(2, true).assign(values);
        assertThat(highest.quantile(0)).isEqualTo(2);
        assertThat(highest.quantile(3)).isEqualTo(1);
        var lowest = new Quantiles(2, false).assign(values);
        assertThat(lowest.quantile(0)).isEqualTo(1);
        assertThat(lowest.quantile(3)).isEqualTo(2);
    }

    /** Ranks 1, 2, 2, 4 of four: the two ties share rank 2 and so a half, whichever way the values are turned. */
    @Test
    void tiesAreNeverParted() {
        var values = Observations.of(1, 2, 2, 3);
        for (boolean highestFirst : new boolean[] {true, false}) {
            var assigned = new Quantiles(2, highestFirst).assign(values);
            assertThat(assigned.quantile(1)).isEqualTo(assigned.quantile(2)).isEqualTo(1);
        }
    }

    @Test
    void anAreaWithoutAValueHasNoQuantileAndFewerValuesThanQuantilesHaveNone() {
        var assigned = new Quantiles(2, false).assign(Observations.ofNullable(1.0, null, 2.0));
        assertThat(assigned.size()).isEqualTo(3);
        assertThat(assigned.isAssigned(0)).isTrue();
        assertThat(assigned.isAssigned(1)).isFalse();
        assertThat(assigned.quantile(2)).isEqualTo(2);
        assertThatThrownBy(() -> assigned.quantile(1)).hasMessageContaining("position 1");
        assertThat(new Quantiles(3, false)
                        .assign(Observations.ofNullable(1.0, null, 2.0))
                        .isAssigned(0))
                .isFalse();
    }

    @Test
    void refusesASingleGroup() {
        assertThatThrownBy(() -> new Quantiles(1, true)).hasMessageContaining("found 1");
    }
}

package health.cairn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cairn.directory.AreaCode;
import health.cairn.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Distances worked by hand. */
class NeighboursTest {

    private static final double UNKNOWN = Double.NaN;

    private static AreaCode code(int number) {
        return new AreaCode("N" + number);
    }

    /** Areas N1, N2, ... with these traits. */
    private static Map<AreaCode, double[]> areas(double[]... traits) {
        var areas = new LinkedHashMap<AreaCode, double[]>();
        for (int i = 0; i < traits.length; i++) {
            areas.put(code(i + 1), traits[i]);
        }
        return areas;
    }

    @Test
    void distanceIsInStandardDeviationsOfEachTrait() {
        // The first trait is 0, 3, 6 and 9: mean 4.5, deviation sqrt(11.25). The second is 10, 10, 20, 20: deviation 5.
        var areas = areas(new double[] {0, 10}, new double[] {3, 10}, new double[] {6, 20}, new double[] {9, 20});
        var near = Neighbours.of(areas).nearest(code(1), 2);
        assertThat(near).extracting(Neighbours.Near::area).containsExactly(code(2), code(3));
        assertThat(near.getFirst().distance()).isCloseTo(3 / Math.sqrt(11.25), within(1e-12));
        // 36 / 11.25 and the square of 10 / 5.
        assertThat(near.getLast().distance()).isCloseTo(Math.sqrt(36 / 11.25 + 4), within(1e-12));
    }

    @Test
    void aTraitThatTheAreaDoesNotHaveIsNotUsedAndOneThatAnotherDoesNotHaveLeavesThatOut() {
        var areas = areas(
                new double[] {1, UNKNOWN}, new double[] {2, 5}, new double[] {UNKNOWN, 5}, new double[] {4, UNKNOWN});
        assertThat(Neighbours.of(areas).usable(code(1))).containsExactly(0);
        assertThat(Neighbours.of(areas).nearest(code(1), 9))
                .extracting(Neighbours.Near::area)
                .containsExactly(code(2), code(4));
    }

    @Test
    void aTraitInWhichAllAreAlikeTellsNothing() {
        var areas = areas(new double[] {7, 1}, new double[] {7, 3}, new double[] {7, 2});
        assertThat(Neighbours.of(areas).usable(code(1))).containsExactly(1);
        assertThat(Neighbours.of(areas).nearest(code(1), 1))
                .extracting(Neighbours.Near::area)
                .containsExactly(code(3));
    }

    @Test
    void anAreaOfWhichNothingIsKnownHasNoNeighbours() {
        var areas = areas(new double[] {UNKNOWN}, new double[] {1}, new double[] {2});
        assertThat(Neighbours.of(areas).nearest(code(1), 2)).isEmpty();
        assertThat(Neighbours.of(areas).nearest(code(9), 2)).isEmpty();
    }

    @Test
    void unitsAndOrderDoNotMatter() {
        var random = new Random(20261122);
        for (int trial = 0; trial < 50; trial++) {
            double[][] traits = new double[30][];
            double[][] otherUnits = new double[30][];
            for (int i = 0; i < traits.length; i++) {
                traits[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                otherUnits[i] = new double[] {5 + 100 * traits[i][0], traits[i][1] / 7, -3 * traits[i][2]};
            }
            List<AreaCode> near = Neighbours.of(areas(traits)).nearest(code(1), 10).stream()
                    .map(Neighbours.Near::area)
                    .toList();
            assertThat(near).hasSize(10).doesNotContain(code(1));
            assertThat(Neighbours.of(areas(otherUnits)).nearest(code(1), 10))
                    .extracting(Neighbours.Near::area)
                    .isEqualTo(near);
        }
    }

    @Test
    void severalAreasAreAddedUpAndNotAveraged() {
        var measure = SeriesDeriverTest.measure();
        var ten = new Benchmark("two areas", List.of(code(1), code(2)));
        // 10 of 100 and 90 of 300 are 25 per cent; the mean of the percentages would be 20.
        assertThat(ten.value(measure, List.of(Valued.of(measure, 10, 100), Valued.of(measure, 90, 300))))
                .hasValueSatisfying(v -> assertThat(v.value()).isCloseTo(25, within(1e-12)));
        assertThat(ten.value(measure, List.of(Valued.only(12, new Interval(11, 13)))))
                .isEmpty();
        assertThat(new Benchmark("one area", List.of(code(1)))
                        .value(measure, List.of(Valued.only(12, new Interval(11, 13)))))
                .hasValueSatisfying(v -> assertThat(v.value()).isEqualTo(12));
    }
}

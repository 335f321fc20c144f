package health.cairn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    /** The peer: the JDK's stable sort of boxed positions. */
    private static int[] byTheJdk(double[] values, int[] members) {
        return Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static void agreesOn(int size, IntToDoubleFunction value) {
        double[] values = IntStream.range(0, size).mapToDouble(value).toArray();
        int[] members = IntStream.range(0, size).filter(i -> i % 7 != 3).toArray();
        var order = new Order(size);
        order.sort(values, members, members.length);
        assertThat(Arrays.copyOf(order.sorted, members.length)).isEqualTo(byTheJdk(values, members));
    }

    @Test
    void sortsLikeTheJdkWhateverTheShapeOfTheValues() {
        var random = new SplittableRandom(20260101);
        for (int size : new int[] {1, 2, 23, 24, 25, 28, 29, 100, 1250}) {
            agreesOn(size, _ -> random.nextDouble());
            agreesOn(size, _ -> -random.nextDouble());
            agreesOn(size, _ -> random.nextGaussian());
            agreesOn(size, _ -> 4);
            agreesOn(size, _ -> random.nextInt(5));
            agreesOn(size, i -> i);
            agreesOn(size, i -> -i);
        }
    }

    @Test
    void outliersDoNotSpoilTheOrderOfTheRest() {
        var random = new SplittableRandom(7);
        agreesOn(2000, i -> i == 9 ? 1e300 : random.nextDouble());
        agreesOn(2000, i -> StrictMath.exp(700 * random.nextDouble()));
        agreesOn(2000, i -> i == 9 ? -1e300 : i == 10 ? 1e-300 : random.nextInt(3) * 1e-310);
    }

    @Test
    void theSameOrderCanBeUsedAgain() {
        var order = new Order(3);
        order.sort(new double[] {3, 1, 2}, new int[] {0, 1, 2}, 3);
        assertThat(order.sorted).containsExactly(1, 2, 0);
        order.sort(new double[] {3, 1, 2}, new int[] {2, 0}, 2);
        assertThat(Arrays.copyOf(order.sorted, 2)).containsExactly(2, 0);
    }
}

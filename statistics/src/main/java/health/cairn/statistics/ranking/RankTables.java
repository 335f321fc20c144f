package health.cairn.statistics.ranking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What ranks are worth on a scale, worked out once for each number of ranked areas, by twice the rank. */
final class RankTables {

    private final int size;
    private final Map<Integer, double[]> points = new HashMap<>();
    private final Map<Integer, double[]> exponential = new HashMap<>();

    /**
     * @param size the number of all areas, of which some may lack a metric
     */
    RankTables(int size) {
        this.size = size;
    }

    /** {@link Scales#points}. */
    double[] points(int count) {
        return points.computeIfAbsent(count, _ -> table(count, rank -> Scales.points(rank, count, size)));
    }

    /** {@link Scales#exponential}, of the rank turned round and divided by the number of ranked areas. */
    double[] exponential(int count) {
        return exponential.computeIfAbsent(
                count, _ -> table(count, rank -> Scales.exponential((count + 1 - rank) / count)));
    }

    /** The ranks themselves. */
    static double[] ranks(int count) {
        return table(count, rank -> rank);
    }

    private static double[] table(int count, DoubleUnaryOperator worth) {
        var table = new double[2 * count + 1];
        Arrays.setAll(table, twice -> twice < 2 ? 0 : worth.applyAsDouble(twice / 2.0));
        return table;
    }
}

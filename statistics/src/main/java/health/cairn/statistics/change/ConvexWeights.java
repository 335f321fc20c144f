package health.cairn.statistics.change;

import java.util.Arrays;

/**
 * Weights of 0 or more, adding up to 1, that bring a combination of columns nearest to a target in least squares. By
 * accelerated projected gradient (Beck and Teboulle, 2009, restarted when the error grows) from equal weights.
 */
final class ConvexWeights {

    /**
     * It stops when no change of weights could lower the squared error by more than this share of the squared distance of
     * the columns from the target.
     */
    static final double TOLERANCE = 1e-12;

    private static final int MOST_STEPS = 50_000;

    private ConvexWeights() {}

    /**
     * The nearest combination.
     *
     * @param columns rows of equal length, one column for each weight
     * @param target as many as rows
     */
    static double[] nearest(double[][] columns, double[] target) {
        int size = columns[0].length;
        // In distances from the target the problem is to bring w'Gw near 0; large common levels then cancel beforehand.
        var gram = new double[size][size];
        for (int t = 0; t < target.length; t++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    gram[i][j] += (columns[t][i] - target[t]) * (columns[t][j] - target[t]);
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += gram[i][i];
        }
        var weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        if (trace == 0) {
            return weights;
        }
        double step = 1 / largestRowSum(gram);
        double[] point = weights;
        double momentum = 1;
        for (int k = 0; k < MOST_STEPS; k++) {
            double[] slope = times(gram, weights);
            if (canStillGain(weights, slope) <= TOLERANCE * trace) {
                break;
            }
            double[] pull = times(gram, point);
            var moved = new double[size];
            for (int i = 0; i < size; i++) {
                moved[i] = point[i] - step * pull[i];
            }
            double[] next = onSimplex(moved);
            boolean worse = LeastSquares.quadratic(next, gram) > LeastSquares.quadratic(weights, gram);
            if (worse && momentum == 1) {
                // A plain step downhill that does not go down: only rounding is left.
                break;
            }
            double nextMomentum = worse ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = worse ? 0 : (momentum - 1) / nextMomentum;
            double[] reached = worse ? weights : next;
            point = new double[size];
            for (int i = 0; i < size; i++) {
                point[i] = reached[i] + carry * (reached[i] - weights[i]);
            }
            weights = reached;
            momentum = nextMomentum;
        }
        return weights;
    }

    /** The Frank-Wolfe gap: a bound on half of what could still be gained in squared error. */
    private static double canStillGain(double[] weights, double[] slope) {
        return LeastSquares.dot(weights, slope) - Arrays.stream(slope).min().orElseThrow();
    }

    /** No smaller than the largest eigenvalue. */
    private static double largestRowSum(double[][] gram) {
        return Arrays.stream(gram)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                .max()
                .orElseThrow();
    }

    private static double[] times(double[][] matrix, double[] by) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> LeastSquares.dot(row, by))
                .toArray();
    }

    /** The nearest point with coordinates of 0 or more that add up to 1 (Held, Wolfe and Crowder, 1974). */
    static double[] onSimplex(double[] point) {
        double[] sorted = point.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double shift = 0;
        for (int k = 1; k <= sorted.length; k++) {
            double value = sorted[sorted.length - k];
            sum += value;
            if (value - (sum - 1) / k > 0) {
                shift = (sum - 1) / k;
            }
        }
        double taken = shift;
        return Arrays.stream(point).map(value -> Math.max(0, value - taken)).toArray();
    }
}

package health.cairn.statistics.suppression;

import java.util.Arrays;
import java.util.List;

/** Gaussian elimination of sums; coefficients are small whole numbers, so that doubles lose nothing that matters. */
final class Elimination {

    static final double NOTHING = 1e-9;

    private Elimination() {}

    /**
     * The reduced row echelon form.
     *
     * @param rows coefficients, and the right-hand side at the end
     * @return the rows that are not empty; each has a leading 1 in a column where the others have 0
     */
    static List<double[]> reduce(double[][] rows) {
        double[][] m = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        if (m.length == 0) {
            return List.of();
        }
        int columns = m[0].length - 1;
        int done = 0;
        for (int column = 0; column < columns && done < m.length; column++) {
            int pivot = largest(m, column, done);
            if (Math.abs(m[pivot][column]) <= NOTHING) {
                continue;
            }
            double[] row = m[pivot];
            m[pivot] = m[done];
            m[done] = row;
            double lead = row[column];
            for (int j = 0; j <= columns; j++) {
                row[j] /= lead;
            }
            for (double[] other : m) {
                double factor = other[column];
                if (other != row && factor != 0) {
                    for (int j = 0; j <= columns; j++) {
                        double left = other[j] - factor * row[j];
                        other[j] = Math.abs(left) <= NOTHING ? 0 : left;
                    }
                }
            }
            done++;
        }
        return List.of(m).subList(0, done);
    }

    private static int largest(double[][] m, int column, int from) {
        int best = from;
        for (int i = from + 1; i < m.length; i++) {
            if (Math.abs(m[i][column]) > Math.abs(m[best][column])) {
                best = i;
            }
        }
        return best;
    }
}

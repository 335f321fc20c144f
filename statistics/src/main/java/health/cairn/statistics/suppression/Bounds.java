package health.cairn.statistics.suppression;

import java.util.ArrayList;
import java.util.List;

/** What whole numbers each cell could be, drawn together by sums. */
final class Bounds {

    /** Room for the rounding of eliminated coefficients when bounds are taken to whole numbers. */
    private static final double ROOM = 1e-6;

    /** Sums that contradict each other can draw bounds together by one each round for very long. */
    private static final int MOST_ROUNDS = 1000;

    /**
     * A sum of cells.
     *
     * @param cells positions
     * @param coefficients not 0
     * @param value what they add up to
     */
    record Row(int[] cells, double[] coefficients, double value) {

        static Row of(double[] coefficientsAndValue, int[] unknown) {
            var cells = new ArrayList<Integer>();
            for (int i = 0; i < unknown.length; i++) {
                if (Math.abs(coefficientsAndValue[i]) > Elimination.NOTHING) {
                    cells.add(i);
                }
            }
            return new Row(
                    cells.stream().mapToInt(i -> unknown[i]).toArray(),
                    cells.stream().mapToDouble(i -> coefficientsAndValue[i]).toArray(),
                    coefficientsAndValue[unknown.length]);
        }
    }

    private final double[] lower;
    private final double[] upper;
    private final List<Row> rows;
    private boolean possible = true;

    Bounds(double[] lower, double[] upper, List<Row> rows) {
        this.lower = lower;
        this.upper = upper;
        this.rows = rows;
    }

    /** Whether the sums can be met at all, as far as bounds tell. */
    boolean possible() {
        return possible;
    }

    /** Whether only one value is possible for the cell. */
    boolean pinned(int cell) {
        return possible && lower[cell] == upper[cell];
    }

    /** The value of a cell that is pinned. */
    long value(int cell) {
        return (long) lower[cell];
    }

    /** Draws bounds together, then tries the ends of each cell's bounds, until nothing moves. */
    void tighten(int[] cells) {
        possible = propagate();
        boolean moved = possible;
        while (moved) {
            moved = false;
            for (int cell : cells) {
                while (lower[cell] < upper[cell] && !canBe(cell, lower[cell])) {
                    lower[cell]++;
                    moved = true;
                }
                while (lower[cell] < upper[cell]
                        && upper[cell] < Double.POSITIVE_INFINITY
                        && !canBe(cell, upper[cell])) {
                    upper[cell]--;
                    moved = true;
                }
            }
            moved &= propagate();
        }
    }

    private boolean canBe(int cell, double value) {
        var tried = new Bounds(lower.clone(), upper.clone(), rows);
        tried.lower[cell] = value;
        tried.upper[cell] = value;
        return tried.propagate();
    }

    /** Returns false if the sums are seen not to be met. */
    private boolean propagate() {
        boolean moved = true;
        for (int round = 0; moved && round < MOST_ROUNDS; round++) {
            moved = false;
            for (var row : rows) {
                for (int k = 0; k < row.cells.length; k++) {
                    moved |= draw(row, k);
                    if (lower[row.cells[k]] > upper[row.cells[k]]) {
                        return false;
                    }
                }
                if (row.cells.length == 0 && Math.abs(row.value) > ROOM) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Bounds one cell of a sum by the bounds of the others. */
    private boolean draw(Row row, int k) {
        double least = row.value;
        double most = row.value;
        for (int j = 0; j < row.cells.length; j++) {
            if (j != k) {
                double a = row.coefficients[j];
                double low = lower[row.cells[j]];
                double high = upper[row.cells[j]];
                most -= a > 0 ? a * low : a * high;
                least -= a > 0 ? a * high : a * low;
            }
        }
        double a = row.coefficients[k];
        double low = Math.ceil((a > 0 ? least : most) / a - ROOM);
        double high = Math.floor((a > 0 ? most : least) / a + ROOM);
        int cell = row.cells[k];
        boolean moved = low > lower[cell] || high < upper[cell];
        lower[cell] = Math.max(lower[cell], low);
        upper[cell] = Math.min(upper[cell], high);
        return moved;
    }
}

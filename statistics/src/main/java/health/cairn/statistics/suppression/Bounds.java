package health.cairn.statistics.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    private final Rows rows;
    private boolean possible = true;

    Bounds(double[] lower, double[] upper, Rows rows) {
        this.lower = lower;
        this.upper = upper;
        this.rows = rows;
    }

    /** Sums, and for each cell those it is in. */
    record Rows(List<Row> all, int[][] ofCell) {

        static Rows of(List<Row> rows, int cells) {
            var ofCell = new ArrayList<List<Integer>>();
            for (int i = 0; i < cells; i++) {
                ofCell.add(new ArrayList<>());
            }
            for (int r = 0; r < rows.size(); r++) {
                for (int cell : rows.get(r).cells) {
                    ofCell.get(cell).add(r);
                }
            }
            return new Rows(
                    rows,
                    ofCell.stream()
                            .map(list -> list.stream().mapToInt(i -> i).toArray())
                            .toArray(int[][]::new));
        }
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

    /** Draws all bounds together, then tries the ends of the bounds of these cells, until nothing moves. */
    void tighten(int[] cells) {
        possible = propagate(IntStream.range(0, rows.all.size()).toArray());
        boolean moved = possible;
        while (moved) {
            moved = false;
            for (int cell : cells) {
                double low = lower[cell];
                double high = upper[cell];
                while (lower[cell] < upper[cell] && !canBe(cell, lower[cell])) {
                    lower[cell]++;
                }
                while (lower[cell] < upper[cell]
                        && upper[cell] < Double.POSITIVE_INFINITY
                        && !canBe(cell, upper[cell])) {
                    upper[cell]--;
                }
                if (low != lower[cell] || high != upper[cell]) {
                    moved = true;
                    propagate(rows.ofCell[cell]);
                }
            }
        }
    }

    private boolean canBe(int cell, double value) {
        var tried = new Bounds(lower.clone(), upper.clone(), rows);
        tried.lower[cell] = value;
        tried.upper[cell] = value;
        return tried.propagate(rows.ofCell[cell]);
    }

    /** Works through these sums, and again through those of every cell that moves; false if the sums cannot be met. */
    private boolean propagate(int[] first) {
        var waiting = new ArrayDeque<Integer>();
        var isWaiting = new boolean[rows.all.size()];
        for (int row : first) {
            waiting.add(row);
            isWaiting[row] = true;
        }
        long visits = (long) MOST_ROUNDS * rows.all.size();
        while (!waiting.isEmpty() && visits-- > 0) {
            int at = waiting.remove();
            isWaiting[at] = false;
            if (!draw(rows.all.get(at), waiting, isWaiting)) {
                return false;
            }
        }
        return true;
    }

    /** Bounds each cell of a sum by the bounds of the others; false if that leaves a cell nothing. */
    private boolean draw(Row row, ArrayDeque<Integer> waiting, boolean[] isWaiting) {
        double least = 0;
        double most = 0;
        int openBelow = 0;
        int openAbove = 0;
        for (int k = 0; k < row.cells.length; k++) {
            double low = end(row, k, false);
            double high = end(row, k, true);
            openBelow += low == Double.NEGATIVE_INFINITY ? 1 : 0;
            openAbove += high == Double.POSITIVE_INFINITY ? 1 : 0;
            least += low == Double.NEGATIVE_INFINITY ? 0 : low;
            most += high == Double.POSITIVE_INFINITY ? 0 : high;
        }
        if (row.cells.length == 0) {
            return Math.abs(row.value) <= ROOM;
        }
        for (int k = 0; k < row.cells.length; k++) {
            double low = end(row, k, false);
            double high = end(row, k, true);
            boolean ownBelow = low == Double.NEGATIVE_INFINITY;
            boolean ownAbove = high == Double.POSITIVE_INFINITY;
            double othersMost =
                    openAbove > (ownAbove ? 1 : 0) ? Double.POSITIVE_INFINITY : most - (ownAbove ? 0 : high);
            double othersLeast =
                    openBelow > (ownBelow ? 1 : 0) ? Double.NEGATIVE_INFINITY : least - (ownBelow ? 0 : low);
            double a = row.coefficients[k];
            double from = (row.value - (a > 0 ? othersMost : othersLeast)) / a;
            double to = (row.value - (a > 0 ? othersLeast : othersMost)) / a;
            if (narrow(row.cells[k], Math.ceil(from - ROOM), Math.floor(to + ROOM))) {
                if (lower[row.cells[k]] > upper[row.cells[k]]) {
                    return false;
                }
                for (int other : rows.ofCell[row.cells[k]]) {
                    if (!isWaiting[other]) {
                        isWaiting[other] = true;
                        waiting.add(other);
                    }
                }
            }
        }
        return true;
    }

    private boolean narrow(int cell, double low, double high) {
        boolean moved = low > lower[cell] || high < upper[cell];
        lower[cell] = Math.max(lower[cell], low);
        upper[cell] = Math.min(upper[cell], high);
        return moved;
    }

    /** The least or the most that a cell can add to the sum. */
    private double end(Row row, int k, boolean most) {
        double a = row.coefficients[k];
        return a * (a > 0 == most ? upper[row.cells[k]] : lower[row.cells[k]]);
    }
}

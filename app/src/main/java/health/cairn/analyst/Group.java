package health.cairn.analyst;

import health.cairn.statistics.Observations;
import java.util.List;
import java.util.Map;

/** Rows of the input that are answered together, with their cells read as the method asked. */
final class Group {

    private final List<String> key;
    private final List<Row> rows;
    private final Map<String, Integer> positions;

    /** One row: its line, its fields as they came, and those the method reads, as numbers. */
    record Row(long line, List<String> key, List<String> fields, double[] numbers, boolean[] present, String[] texts) {}

    /**
     * @param key the values of the group columns; empty when there are none
     * @param positions of the method's columns within a row
     */
    Group(List<String> key, List<Row> rows, Map<String, Integer> positions) {
        this.key = key;
        this.rows = rows;
        this.positions = positions;
    }

    List<String> key() {
        return key;
    }

    int size() {
        return rows.size();
    }

    long firstLine() {
        return rows.getFirst().line();
    }

    long lastLine() {
        return rows.getLast().line();
    }

    long line(int row) {
        return rows.get(row).line();
    }

    /** All fields of a row, in the order of the input. */
    List<String> fields(int row) {
        return rows.get(row).fields();
    }

    /** The numbers of a column in which none is missing. */
    double[] numbers(String column) {
        int at = position(column);
        double[] numbers = new double[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.get(i).numbers()[at];
        }
        return numbers;
    }

    /** The numbers of a column, with gaps. */
    Observations observations(String column) {
        int at = position(column);
        boolean[] present = new boolean[rows.size()];
        for (int i = 0; i < present.length; i++) {
            present[i] = rows.get(i).present()[at];
        }
        return Observations.of(numbers(column), present);
    }

    String text(int row, String column) {
        return rows.get(row).texts()[position(column)];
    }

    private int position(String column) {
        Integer at = positions.get(column);
        if (at == null) {
            throw new IllegalStateException("The method did not say that it reads " + column);
        }
        return at;
    }
}

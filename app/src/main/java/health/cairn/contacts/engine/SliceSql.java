package health.cairn.contacts.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** SQL for the rows that a question is about: those of the practices of its slice, from every batch of it. */
record SliceSql(LakeSql lake, Slice slice) {

    /** Some columns of some rows of a table. */
    record Rows(SummaryTable table, String columns, String where) {}

    /** Rows of a table that tells practices apart. */
    String of(Rows rows) {
        return of(rows, rows);
    }

    /**
     * Rows where practices do not matter.
     *
     * @param together of batches of which every practice is meant: a table without practices has far fewer rows
     * @param single the same columns of the other batches
     */
    String of(Rows together, Rows single) {
        var batches = slice.parts().stream()
                .collect(Collectors.groupingBy(Slice.Part::batch, TreeMap::new, Collectors.toList()));
        return batches.entrySet().stream()
                .map(batch -> slice.whole().contains(batch.getKey())
                        ? select(together, batch.getKey(), batch.getValue(), "")
                        : select(single, batch.getKey(), batch.getValue(), " and " + among(batch.getValue())))
                .collect(Collectors.joining(" union all ", "(", ")"));
    }

    private String select(Rows rows, int batch, List<Slice.Part> parts, String which) {
        Set<Integer> buckets = parts.stream().map(Slice.Part::bucket).collect(Collectors.toCollection(TreeSet::new));
        return "select " + rows.columns() + " from " + lake.summary(batch, slice.definition(), rows.table(), buckets)
                + " where " + rows.where() + which;
    }

    private static String among(List<Slice.Part> parts) {
        return parts.stream()
                .map(part -> "'" + part.practice() + "'")
                .sorted()
                .collect(Collectors.joining(", ", "practice in (", ")"));
    }
}

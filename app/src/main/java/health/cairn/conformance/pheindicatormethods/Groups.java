package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by group, in the order of the groups' names, as dplyr's group_by answers. */
final class Groups {

    private Groups() {}

    /** The rows of each group; all rows under one empty name when there is no column to group by. */
    static Map<String, List<Integer>> of(Table table, List<String> by) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        List<List<@Nullable String>> keys = by.stream().map(table::labels).toList();
        for (int row = 0; row < table.rows(); row++) {
            var name = new StringBuilder();
            for (List<@Nullable String> key : keys) {
                name.append(name.isEmpty() ? "" : "\u0000").append(key.get(row));
            }
            groups.computeIfAbsent(name.toString(), group -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }
}

package health.cairn.analyst;

import health.cairn.statistics.Phases;
import java.util.stream.IntStream;

/** A column whose text says which phase a point belongs to: limits are calculated anew where it changes. */
final class PhaseColumn {

    private PhaseColumn() {}

    /** The phases of the rows of a group; one where no column is named. */
    static Phases of(Group group, String column) {
        return of(group, column, IntStream.range(0, group.size()).toArray());
    }

    /** The phases of some rows of a group, one a point. */
    static Phases of(Group group, String column, int[] rows) {
        if (column.isEmpty()) {
            return Phases.one();
        }
        return Phases.startingAt(IntStream.range(1, rows.length)
                .filter(i -> !group.text(rows[i], column).equals(group.text(rows[i - 1], column)))
                .toArray());
    }
}

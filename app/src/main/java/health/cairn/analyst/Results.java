package health.cairn.analyst;

import de.siegmar.fastcsv.writer.CsvWriter;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers, written row by row. */
final class Results {

    private final CsvWriter csv;

    Results(CsvWriter csv) {
        this.csv = csv;
    }

    void write(Line line) {
        csv.writeRecord(line.cells);
    }

    /** One line of the answer, cell by cell. */
    static final class Line {

        private final List<String> cells = new ArrayList<>();

        /** Starts with cells that are passed on as they came: the group's key, or the row's own fields. */
        static Line startingWith(Collection<String> given) {
            var line = new Line();
            line.cells.addAll(given);
            return line;
        }

        Line add(@Nullable Object... values) {
            Arrays.stream(values).map(Cell::of).forEach(cells::add);
            return this;
        }

        /** The value, the limits of each level, how they were made, and the reason when there are none. */
        Line addEstimates(List<Outcome<Estimate>> byLevel) {
            switch (byLevel.getFirst()) {
                case Outcome.Calculated<Estimate>(Estimate first) -> {
                    add(first.value());
                    for (Outcome<Estimate> outcome : byLevel) {
                        var interval = outcome.orElseThrow().interval();
                        add(interval.lower(), interval.upper());
                    }
                    add(first.method().label(), "");
                }
                case Outcome.NotCalculated<Estimate>(String reason) -> {
                    for (int empty = 0; empty < 2 + 2 * byLevel.size(); empty++) {
                        add("");
                    }
                    add(reason);
                }
            }
            return this;
        }
    }
}

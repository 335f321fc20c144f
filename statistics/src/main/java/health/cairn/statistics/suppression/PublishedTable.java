package health.cairn.statistics.suppression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as others see it: no count that was hidden is in here.
 *
 * @param cells by key, in the order of the counts
 * @param totals which cells are sums of which others, as a reader would know
 * @param national keys that were neither hidden nor rounded
 * @param profile the rule that was followed
 */
public record PublishedTable(
        Map<String, Cell> cells, List<AdditiveTable.Total> totals, Set<String> national, Profile profile) {

    public PublishedTable {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        totals = List.copyOf(totals);
        national = Set.copyOf(national);
    }

    /** One cell. */
    public Cell cell(String key) {
        var cell = cells.get(key);
        if (cell == null) {
            throw new IllegalArgumentException("There is no cell '" + key + "'; cells are " + cells.keySet());
        }
        return cell;
    }

    /** How many cells are hidden. */
    public long hidden() {
        return cells.values().stream()
                .filter(cell -> cell instanceof Cell.Suppressed)
                .count();
    }
}

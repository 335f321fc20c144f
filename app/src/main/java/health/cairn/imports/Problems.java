package health.cairn.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the problems of one file: the first 1,000 of each kind, and how many there were of each. */
public final class Problems {

    static final int KEPT_OF_EACH_KIND = 1_000;
    private static final int LONGEST_TEXT = 200;

    private final String file;
    private final Map<Problem.Kind, List<Problem>> kept = new EnumMap<>(Problem.Kind.class);
    private final Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);

    public Problems(String file) {
        this.file = file;
    }

    /** Reports something about one cell, or about a whole row where the column is empty. */
    public void report(Problem.Kind kind, Row row, String column, String found, String expected, String action) {
        report(kind, row.sheet(), row.number(), column, found, expected, action);
    }

    /** As above, for a row that is no longer at hand; row 0 means the whole file. */
    public void report(
            Problem.Kind kind, String sheet, long row, String column, String found, String expected, String action) {
        counts.merge(kind, 1L, Long::sum);
        List<Problem> ofKind = kept.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (ofKind.size() < KEPT_OF_EACH_KIND) {
            ofKind.add(new Problem(kind, file, sheet, row, column, shorten(found), expected, action));
        }
    }

    /** Counts a row without an entry of its own, for the hot path of rows left out on purpose. */
    public void count(Problem.Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** How many of this kind there were. */
    public long count(Problem.Effect effect) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().effect() == effect)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** True counts by kind, in the order of the kinds. */
    public Map<Problem.Kind, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The problems kept, by kind and then in the order of the file. */
    public List<Problem> kept() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}

package health.cairn.statistics.suppression;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hides small counts, then as many others as it takes that no hidden count can be worked out from the rest.
 *
 * <p>Where a sum has exactly one hidden cell, the smallest other cell of that sum that is not zero is hidden too. Then the
 * table is attacked as {@link DisclosureCheck} does, and for each cell that a reader would get right the smallest cell that is shown in a sum
 * with it is hidden, until there is none. Ties go to the cell that comes first in the table. National counts are never
 * hidden.
 */
public final class Suppression {

    private final AdditiveTable table;
    private final Profile profile;
    private final Set<String> hidden = new LinkedHashSet<>();

    private Suppression(AdditiveTable table, Profile profile) {
        this.table = table;
        this.profile = profile;
    }

    /**
     * What may be published of a table.
     *
     * @throws IllegalArgumentException if a hidden count follows from national counts and zeros alone, so that no further
     *     hiding can protect it
     */
    public static PublishedTable apply(AdditiveTable table, Profile profile) {
        return new Suppression(table, profile).run();
    }

    private PublishedTable run() {
        table.counts().forEach((key, count) -> {
            if (profile.hides(count) && !table.national().contains(key)) {
                hidden.add(key);
            }
        });
        boolean more = true;
        while (more) {
            more = false;
            for (var total : table.totals()) {
                var inHiding = keys(total).stream().filter(hidden::contains).toList();
                if (inHiding.size() == 1 && isExact(total)) {
                    more |= hideAnother(List.of(total), inHiding.getFirst());
                }
            }
        }
        var published = published();
        for (var exposed = exposed(published); exposed.isPresent(); exposed = exposed(published)) {
            var key = exposed.get();
            var beside = table.totals().stream()
                    .filter(total -> keys(total).contains(key))
                    .toList();
            if (!hideAnother(beside, key) && !hideAnother(table.totals(), key)) {
                throw new IllegalArgumentException("Nothing is left to hide that would protect '" + key
                        + "': it follows from national counts. Publish a coarser table");
            }
            published = published();
        }
        return published;
    }

    /** The first hidden cell about which a reader would conclude what is true. */
    private Optional<String> exposed(PublishedTable published) {
        return DisclosureCheck.conclusions(published).entrySet().stream()
                .filter(conclusion -> conclusion.getValue() == count(conclusion.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether every shown cell of the sum is shown as it is, so that a single hidden one is a subtraction away. */
    private boolean isExact(AdditiveTable.Total total) {
        return keys(total).stream()
                .allMatch(key -> hidden.contains(key)
                        || table.national().contains(key)
                        || profile.smallestShownAs(count(key)) == profile.largestShownAs(count(key)));
    }

    private static List<String> keys(AdditiveTable.Total total) {
        var keys = new LinkedHashSet<>(total.parts());
        keys.add(total.total());
        return List.copyOf(keys);
    }

    private long count(String key) {
        return table.counts().getOrDefault(key, 0L);
    }

    /** Hides the smallest shown cell of these sums that is not zero, or a zero if there is no other. */
    private boolean hideAnother(List<AdditiveTable.Total> sums, String beside) {
        var candidates = sums.stream()
                .flatMap(total -> keys(total).stream())
                .filter(key -> !key.equals(beside)
                        && !hidden.contains(key)
                        && !table.national().contains(key))
                .distinct()
                .sorted(Comparator.comparing((String key) -> count(key) == 0).thenComparing(this::count))
                .toList();
        return !candidates.isEmpty() && hidden.add(candidates.getFirst());
    }

    private PublishedTable published() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        table.counts().forEach((key, count) -> cells.put(key, cell(key, count)));
        return new PublishedTable(cells, table.totals(), table.national(), profile);
    }

    private Cell cell(String key, long count) {
        if (hidden.contains(key)) {
            return new Cell.Suppressed();
        }
        return new Cell.Shown(table.national().contains(key) ? count : profile.rounded(count));
    }
}

package health.cairn.privacy;

import health.cairn.privacy.CountTable.Sum;
import health.cairn.statistics.suppression.AdditiveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds how the counts of a table add up, and parts it into tables that have nothing to do with each other. Where the parts
 * of a sum are not all there, what is missing becomes a count of its own: whoever subtracts would find it.
 */
final class SumsOfTable {

    private final CountTable table;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<AdditiveTable.Total> totals = new ArrayList<>();

    private SumsOfTable(CountTable table) {
        this.table = table;
        table.counts.forEach((key, count) -> counts.put(key.text(), count));
    }

    static List<AdditiveTable> of(CountTable table) {
        var sums = new SumsOfTable(table);
        table.sums.forEach(sums::named);
        sums.nestedAreas();
        sums.nestedPeriods();
        return sums.apart();
    }

    private void named(Sum sum) {
        if (table.counts.containsKey(sum.total())) {
            add(
                    sum.total(),
                    sum.parts().stream().filter(table.counts::containsKey).toList(),
                    "others");
        }
    }

    private void nestedAreas() {
        var children = new TreeMap<String, Set<String>>();
        table.parents.forEach((area, parent) ->
                children.computeIfAbsent(parent, none -> new LinkedHashSet<>()).add(area));
        for (CountKey key : List.copyOf(table.counts.keySet())) {
            List<CountKey> parts = children.getOrDefault(key.area(), Set.of()).stream()
                    .map(key::in)
                    .filter(table.counts::containsKey)
                    .toList();
            add(key, parts, "other areas");
        }
    }

    /** For each period the longest ones inside it, which are then looked at in turn. */
    private void nestedPeriods() {
        var series = new LinkedHashMap<String, List<CountKey>>();
        for (CountKey key : table.counts.keySet()) {
            series.computeIfAbsent(key.area() + "\n" + key.group(), none -> new ArrayList<>())
                    .add(key);
        }
        for (List<CountKey> periods : series.values()) {
            for (CountKey whole : periods) {
                List<CountKey> inside = periods.stream()
                        .filter(other -> !other.equals(whole) && whole.contains(other))
                        .toList();
                refuseOverlap(whole, periods);
                List<CountKey> longest = inside.stream()
                        .filter(part -> inside.stream().noneMatch(other -> !other.equals(part) && other.contains(part)))
                        .toList();
                add(whole, longest, "other time");
            }
        }
    }

    private static void refuseOverlap(CountKey one, List<CountKey> periods) {
        for (CountKey other : periods) {
            if (!one.apartFrom(other) && !one.contains(other) && !other.contains(one)) {
                throw new IllegalArgumentException(
                        "Periods must be apart, or one inside the other, for their differences to be checked; found "
                                + one.text() + " and " + other.text());
            }
        }
    }

    private void add(CountKey whole, List<CountKey> parts, String rest) {
        if (parts.isEmpty()) {
            return;
        }
        long sum = parts.stream()
                .mapToLong(part -> table.counts.getOrDefault(part, 0L))
                .sum();
        long missing = table.counts.getOrDefault(whole, 0L) - sum;
        if (missing < 0) {
            throw new IllegalArgumentException("The parts of " + whole.text() + " add up to more than the whole");
        }
        var keys = new ArrayList<>(parts.stream().map(CountKey::text).toList());
        if (missing > 0) {
            String key = whole.text() + ", " + rest + " " + totals.size();
            counts.put(key, missing);
            keys.add(key);
        }
        totals.add(new AdditiveTable.Total(whole.text(), keys));
    }

    /** Counts that no sum connects are no help to each other: each island is a table of its own, and quickly checked. */
    private List<AdditiveTable> apart() {
        var islandOf = new HashMap<String, String>();
        for (String key : counts.keySet()) {
            islandOf.put(key, key);
        }
        for (var total : totals) {
            for (String part : total.parts()) {
                islandOf.put(root(islandOf, part), root(islandOf, total.total()));
            }
        }
        var countsOf = new LinkedHashMap<String, Map<String, Long>>();
        counts.forEach((key, count) -> countsOf.computeIfAbsent(root(islandOf, key), none -> new LinkedHashMap<>())
                .put(key, count));
        var totalsOf = new HashMap<String, List<AdditiveTable.Total>>();
        for (var total : totals) {
            totalsOf.computeIfAbsent(root(islandOf, total.total()), none -> new ArrayList<>())
                    .add(total);
        }
        Set<String> national = new LinkedHashSet<>();
        table.counts.keySet().stream()
                .filter(key -> table.national.contains(key.area()))
                .forEach(key -> national.add(key.text()));
        var islands = new ArrayList<AdditiveTable>();
        countsOf.forEach((root, own) -> {
            var ownNational = new LinkedHashSet<>(own.keySet());
            ownNational.retainAll(national);
            islands.add(new AdditiveTable(own, totalsOf.getOrDefault(root, List.of()), ownNational));
        });
        return islands;
    }

    private static String root(Map<String, String> islandOf, String key) {
        String at = key;
        for (String next = islandOf.get(at); next != null && !next.equals(at); next = islandOf.get(at)) {
            at = next;
        }
        return at;
    }
}

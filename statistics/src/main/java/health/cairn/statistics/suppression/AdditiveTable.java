package health.cairn.statistics.suppression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts of people and how they add up: rows and columns to their totals, practices to networks, months to quarters, a
 * numerator and those without the property to a denominator. All that will be published together, or was published
 * before, belongs in one table.
 *
 * @param counts by key, 0 or more
 * @param totals which counts are sums of which others
 * @param national keys of national counts, which are never hidden or rounded
 */
public record AdditiveTable(Map<String, Long> counts, List<Total> totals, Set<String> national) {

    /** The key of the sum over all rows or all columns. */
    public static final String ALL = "all";

    /**
     * A count that is the sum of others.
     *
     * @param total its key
     * @param parts their keys, one or more, each once
     */
    public record Total(String total, List<String> parts) {
        public Total {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("Total '" + total + "' needs at least one part; found none");
            }
        }
    }

    public AdditiveTable {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        totals = List.copyOf(totals);
        national = Set.copyOf(national);
        counts.forEach((key, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "A count of people is 0 or more; found " + count + " for '" + key + "'");
            }
        });
        for (var key : national) {
            count(counts, key);
        }
        for (var total : totals) {
            long sum = 0;
            for (var part : total.parts()) {
                sum += count(counts, part);
            }
            if (sum != count(counts, total.total())) {
                throw new IllegalArgumentException("Total '" + total.total() + "' is " + counts.get(total.total())
                        + ", its parts add up to " + sum
                        + ". Hide counts before they are rounded, and name every part");
            }
        }
    }

    private static long count(Map<String, Long> counts, String key) {
        var count = counts.get(key);
        if (count == null) {
            throw new IllegalArgumentException("There is no count for '" + key + "'; counts are " + counts.keySet());
        }
        return count;
    }

    /** The key of a cell of {@link #crossed}. */
    public static String key(String row, String column) {
        return row + " | " + column;
    }

    /**
     * A table of rows and columns with totals of both, and of everything.
     *
     * @param counts by row and column
     */
    public static AdditiveTable crossed(List<String> rows, List<String> columns, long[][] counts) {
        if (counts.length != rows.size()) {
            throw new IllegalArgumentException("There are " + rows.size() + " rows and counts for " + counts.length);
        }
        Map<String, Long> all = new LinkedHashMap<>();
        var totals = new ArrayList<Total>();
        var columnSums = new long[columns.size()];
        long sum = 0;
        for (int r = 0; r < rows.size(); r++) {
            if (counts[r].length != columns.size()) {
                throw new IllegalArgumentException("There are " + columns.size() + " columns and counts for "
                        + counts[r].length + " in row '" + rows.get(r) + "'");
            }
            long rowSum = 0;
            var parts = new ArrayList<String>();
            for (int c = 0; c < columns.size(); c++) {
                var key = key(rows.get(r), columns.get(c));
                all.put(key, counts[r][c]);
                parts.add(key);
                rowSum += counts[r][c];
                columnSums[c] += counts[r][c];
            }
            all.put(key(rows.get(r), ALL), rowSum);
            totals.add(new Total(key(rows.get(r), ALL), parts));
            sum += rowSum;
        }
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            all.put(key(ALL, column), columnSums[c]);
            totals.add(new Total(
                    key(ALL, column), rows.stream().map(row -> key(row, column)).toList()));
        }
        all.put(key(ALL, ALL), sum);
        totals.add(
                new Total(key(ALL, ALL), rows.stream().map(row -> key(row, ALL)).toList()));
        totals.add(new Total(
                key(ALL, ALL), columns.stream().map(column -> key(ALL, column)).toList()));
        return new AdditiveTable(all, totals, Set.of());
    }

    /** The same with a further sum, as when practices are added up to a network or months to a quarter. */
    public AdditiveTable withTotal(String total, List<String> parts) {
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.putIfAbsent(
                total, parts.stream().mapToLong(part -> count(counts, part)).sum());
        var moreTotals = new ArrayList<>(totals);
        moreTotals.add(new Total(total, parts));
        return new AdditiveTable(more, moreTotals, national);
    }

    /**
     * The same with those who lack a property, for a numerator that is shown with its denominator or as a percentage of
     * it: who sees both sees also how many lack it.
     */
    public AdditiveTable withComplement(String numerator, String denominator) {
        var complement = "not " + numerator;
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.put(complement, count(counts, denominator) - count(counts, numerator));
        var moreTotals = new ArrayList<>(totals);
        moreTotals.add(new Total(denominator, List.of(numerator, complement)));
        return new AdditiveTable(more, moreTotals, national);
    }

    /** The same with a count that is national, and so neither hidden nor rounded. */
    public AdditiveTable withNational(String key) {
        var more = new LinkedHashSet<>(national);
        more.add(key);
        return new AdditiveTable(counts, totals, more);
    }
}

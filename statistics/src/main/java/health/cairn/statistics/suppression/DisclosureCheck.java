package health.cairn.statistics.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tries to work out hidden cells from what is shown, as a reader could who knows how the cells add up and which rule was
 * followed.
 *
 * <p>Two readers try: one takes every hidden cell to be 1 or more; the other guesses that all hidden cells are small
 * themselves, as long as that is possible. Both solve the sums by Gaussian elimination, draw the bounds of each cell
 * together until nothing moves, and try out whether a cell could take the ends of its bounds.
 *
 * <p>It finds what follows from sums and bounds one cell at a time. It does not search all whole-number solutions.
 */
public final class DisclosureCheck {

    private DisclosureCheck() {}

    /**
     * What a reader would conclude: the hidden cells for which only one value seems possible, and that value. A conclusion
     * may be wrong where it rests on the guess that all hidden cells are small.
     *
     * @return by key, in the order of the table; empty if the table holds
     */
    public static Map<String, Long> conclusions(PublishedTable published) {
        var keys = List.copyOf(published.cells().keySet());
        var sums = published.totals().stream().map(total -> row(keys, total)).toList();
        var anySize = attack(published, keys, sums, 1, Double.POSITIVE_INFINITY);
        if (!anySize.possible()) {
            // Sums that cannot be met otherwise give away that zeros are hidden too.
            anySize = attack(published, keys, sums, 0, Double.POSITIVE_INFINITY);
        }
        var allSmall = attack(published, keys, sums, 1, published.profile().largestHidden());
        Map<String, Long> concluded = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean hidden = published.cell(keys.get(i)) instanceof Cell.Suppressed;
            if (hidden && (anySize.pinned(i) || allSmall.pinned(i))) {
                concluded.put(keys.get(i), (anySize.pinned(i) ? anySize : allSmall).value(i));
            }
        }
        return concluded;
    }

    private static double[] row(List<String> keys, AdditiveTable.Total total) {
        var row = new double[keys.size()];
        total.parts().forEach(part -> row[keys.indexOf(part)] += 1);
        row[keys.indexOf(total.total())] -= 1;
        return row;
    }

    private static Bounds attack(
            PublishedTable published,
            List<String> keys,
            List<double[]> sums,
            double smallestHidden,
            double largestHidden) {
        var lower = new double[keys.size()];
        var upper = new double[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            switch (published.cell(keys.get(i))) {
                case Cell.Shown(long value) -> {
                    boolean exact = published.national().contains(keys.get(i));
                    lower[i] = exact ? value : published.profile().smallestShownAs(value);
                    upper[i] = exact ? value : published.profile().largestShownAs(value);
                }
                case Cell.Suppressed _ -> {
                    lower[i] = smallestHidden;
                    upper[i] = largestHidden;
                }
            }
        }
        int[] unknown =
                IntStream.range(0, keys.size()).filter(i -> lower[i] < upper[i]).toArray();
        var rows = new ArrayList<Bounds.Row>();
        var matrix = new double[sums.size()][];
        for (int r = 0; r < matrix.length; r++) {
            matrix[r] = reduced(sums.get(r), unknown, lower);
            rows.add(Bounds.Row.of(matrix[r], unknown));
        }
        for (double[] solved : Elimination.reduce(matrix)) {
            rows.add(Bounds.Row.of(solved, unknown));
        }
        var bounds = new Bounds(lower, upper, Bounds.Rows.of(rows, keys.size()));
        bounds.tighten(Arrays.stream(unknown)
                .filter(i -> published.cell(keys.get(i)) instanceof Cell.Suppressed)
                .toArray());
        return bounds;
    }

    /** The coefficients of the unknown cells, and at the end what the known ones leave them to add up to. */
    private static double[] reduced(double[] sum, int[] unknown, double[] lower) {
        var row = new double[unknown.length + 1];
        double known = 0;
        for (int i = 0; i < sum.length; i++) {
            int at = Arrays.binarySearch(unknown, i);
            if (at >= 0) {
                row[at] = sum[i];
            } else {
                known += sum[i] * lower[i];
            }
        }
        row[unknown.length] = -known;
        return row;
    }
}

package health.cairn.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One case compared: every column of our answer with the column the peer gave. */
final class Comparison {

    /** Numbers this close to each other, relative to the largest of the column, differ by rounding noise only. */
    private static final double NOISE = 1e-14;

    private final List<String> differences = new ArrayList<>();
    private final Set<String> deviationKeys = new TreeSet<>();
    private final Set<String> notCompared = new TreeSet<>();
    private final Map<String, Double> widened = new TreeMap<>();
    private double largestDifference;

    private Comparison() {}

    static Comparison of(Peer peer, ReferenceCase reference) {
        var comparison = new Comparison();
        Answer answer;
        try {
            answer = peer.answer(reference);
        } catch (UnknownForm e) {
            comparison.differences.add("unknown form: " + e.getMessage());
            return comparison;
        } catch (IllegalArgumentException e) {
            answer = new Answer.Refused(String.valueOf(e.getMessage()), null);
        }
        comparison.compare(answer, reference);
        for (String key : comparison.deviationKeys) {
            if (!peer.deviations().contains(key)) {
                comparison.differences.add("deviation " + key + " is not one that the adapter declares");
            }
        }
        return comparison;
    }

    List<String> differences() {
        return differences;
    }

    Set<String> deviationKeys() {
        return deviationKeys;
    }

    Set<String> notCompared() {
        return notCompared;
    }

    /** The largest relative difference found under each reason for a wider tolerance. */
    Map<String, Double> widened() {
        return widened;
    }

    /** The largest relative difference among numbers compared to a relative 1e-9. */
    double largestDifference() {
        return largestDifference;
    }

    private void compare(Answer answer, ReferenceCase reference) {
        switch (answer) {
            case Answer.Refused(String reason, var key) -> {
                if (reference.error() == null) {
                    if (key == null) {
                        differences.add("we refuse what the peer answers: " + reason);
                    } else {
                        deviationKeys.add(key);
                    }
                }
            }
            case Answer.GivenWhereThePeerStops(String key) -> {
                if (reference.error() == null) {
                    differences.add("the peer was expected to stop and has answered");
                } else {
                    deviationKeys.add(key);
                }
            }
            case Answer.Given(var columns) -> {
                if (reference.error() != null) {
                    differences.add("we answer where the peer stopped: " + reference.error());
                } else {
                    compareColumns(columns, reference);
                }
            }
        }
    }

    private void compareColumns(Map<String, Column> ours, ReferenceCase reference) {
        notCompared.addAll(reference.saidInPassing());
        Map<String, List<@Nullable Object>> expected = reference.expected();
        for (Map.Entry<String, List<@Nullable Object>> entry : expected.entrySet()) {
            Column column = ours.get(entry.getKey());
            if (column == null) {
                notCompared.add(entry.getKey());
            } else {
                compareColumn(entry.getKey(), column, entry.getValue());
            }
        }
        ours.forEach((name, column) -> {
            if (!expected.containsKey(name)) {
                var beside =
                        name.startsWith("input.") ? reference.inputColumn(name.substring("input.".length())) : null;
                if (beside == null) {
                    differences.add(name + ": the case has no such column");
                } else {
                    compareColumn(name, column, beside);
                }
            }
        });
        if (ours.isEmpty()) {
            differences.add("nothing was answered");
        }
    }

    private void compareColumn(String name, Column column, List<@Nullable Object> expected) {
        var departure = column.departure();
        double scale = scale(expected);
        if (departure != null && column.values().size() != expected.size()) {
            if (same(departure.peerValues(), expected, column.tolerance(), scale)) {
                deviationKeys.add(departure.key());
                return;
            }
        }
        if (column.values().size() != expected.size()) {
            differences.add(name + ": " + expected.size() + " rows expected, "
                    + column.values().size() + " answered");
            return;
        }
        for (int row = 0; row < expected.size(); row++) {
            Object mine = column.values().get(row);
            Object theirs = expected.get(row);
            if (same(mine, theirs, column.tolerance(), row, scale)) {
                note(mine, theirs, column.tolerance(), scale);
            } else if (departure != null
                    && departure.peerValues().size() == expected.size()
                    && same(departure.peerValues().get(row), theirs, column.tolerance(), row, scale)) {
                deviationKeys.add(departure.key());
            } else {
                differences.add(name + " row " + (row + 1) + ": expected " + theirs + ", found " + mine);
            }
        }
    }

    private static boolean same(
            List<@Nullable Object> mine, List<@Nullable Object> theirs, Tolerance tolerance, double scale) {
        boolean same = mine.size() == theirs.size();
        for (int row = 0; row < mine.size() && same; row++) {
            same = same(mine.get(row), theirs.get(row), tolerance, row, scale);
        }
        return same;
    }

    private static boolean same(
            @Nullable Object mine, @Nullable Object theirs, Tolerance tolerance, int row, double scale) {
        if (!(mine instanceof Double a)) {
            return Objects.equals(mine, theirs);
        }
        Double b = isNumber(theirs) ? Table.number(theirs) : null;
        if (b == null) {
            return false;
        }
        double distance = Math.abs(a - b);
        return Double.compare(a, b) == 0
                || distance == 0
                || distance <= NOISE * scale
                || switch (tolerance) {
                    case Tolerance.Relative(double share, var reason) ->
                        Double.isFinite(distance) && distance <= share * Math.max(Math.abs(a), Math.abs(b));
                    case Tolerance.Absolute(double[] distances, String reason) -> distance <= distances[row];
                };
    }

    private void note(@Nullable Object mine, @Nullable Object theirs, Tolerance tolerance, double scale) {
        if (mine instanceof Double a && Table.number(theirs) instanceof Double b && Double.isFinite(a)) {
            double distance = Math.abs(a - b);
            double larger = Math.max(Math.abs(a), Math.abs(b));
            double relative = distance <= NOISE * scale ? distance / scale : distance / larger;
            if (Double.isFinite(relative)) {
                String reason = tolerance.reason();
                if (reason == null) {
                    largestDifference = Math.max(largestDifference, relative);
                } else {
                    widened.merge(reason, relative, Math::max);
                }
            }
        }
    }

    private static double scale(List<@Nullable Object> values) {
        double scale = 0;
        for (Object value : values) {
            if (value instanceof Double number && Double.isFinite(number)) {
                scale = Math.max(scale, Math.abs(number));
            }
        }
        return scale;
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Double
                || (value instanceof String text && Set.of("NaN", "Inf", "-Inf").contains(text));
    }
}

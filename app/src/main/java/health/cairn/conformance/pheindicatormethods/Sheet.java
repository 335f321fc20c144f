package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Tolerance;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Estimate;
import health.cairn.statistics.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the package's shape, filled row by row: only the columns that the case has are answered, in its output and,
 * where it carries one, in the package's own sheet of expected figures.
 */
final class Sheet {

    private final ReferenceCase reference;
    private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    private final Map<String, List<Double>> allowed = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, Column.Departure> departures = new LinkedHashMap<>();
    private double withinSheet;
    private final List<Confidence> levels;

    Sheet(ReferenceCase reference) {
        this.reference = reference;
        this.levels = levels(reference);
    }

    /** The levels asked for, 95 per cent when none is. */
    private static List<Confidence> levels(ReferenceCase reference) {
        if (!reference.args().has("confidence")) {
            return List.of(Confidence.P95);
        }
        List<Confidence> levels = new ArrayList<>();
        for (double level : reference.args().numbers("confidence")) {
            levels.add(new Confidence(level));
        }
        return levels;
    }

    List<Confidence> levels() {
        return levels;
    }

    /** How the package writes the levels: 95%, 99.8%. */
    String confidence() {
        return String.join(
                ", ", levels.stream().map(level -> percent(level) + "%").toList());
    }

    private static String percent(Confidence level) {
        return whole(Math.round(level.level() * 1000) / 10.0);
    }

    /** A number as R pastes it into a label. */
    static String whole(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    Sheet add(String column, @Nullable Object value) {
        columns.computeIfAbsent(column, name -> new ArrayList<>()).add(value);
        return this;
    }

    Sheet addNumber(String column, double value) {
        return add(column, value);
    }

    /** The value and the limits of every level; an outcome that was not calculated leaves them missing. */
    void addEstimates(List<Outcome<Estimate>> byLevel) {
        add("value", value(byLevel.getFirst()));
        addLimits(byLevel);
    }

    void addLimits(List<Outcome<Estimate>> byLevel) {
        for (int i = 0; i < levels.size(); i++) {
            addLimits(levelName(levels.get(i)), byLevel.get(i));
            if (levels.size() == 1) {
                // The package's own sheets always name the level.
                addLimits(levelMark(levels.get(i)) + "cl", byLevel.get(i));
            }
        }
    }

    private void addLimits(String name, Outcome<Estimate> outcome) {
        switch (outcome) {
            case Outcome.Calculated<Estimate>(Estimate estimate) -> {
                add("lower" + name, estimate.interval().lower());
                add("upper" + name, estimate.interval().upper());
            }
            case Outcome.NotCalculated<Estimate> none -> {
                add("lower" + name, null);
                add("upper" + name, null);
            }
        }
    }

    private static @Nullable Double value(Outcome<Estimate> outcome) {
        return switch (outcome) {
            case Outcome.Calculated<Estimate>(Estimate estimate) -> estimate.value();
            case Outcome.NotCalculated<Estimate> none -> null;
        };
    }

    /** The package's suffix of a limit: cl for one level, 95_0cl for one of two. */
    String levelName(Confidence level) {
        return levels.size() == 1 ? "cl" : levelMark(level) + "cl";
    }

    static String levelMark(Confidence level) {
        long tenths = Math.round(level.level() * 1000);
        return tenths / 10 + "_" + tenths % 10;
    }

    /** How far the value just added to a column may be from the peer's, and why. */
    Sheet allow(String column, double distance, String reason) {
        allowed.computeIfAbsent(column, name -> new ArrayList<>()).add(distance);
        reasons.put(column, reason);
        return this;
    }

    /** How far the package's own sheet of expected figures may be off because its figures were rounded. */
    Sheet withinSheet(double distance) {
        this.withinSheet = distance;
        return this;
    }

    /** What the peer answers in a column where ours differs on purpose. */
    Sheet departing(String column, String key, List<? extends @Nullable Object> peerValues) {
        departures.put(column, new Column.Departure(key, new ArrayList<>(peerValues)));
        return this;
    }

    Answer answer() {
        Set<String> output = reference.table("output").names();
        Set<String> sheet = reference.table("package_expected").names();
        var answer = Answer.builder();
        for (Map.Entry<String, List<@Nullable Object>> entry : columns.entrySet()) {
            String name = entry.getKey();
            List<@Nullable Object> values = entry.getValue();
            var column = new Column(values, tolerance(name), departures.get(name));
            if (output.contains(name)) {
                answer.output(name, column);
            }
            if (sheet.contains(name)) {
                answer.column("package_expected." + name, withinSheet == 0 ? column : column.within(rounded(values)));
            }
        }
        return answer.build();
    }

    private Tolerance tolerance(String column) {
        List<Double> distances = allowed.get(column);
        return distances == null
                ? Tolerance.EXACT
                : new Tolerance.Absolute(
                        distances.stream().mapToDouble(Double::doubleValue).toArray(),
                        String.valueOf(reasons.get(column)));
    }

    private Tolerance rounded(List<@Nullable Object> values) {
        double[] distances = new double[values.size()];
        Arrays.fill(distances, withinSheet);
        return new Tolerance.Absolute(distances, "the package's own sheet has rounded figures");
    }
}

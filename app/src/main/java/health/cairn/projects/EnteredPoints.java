package health.cairn.projects;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Points that people entered, as the chart takes them. */
final class EnteredPoints {

    private EnteredPoints() {}

    static ChartPoint drawn(ProjectMeasure measure, Part<Point> part) {
        Point point = part.body();
        LocalDate day = Objects.requireNonNull(point.day());
        return new ChartPoint(
                day,
                measure.frequency().after(day),
                point.definition(),
                Optional.ofNullable(point.area()),
                point.numerator(),
                point.denominator(),
                value(measure, point.numerator(), point.denominator(), point.value()),
                "",
                0,
                0,
                point.note(),
                part.by(),
                Optional.of(part.number()));
    }

    /** The value of a point in the unit of its measure; null where its numbers do not make one. */
    static @Nullable Double value(
            ProjectMeasure measure, @Nullable Double numerator, @Nullable Double denominator, @Nullable Double value) {
        return switch (measure.shape()) {
            case PROPORTION, RATE ->
                numerator == null || denominator == null || denominator == 0
                        ? value
                        : (Double) (measure.multiplier() * numerator / denominator);
            case COUNT -> numerator == null ? value : numerator;
            case VALUE, TIME_BETWEEN, CASES_BETWEEN -> value;
        };
    }

    /**
     * Practices added up for the periods of which nobody entered the whole. What has no counts cannot be added up.
     *
     * @param entered what was entered for all who take part
     */
    static List<ChartPoint> sums(
            ProjectMeasure measure, Map<AreaCode, List<ChartPoint>> byArea, List<ChartPoint> entered) {
        boolean adds = measure.shape().hasDenominator() || measure.shape() == ProjectMeasure.Shape.COUNT;
        record When(int definition, LocalDate from) {}
        var known = new HashSet<When>();
        entered.forEach(point -> known.add(new When(point.definition(), point.from())));
        var sums = new TreeMap<When, List<ChartPoint>>(
                java.util.Comparator.comparingInt(When::definition).thenComparing(When::from));
        if (adds) {
            byArea.values()
                    .forEach(points -> points.stream()
                            .filter(point -> point.numerator() != null)
                            .filter(point -> !known.contains(new When(point.definition(), point.from())))
                            .forEach(point -> sums.computeIfAbsent(
                                            new When(point.definition(), point.from()), _ -> new ArrayList<>())
                                    .add(point)));
        }
        var added = new ArrayList<ChartPoint>();
        sums.forEach((when, points) -> {
            double numerator = points.stream()
                    .mapToDouble(p -> Objects.requireNonNull(p.numerator()))
                    .sum();
            Double denominator = measure.shape().hasDenominator()
                    ? (Double) points.stream()
                            .mapToDouble(p -> p.denominator() == null ? 0 : p.denominator())
                            .sum()
                    : null;
            added.add(new ChartPoint(
                    when.from(),
                    points.getFirst().until(),
                    when.definition(),
                    Optional.empty(),
                    numerator,
                    denominator,
                    value(measure, numerator, denominator, null),
                    "",
                    points.size(),
                    byArea.size(),
                    "",
                    "added up",
                    Optional.empty()));
        });
        return added;
    }
}

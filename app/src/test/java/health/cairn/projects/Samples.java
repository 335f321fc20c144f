package health.cairn.projects;

import health.cairn.projects.ProjectMeasure.Direction;
import health.cairn.projects.ProjectMeasure.Frequency;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.ProjectMeasure.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Made-up bodies and points for tests. */
final class Samples {

    private Samples() {}

    /** Everything was done that is to be done before a project is published. */
    static final Consent CONSENT = new Consent(true, true, true);

    static Charter charter(String name) {
        return new Charter(name, "", "", "", null, null, "", null, "", "", "", "", null, null);
    }

    /** A project with a charter, numbered 1, and these parts, numbered from 2 on. */
    static Project project(PartBody... bodies) {
        var parts = new HashMap<Long, Part<?>>();
        parts.put(1L, part(1, charter("Made up")));
        for (int i = 0; i < bodies.length; i++) {
            parts.put(i + 2L, part(i + 2, bodies[i]));
        }
        return new Project(
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                "Noor Ash",
                Instant.EPOCH,
                false,
                Optional.empty(),
                parts);
    }

    static <B extends PartBody> Part<B> part(long number, B body) {
        return new Part<>(
                number, PartKind.of(body.getClass()), 1, body, false, Optional.empty(), Instant.EPOCH, "Noor Ash");
    }

    /** Written in a project, as a new part or in place of one that is there. */
    static PartContext writing(Project project, Optional<Part<?>> written) {
        return new PartContext(written, project, Instant.EPOCH);
    }

    static Driver driver(String text, Long... serves) {
        return new Driver(text, "", List.of(serves), List.of());
    }

    static ChangeIdea idea(String text, Long... serves) {
        return new ChangeIdea(text, "", ChangeIdea.State.NOT_STARTED, List.of(serves), null, null, List.of());
    }

    static ProjectMeasure measure(Shape shape) {
        return measure(shape, ChartKind.RECOMMENDED, null, null);
    }

    static ProjectMeasure measure(
            Shape shape, ChartKind chart, @Nullable LocalDate baselineUntil, @Nullable Double target) {
        return new ProjectMeasure(
                "Screened within 12 weeks",
                MeasureType.OUTCOME,
                "",
                shape,
                "women screened",
                "women reminded",
                "",
                "",
                shape == Shape.PROPORTION ? "%" : "",
                null,
                true,
                "",
                "",
                "",
                Frequency.MONTH,
                "",
                Direction.INCREASE,
                target,
                null,
                chart,
                false,
                1,
                baselineUntil,
                null);
    }

    /** Monthly points from January 2024 on; null for a month without. */
    static List<ChartPoint> months(@Nullable Double... values) {
        var points = new ArrayList<ChartPoint>();
        LocalDate from = LocalDate.of(2024, 1, 1);
        for (Double value : values) {
            points.add(point(from, 1, null, null, value));
            from = from.plusMonths(1);
        }
        return points;
    }

    /** Monthly shares from January 2024 on, out of pairs of counted and of. */
    static List<ChartPoint> shares(double... counts) {
        var points = new ArrayList<ChartPoint>();
        LocalDate from = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < counts.length; i += 2) {
            points.add(point(from, 1, counts[i], counts[i + 1], 100 * counts[i] / counts[i + 1]));
            from = from.plusMonths(1);
        }
        return points;
    }

    static ChartPoint point(
            LocalDate from,
            int definition,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value) {
        return new ChartPoint(
                from,
                from.plusMonths(1),
                definition,
                Optional.empty(),
                numerator,
                denominator,
                value,
                value == null ? "no data" : "",
                0,
                0,
                "",
                "",
                Optional.empty());
    }
}

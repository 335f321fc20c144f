package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One point of data that people entered.
 *
 * @param measure the measure it belongs to
 * @param definition which definition of that measure it was collected by
 * @param day the first day of the period it is of
 * @param area whose it is; null for all who take part
 * @param numerator of shares and rates; of a plain count, the count
 * @param value of measures that are not counted
 */
public record Point(
        long measure,
        int definition,
        @Nullable LocalDate day,
        @Nullable AreaCode area,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Double value,
        String note)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            Field.day("day", "Day, or first day of the period", ""),
            Field.area("area", "Practice", "Its code; empty for all who take part"),
            number("numerator", "Counted", ""),
            number("denominator", "Out of", ""),
            number("value", "Value", ""),
            line("note", "Note", "What was different; nothing about single patients"));

    @Override
    public String title() {
        return day + (area == null ? "" : ", " + area);
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        Optional<ProjectMeasure> of =
                context.project().part(ProjectMeasure.class, measure).map(Part::body);
        if (of.isEmpty()) {
            return Map.of("measure", "There is no measure " + measure + " in this project");
        }
        if (of.get().feed() != null) {
            return Map.of("measure", "The points of this measure come by themselves");
        }
        LocalDate today = LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
        if (day == null) {
            problems.put("day", "Enter the day, such as 2026-04-01");
        } else if (day.isAfter(today)) {
            problems.put("day", "The day is in the future; found " + day);
        } else if (day.getYear() < 1990) {
            problems.put("day", "The day is before 1990; found " + day + ", expected one such as 2026-04-01");
        }
        switch (of.get().shape()) {
            case PROPORTION, RATE -> counts(of.get().shape() == ProjectMeasure.Shape.PROPORTION, problems);
            case COUNT -> needed("numerator", numerator, true, problems);
            case VALUE -> needed("value", value, false, problems);
            case TIME_BETWEEN -> {
                needed("value", value, true, problems);
                if (value != null && value == 0) {
                    problems.put(
                            "value", "The time between two events is above 0; events on one day are half a day apart");
                }
            }
            case CASES_BETWEEN -> needed("value", value, true, problems);
        }
        if (day != null && problems.isEmpty() && twice(context, of.get())) {
            problems.put(
                    "day", "There is a point for " + title() + " already; correct that one, and its history is kept");
        }
        return problems;
    }

    private void counts(boolean share, Map<String, String> problems) {
        needed("numerator", numerator, true, problems);
        needed("denominator", denominator, true, problems);
        if (denominator != null && denominator == 0) {
            problems.put("denominator", "Out of 0 there is no value; leave the point out");
        } else if (share && numerator != null && denominator != null && numerator > denominator) {
            problems.put(
                    "numerator",
                    "A share has no more counted than there are; found " + text(numerator) + " of "
                            + text(denominator));
        }
    }

    private static void needed(
            String field, @Nullable Double number, boolean notNegative, Map<String, String> problems) {
        if (number == null) {
            problems.put(field, "Enter a number");
        } else if (!Double.isFinite(number) || notNegative && number < 0) {
            problems.put(field, "Expected a number of 0 or more; found " + text(number));
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private boolean twice(PartContext context, ProjectMeasure of) {
        int series = context.before(Point.class).map(Point::definition).orElse(of.definition());
        Optional<PartBody> before = context.before();
        return context.project().all(Point.class).stream()
                .map(Part::body)
                .filter(other -> before.isEmpty() || !other.equals(before.get()))
                .anyMatch(other -> other.measure() == measure
                        && other.definition() == series
                        && java.util.Objects.equals(other.day(), day)
                        && java.util.Objects.equals(other.area(), area));
    }

    /** Collected by the definition that holds when it is entered. */
    @Override
    public Point settled(PartContext context) {
        int by = context.before(Point.class)
                .map(Point::definition)
                .or(() -> context.project()
                        .part(ProjectMeasure.class, measure)
                        .map(part -> part.body().definition()))
                .orElse(1);
        long of = context.before(Point.class).map(Point::measure).orElse(measure);
        return new Point(of, by, day, area, numerator, denominator, value, note);
    }

    @Override
    public Point pointingTo(LongUnaryOperator newNumbers) {
        return new Point(newNumbers.applyAsLong(measure), definition, day, area, numerator, denominator, value, note);
    }
}

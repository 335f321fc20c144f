package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A further target of a measure, such as a milestone on the way or a national standard beside the team's own.
 *
 * @param value in the unit of the measure
 * @param from the first day it holds
 */
public record Target(
        long measure,
        String name,
        @Nullable Double value,
        @Nullable LocalDate from) implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("name", "What it is", "For example: by summer, or the national standard"),
            number("value", "Target", "In the unit of the measure"),
            Field.day("from", "From", "The first day it holds; empty for all of the chart"));

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (context.project().part(ProjectMeasure.class, measure).isEmpty()) {
            problems.put("measure", "There is no measure " + measure + " in this project");
        }
        if (name.isBlank()) {
            problems.put("name", "Say what it is");
        }
        if (value == null || !Double.isFinite(value)) {
            problems.put("value", "Enter a number");
        }
        return problems;
    }

    @Override
    public Target pointingTo(LongUnaryOperator newNumbers) {
        return new Target(newNumbers.applyAsLong(measure), name, value, from);
    }
}

package health.cairn.projects;

import static health.cairn.projects.Field.line;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that happened, written on the chart of a measure. */
public record ChartNote(long measure, @Nullable LocalDate day, String text) implements PartBody {

    static final List<Field> FIELDS = List.of(
            Field.day("day", "Day", ""),
            line("text", "What happened", "A new leaflet, a holiday, a system down for a week"));

    @Override
    public String title() {
        return text;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (context.project().part(ProjectMeasure.class, measure).isEmpty()) {
            problems.put("measure", "There is no measure " + measure + " in this project");
        }
        if (day == null) {
            problems.put("day", "Enter the day");
        }
        if (text.isBlank()) {
            problems.put("text", "Say what happened");
        }
        return problems;
    }

    @Override
    public ChartNote pointingTo(LongUnaryOperator newNumbers) {
        return new ChartNote(newNumbers.applyAsLong(measure), day, text);
    }
}
